import type { RunningServer } from '@ozg-widgets/publisher';
export declare const policy: string;
export declare const configuratorPolicy: string;
export declare const serveTown: (port: number) => Promise<RunningServer>;
