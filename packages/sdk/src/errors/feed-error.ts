import type { AreaAnswer } from '../directory/directory-client.js';

/** Why a feed could not be had. */
export type FeedErrorReason = 'offline' | 'timeout' | 'refused' | 'missing' | 'invalid' | 'unsigned' | 'expired';

/** What is wrong with a document that is `invalid`. */
export type InvalidDetail = 'address' | 'too-large' | 'html' | 'not-json' | 'format';

/** What is wrong with a signature, or what the signed document lacks. */
export type UnsignedDetail = 'signature-missing' | 'signature-wrong' | 'other-area' | 'older' | 'endless' | 'no-crypto';

/** Why no area can be named, or no figures about a service. */
export type MissingDetail = 'no-area' | 'ambiguous' | 'too-many' | 'no-coverage';

/** The reason in more detail. */
export type FeedErrorDetail = InvalidDetail | UnsignedDetail | MissingDetail;

/** The one error of the SDK. `reason` is for programs, `cause` is what was thrown first; `explainError` puts it in words. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly reason: FeedErrorReason;
  /** The address that was asked. */
  readonly address: string;
  /** With `invalid`, `unsigned` and `missing`: what is wrong. */
  readonly detail: FeedErrorDetail | undefined;
  /** With `refused` and `missing`: the HTTP status. */
  readonly status: number | undefined;
  /** With `ambiguous`: the areas that were meant, maybe. */
  declare readonly candidates?: readonly AreaAnswer[];

  constructor(
    reason: FeedErrorReason,
    address: string,
    facts: { detail?: FeedErrorDetail; status?: number; cause?: unknown } = {},
  ) {
    const { detail, status } = facts;
    super(`The feed ${address} cannot be used: ${detail ?? reason}${status ? ` (HTTP ${status})` : ''}`, facts);
    this.reason = reason;
    this.address = address;
    this.detail = detail;
    this.status = status;
  }
}

/** Whether something caught is a FeedError, of this copy of the SDK or of another on the same page. */
export const isFeedError = (error: unknown): error is FeedError => (error as Error | undefined)?.name === 'FeedError';
