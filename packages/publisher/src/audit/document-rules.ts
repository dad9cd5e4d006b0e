/** What the body of an answer says, whatever its headers claim. */
import { checkDocument } from '@ozg-widgets/feed/strict';
import type { Finding, Report } from '../findings/finding.js';
import { checkOembedAnswer, isOembedAnswer } from '../tree/oembed/check.js';
import type { Answer } from '../net/request.js';

/** What the headers of a document are measured against. */
export interface Found {
  /** Seconds. */
  ttl: number;
  /** Bytes, unpacked. */
  size: number;
  /** Whether it is read by other servers, now and then: then packing is worth nothing. */
  rare?: true;
}

/** How long a document may be kept that does not say so, seconds. */
const TTL = 3600;

/** Clocks of two machines differ; by so many milliseconds they may. */
const CLOCKS = 5 * 60_000;

/** Reports on the document. Gives what is known of it, or `'page'` where this is a web page. */
export function checkBody({ url, body }: Answer, now: Date, report: Report): Found | 'page' {
  const error = (finding: Pick<Finding, 'code' | 'facts'>): void => {
    report({ severity: 'error', file: url.href, ...finding });
  };
  const unread = { ttl: TTL, size: body.length };
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    error({ code: 'not-text' });
    return unread;
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (problem) {
    if (/^\s*</.test(text)) {
      error({ code: 'html' });
      return 'page';
    }
    error({ code: 'not-json', facts: { problem: (problem as Error).message } });
    return unread;
  }
  if (isOembedAnswer(document)) {
    checkOembedAnswer(document, url.href, report);
    const { cache_age: age } = document;
    return { ttl: typeof age === 'number' && age >= 0 ? age : TTL, size: body.length, rare: true };
  }
  for (const issue of checkDocument(document)) {
    report({ severity: issue.severity, code: 'document', file: url.href, issue });
  }
  const { ttl, published, validUntil } = (document ?? {}) as Partial<Record<string, unknown>>;
  const moment = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : NaN);
  if (moment(published) > now.getTime() + CLOCKS) {
    error({ code: 'web-future', facts: { found: published as string } });
  }
  if (moment(validUntil) < now.getTime()) error({ code: 'web-outdated', facts: { found: validUntil as string } });
  return { ttl: typeof ttl === 'number' && ttl >= 0 ? ttl : TTL, size: body.length };
}
