/** Why a document could not be read. */
import type { Facts } from '../findings/finding.js';
import type { RequestError, RequestFailure } from '../net/request-error.js';
import type { crawlSentences } from './messages.js';

type FetchErrorCode = keyof typeof crawlSentences;

/** Failures of a server, not of one document. */
const SERVER: readonly FetchErrorCode[] = [
  'crawl-certificate',
  'crawl-host',
  'crawl-offline',
  'crawl-proxy',
  'crawl-slow',
  'crawl-unanswered',
];

/** A document that could not be read: the code of a message and its facts. */
export class FetchError extends Error {
  constructor(
    readonly code: FetchErrorCode,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'FetchError';
  }

  /** Whether it concerns the whole server, not only this document. */
  get isServer(): boolean {
    return SERVER.includes(this.code);
  }
}

/** Returns an error that is a `FetchError`; rethrows any other. */
export function asFetchError(error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  throw error;
}

const codes: Readonly<Record<RequestFailure, FetchErrorCode>> = {
  private: 'crawl-address',
  host: 'crawl-host',
  unreachable: 'crawl-offline',
  proxy: 'crawl-proxy',
  unanswered: 'crawl-unanswered',
  slow: 'crawl-slow',
  cut: 'crawl-cut',
  large: 'crawl-large',
  encoding: 'crawl-cut',
  tls: 'crawl-certificate',
  'tls-expired': 'crawl-certificate',
  'tls-host': 'crawl-certificate',
  'tls-untrusted': 'crawl-certificate',
};

/** A failed request as a `FetchError`. */
export function fromRequestError(error: RequestError): FetchError {
  const code = codes[error.failure];
  // The message of OpenSSL names the fault of the certificate.
  const isCertificate = code === 'crawl-certificate' && error.cause instanceof Error;
  const facts = isCertificate ? { problem: (error.cause as Error).message } : error.facts;
  return new FetchError(code, facts, { cause: error });
}
