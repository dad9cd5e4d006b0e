import type { AreaAnswer } from './area-answer.js';

/** Why a document could not be loaded. */
export type FeedErrorReason = 'offline' | 'timeout' | 'refused' | 'missing' | 'invalid' | 'unsigned' | 'expired';

/** What is wrong with a document that is `invalid`. */
export type InvalidDetail = 'address' | 'too-large' | 'html' | 'not-json' | 'format';

/** What is wrong with a signature, or what the signed document lacks. */
export type UnsignedDetail =
  'signature-missing' | 'signature-wrong' | 'other-area' | 'older' | 'no-expiry' | 'no-crypto';

/** Why there is no area, or no coverage of a service. */
export type MissingDetail = 'no-area' | 'ambiguous' | 'too-many' | 'no-coverage';

/** Why the network failed, where the runtime says so: Node, Deno and Bun do, browsers do not. */
export type NetworkDetail =
  'unknown-host' | 'connection-refused' | 'connection-lost' | 'certificate' | 'proxy' | 'redirects' | 'unreachable';

/** The reason in more detail. */
export type FeedErrorDetail = InvalidDetail | UnsignedDetail | MissingDetail | NetworkDetail;

/** What a `FeedError` knows besides its reason and address. */
export interface FeedErrorOptions {
  detail?: FeedErrorDetail | undefined;
  status?: number | undefined;
  candidates?: readonly AreaAnswer[] | undefined;
  cause?: unknown;
}

/**
 * The only error that the SDK throws on purpose. `reason` is for programs, `explainError` puts it into a sentence,
 * `cause` is the error underneath.
 *
 * @example
 * ```ts
 * try {
 *   await client.feed();
 * } catch (error) {
 *   if (!isFeedError(error)) throw error;
 *   console.log(error.reason, error.status, explainError(error, 'en'));
 * }
 * ```
 */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  /** Why the document could not be loaded. */
  readonly reason: FeedErrorReason;
  /** The URL that was requested. */
  readonly address: string;
  /** The reason in more detail, if there is more to say. */
  readonly detail: FeedErrorDetail | undefined;
  /** HTTP status; with `refused` and `missing`. */
  readonly status: number | undefined;
  /** The areas that the query may mean; with `detail: 'ambiguous'`. */
  readonly candidates: readonly AreaAnswer[] | undefined;

  constructor(reason: FeedErrorReason, address: string, options: FeedErrorOptions = {}) {
    const { detail, status, candidates } = options;
    super(`Failed to load ${address || '(no address)'}: ${status ? `HTTP ${status}` : (detail ?? reason)}`, options);
    this.reason = reason;
    this.address = address;
    this.detail = detail;
    this.status = status;
    this.candidates = candidates;
  }
}

/** Several areas fit a query. */
export type AmbiguousError = FeedError & {
  readonly reason: 'missing';
  readonly detail: 'ambiguous';
  readonly candidates: readonly AreaAnswer[];
};

/** Whether a caught value is a `FeedError`, of this copy of the SDK or of another copy in the same page. */
export const isFeedError = (error: unknown): error is FeedError => (error as Error | undefined)?.name === 'FeedError';

/**
 * Whether a caught value says that several areas fit; `candidates` lists them.
 *
 * @example
 * ```ts
 * try {
 *   await client.area({ name: 'Neuenkirchen' });
 * } catch (error) {
 *   if (isAmbiguousError(error)) console.log(error.candidates.map(({ name, within }) => `${name} (${within})`));
 * }
 * ```
 */
export const isAmbiguousError = (error: unknown): error is AmbiguousError =>
  isFeedError(error) && error.detail === 'ambiguous';
