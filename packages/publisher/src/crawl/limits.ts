/** The limits of a crawl. */
import { SIZE_LIMIT } from '@ozg-widgets/feed';

/** Limits of a crawl. Times are in milliseconds, sizes in bytes. */
export interface Limits {
  /** Levels of directories. */
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
  /** The maximum cost of a delegate of the root directory, with all directories below it. */
  perDelegate: {
    /** Directories and shards. */
    documents: number;
    /** Areas and delegates that they list. */
    entries: number;
    /** Text that the entries add to the merged directory, in bytes: once by key, and once for each word and postcode. */
    weight: number;
    /** Services that no earlier feed lists. */
    services: number;
    /** Of all documents and feeds, unpacked. */
    bytes: number;
    /** The total duration of requests and pauses. */
    time: number;
    /** Requests at once. */
    requests: number;
  };
  /** Until a connection is established. */
  connect: number;
  /** From then until the answer begins. */
  headers: number;
  /** From then until it is complete. */
  body: number;
  /** After this time a body must have arrived at `rate` (bytes per second) on average. */
  grace: number;
  rate: number;
  /** Before the second attempt, without `Retry-After`; twice as long before the third. */
  pause: number;
  /** The longest `Retry-After` that is respected. */
  longestPause: number;
  /** After so many failures in a row a server is not asked any more. */
  failures: number;
  /** After this time no request is started. */
  deadline: number;
  /** The longest `ttl` that is respected, in seconds. */
  ttl: number;
  /** How far `published` may be in the future. */
  ahead: number;
  /** How long after its start a killed crawl is resumed. */
  resume: number;
}

/** The default limits. */
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
