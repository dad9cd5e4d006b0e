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
  /** Of the merged `directory.json`, which every reader needs. */
  root: number;
  /** What a delegate of the root directory, with all directories below it, may cost. */
  perDelegate: {
    /** Directories and shards. */
    documents: number;
    /** Areas and delegates that they list. */
    entries: number;
    /** Text that the entries add to the merged directory, in bytes: once by key, and once for each word and postcode. */
    weight: number;
    /** Services that no feed before it has named. */
    services: number;
    /** Of all documents and feeds, unpacked. */
    bytes: number;
    /** That requests take and pauses last, added up. */
    time: number;
    /** Requests at once. */
    requests: number;
  };
  /** Until a connection stands. */
  connect: number;
  /** From then until the answer begins. */
  headers: number;
  /** From then until it is complete, whatever its size. */
  body: number;
  /** From when on a body must have come at this rate (bytes per second) on average. */
  grace: number;
  rate: number;
  /** Before the second attempt, where the server does not say; twice as long before the third. */
  pause: number;
  /** The longest pause that a server may ask for and get. */
  longestPause: number;
  /** After so many failures in a row nobody asks a server any longer. */
  failures: number;
  /** After this time no request begins. */
  deadline: number;
  /** The longest `ttl` that is believed, in seconds. */
  ttl: number;
  /** How far `published` may lie in the future. */
  ahead: number;
  /** How long after its beginning a crawl that was killed is still continued. */
  resume: number;
}

/** The limits that hold where nothing else is said. */
export const LIMITS: Limits = {
  depth: 8,
  directories: 50_000,
  areas: 200_000,
  perHost: 4,
  overall: 16,
  redirects: 5,
  size: SIZE_LIMIT,
  root: 1_000_000,
  perDelegate: {
    documents: 5000,
    entries: 20_000,
    weight: 16_000_000,
    services: 20_000,
    bytes: 2_000_000_000,
    time: 2 * 3_600_000,
    requests: 8,
  },
  connect: 10_000,
  headers: 10_000,
  body: 60_000,
  grace: 5000,
  rate: 8000,
  pause: 1000,
  longestPause: 60_000,
  failures: 4,
  deadline: 4 * 3_600_000,
  ttl: 86_400,
  ahead: 86_400_000,
  resume: 6 * 3_600_000,
};
