import type { ConfigSnippet } from '@ozg-widgets/doctor';
import type { Facts, Finding } from '../findings/finding.js';
import type { Answer } from '../net/request.js';

/** Records a finding about a response; the configuration that fixes it becomes its fact `lines`. */
export type Reporter = (
  severity: Finding['severity'],
  code: Finding['code'],
  answer: Answer,
  facts?: Facts,
  snippet?: ConfigSnippet,
) => void;
