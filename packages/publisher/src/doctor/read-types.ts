/** How the doctor reads what a page points to: by whatever the place it runs in has. */

/** What a server answered at the end of all redirects. */
export interface Answer {
  /** Where it came from in the end. */
  url: string;
  status: number;
  /** By their names in lower case. */
  headers: Readonly<Partial<Record<string, string>>>;
  /** Whether these are all headers; a page sees only a few, and no answer at all that it may not read. */
  complete: boolean;
  /** Unpacked. */
  bytes: Uint8Array;
}

/** Why there is no answer. `blocked`: none came, or one that a page may not read; a browser does not tell which. */
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
  facts?: Readonly<Record<string, string | number>> | undefined;
}

/** Reads an address as a page at `origin` would, within limits of time and size. Never rejects. */
export type Read = (address: string, origin: string) => Promise<Answer | Failure>;
