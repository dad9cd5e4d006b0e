/** Checks the body of a response: a feed, a directory, a coverage document or an oEmbed response. */
import type { Facts, Issue } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { checkOembed, isOembed } from './check-oembed.js';
import type { HttpCode } from './messages.js';

/** A fault of a document. */
export interface DocumentFault {
  severity: 'error' | 'warning';
  code: HttpCode;
  facts?: Facts;
  /** The violation of the format. */
  issue?: Issue;
}

/** What the headers of a document are compared with. */
export interface DocumentFacts {
  /** How long it may be cached, in seconds. */
  ttl: number;
  /** In bytes, decoded. */
  size: number;
  /** Whether it is read rarely and by servers only, so that compression is not worthwhile. */
  rare?: true;
}

/** The lifetime of documents without `ttl`, in seconds. */
const DEFAULT_TTL = 3600;

/** The tolerated difference between the clocks of two machines, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** Reports the faults of a document. Returns what is known about it, or `'page'` if it is an HTML page. */
export function checkDocumentBody(
  body: Uint8Array,
  now: Date,
  report: (fault: DocumentFault) => void,
): DocumentFacts | 'page' {
  const unread = { ttl: DEFAULT_TTL, size: body.length };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    report({ severity: 'error', code: 'not-text' });
    return unread;
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    if (/^\s*</.test(text)) {
      report({ severity: 'error', code: 'html' });
      return 'page';
    }
    const problem = error instanceof Error ? error.message : String(error);
    report({ severity: 'error', code: 'not-json', facts: { problem } });
    return unread;
  }
  if (isOembed(document)) {
    for (const fault of checkOembed(document)) report({ severity: 'error', ...fault });
    return { ttl: lifetime(document.cache_age), size: body.length, rare: true };
  }
  for (const issue of checkDocument(document)) report({ severity: issue.severity, code: 'document', issue });
  const { ttl, published, validUntil } = (document ?? {}) as Partial<Record<string, unknown>>;
  if (typeof published === 'string' && Date.parse(published) > now.getTime() + CLOCK_TOLERANCE) {
    report({ severity: 'error', code: 'web-future', facts: { found: published } });
  }
  if (typeof validUntil === 'string' && Date.parse(validUntil) < now.getTime()) {
    report({ severity: 'error', code: 'web-outdated', facts: { found: validUntil } });
  }
  return { ttl: lifetime(ttl), size: body.length };
}

const lifetime = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : DEFAULT_TTL);
