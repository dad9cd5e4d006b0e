/** What a crawl never exceeds, whatever it meets. */
import { SIZE_LIMIT } from '@ozg-widgets/feed';

/** Limits of a crawl. Times are in milliseconds, sizes in bytes. */
export interface Limits {
  /** Directories one below the other. */
  depth: number;
  directories: number;
  areas: number;
  /** Requests at once, to one server and to all. */
  perHost: number;
  overall: number;
  redirects: number;
  /** Of a document, unpacked. */
  size: number;
  /** Until a connection stands. */
  connect: number;
  /** From then until the answer begins. */
  headers: number;
  /** From then until it is complete. */
  body: number;
  /** Before the second attempt, where the server does not say; twice as long before the third. */
  pause: number;
  /** The longest pause that a server may ask for and get. */
  longestPause: number;
  /** After so many failures in a row nobody asks a server any longer. */
  failures: number;
  /** How long after its beginning a crawl that was killed is still continued. */
  resume: number;
}

/** The limits that hold where nothing else is said. */
export const LIMITS: Limits = {
  depth: 8,
  directories: 10_000,
  areas: 200_000,
  perHost: 4,
  overall: 16,
  redirects: 5,
  size: SIZE_LIMIT,
  connect: 10_000,
  headers: 20_000,
  body: 60_000,
  pause: 1000,
  longestPause: 60_000,
  failures: 4,
  resume: 6 * 3_600_000,
};
