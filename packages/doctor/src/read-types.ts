/** How the doctor reads the resources of a page. Each platform provides its own reader. */
import type { Facts } from '@ozg-widgets/feed';
import type { Headers } from './http/media-type.js';

/** A response, after all redirects. */
export interface Answer {
  /** The final address. */
  url: string;
  status: number;
  /** By their names in lower case. */
  headers: Headers;
  /** Whether these are all headers; a page sees only some headers of other origins. */
  complete: boolean;
  /** The decoded body. */
  bytes: Uint8Array;
}

/** Why there is no response. `blocked`: no response, or one that the page may not read; browsers do not tell which. */
export interface Failure {
  failed:
    | 'blocked'
    | 'encoding'
    | 'endless'
    | 'host'
    | 'private'
    | 'proxy'
    | 'redirect-http'
    | 'redirect-loop'
    | 'slow'
    | 'tls'
    | 'tls-expired'
    | 'tls-host'
    | 'tls-untrusted'
    | 'unreachable';
  facts?: Facts | undefined;
}

/** Reads an address as a page at `origin` would, within limits of time and size. Never rejects. */
export type Read = (address: string, origin: string) => Promise<Answer | Failure>;
