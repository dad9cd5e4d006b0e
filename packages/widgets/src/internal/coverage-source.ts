/** Finds out how far a service has come. Loaded only where a page shows it: few pages need a directory. */
import { createClient } from '@ozg-widgets/sdk';
import type { ClientOptions, LiveCoverage } from '@ozg-widgets/sdk';

/** How far the service with this LeiKa key has come, as the directory that these options name knows it. */
export const coverageOf = (options: ClientOptions, key: string): Promise<LiveCoverage> =>
  createClient(options).coverage(key);
