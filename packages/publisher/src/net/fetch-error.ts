/** Why a document could not be read. */
import type { Facts } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** What kept a document from being read: the code of a sentence, and what that sentence needs to be told. */
export class Trouble extends Error {
  constructor(
    readonly code: Code,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }

  /** Whether it says something about the whole server, not about this one document. */
  get isServer(): boolean {
    return ['crawl-offline', 'crawl-unanswered', 'crawl-slow', 'crawl-certificate'].includes(this.code);
  }
}

/** A trouble as it is; anything else is a bug, and is thrown. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  throw error;
}
