/** Why a feed could not be had. */
export type FeedErrorReason = 'offline' | 'timeout' | 'refused' | 'missing' | 'invalid' | 'unsigned' | 'expired';

/** What is wrong with a document that is `invalid`. */
export type InvalidDetail = 'address' | 'too-large' | 'html' | 'not-json' | 'format';

/** The one error of the SDK. `reason` is for programs, `cause` is what was thrown first; `explainError` puts it in words. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly reason: FeedErrorReason;
  /** The address that was asked. */
  readonly address: string;
  /** With `invalid`: what is wrong. */
  readonly detail: InvalidDetail | undefined;
  /** With `refused` and `missing`: the HTTP status. */
  readonly status: number | undefined;

  constructor(
    reason: FeedErrorReason,
    address: string,
    facts: { detail?: InvalidDetail; status?: number; cause?: unknown } = {},
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
