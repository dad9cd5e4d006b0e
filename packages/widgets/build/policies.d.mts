import type { needs, policyFor } from '@ozg-widgets/publisher';

/** A table of the forms: the strictest policy with which each works, and what more it may need. */
export function policyTable(policies: { needs: typeof needs; policyFor: typeof policyFor }): string;

/** The table as it stands in the readme. */
export function tableInReadme(): string | undefined;
