/** All that the rules know of a page. */
import type { Ours } from './html/find-embeds.js';
import type { Tell } from './diagnosis.js';
import type { Page } from './html/types.js';
import type { Policy } from './csp/policy.js';
import type { Answer, Failure } from './read-types.js';

/** A page that is being looked at. */
export interface Case extends Ours {
  page: Page;
  /** Where the page is; a made-up place where it was only pasted. */
  self: URL;
  /** Whether `self` is the page's real place. */
  located: boolean;
  /** What relative addresses start from. */
  base: string;
  /** Of the page, by their names in lower case. */
  headers: Readonly<Partial<Record<string, string>>>;
  policies: readonly Policy[];
  now: Date;
  /** The newest version known. */
  version: string;
  tell: Tell;
  /** Addresses as written that nobody could look at, since the page's place is not known. */
  unplaced: Set<string>;
  /** Reads an address once for each origin, the page's unless told; `undefined` where that cannot or must not be done. */
  read: (url: URL, origin?: string) => Promise<Answer | Failure | undefined>;
}

/** Whether somebody else's server answers for this address. */
export const isForeign = (url: URL, { self }: Pick<Case, 'self'>): boolean => url.origin !== self.origin;
