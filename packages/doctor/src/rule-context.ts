/** What every rule receives. */
import type { Policy } from './csp/policy.js';
import type { Reporter } from './diagnosis.js';
import type { PageEmbeds } from './html/find-embeds.js';
import type { Page } from './html/types.js';
import type { Headers } from './http/media-type.js';
import type { Answer, Failure } from './read-types.js';

/** The page under examination. */
export interface RuleContext extends PageEmbeds {
  page: Page;
  /** The address of the page; a placeholder if it is unknown. */
  self: URL;
  /** Whether `self` is the real address of the page. */
  hasUrl: boolean;
  /** The base of relative addresses. */
  base: string;
  /** The response headers of the page. */
  headers: Headers;
  policies: readonly Policy[];
  now: Date;
  /** The latest version of the elements. */
  version: string;
  report: Reporter;
  /** Addresses, as written, that cannot be read since the address of the page is unknown. */
  unresolved: Set<string>;
  /**
   * Reads an address, once for each origin. `undefined` if there is no reader or the address cannot be read.
   *
   * @param origin - the origin of the reading page; defaults to that of `self`
   */
  read: (url: URL, origin?: string) => Promise<Answer | Failure | undefined>;
}

/** Whether an address has another origin than the page. */
export const isCrossOrigin = (url: URL, { self }: Pick<RuleContext, 'self'>): boolean => url.origin !== self.origin;
