/** The page to diagnose. */
import type { Diagnosis } from './diagnosis.js';
import { charsetOf, mediaTypeOf } from './http/media-type.js';
import type { Headers } from './http/media-type.js';
import type { Answer, Failure } from './read-types.js';

/** A page, with what is known about its delivery. */
export interface PageInput {
  html: string;
  /**
   * The address of the page; defaults to its `<link rel="canonical">`. Without either, relative addresses are not read,
   * which is reported, and mixed content is not detected.
   */
  address?: string;
  /** The response headers, by their names in lower case. */
  headers?: Headers;
}

/** The page in a response, or what keeps the response from being one. */
export function pageFromResponse(answer: Answer | Failure): PageInput | Diagnosis {
  if ('failed' in answer) {
    const { failed, facts } = answer;
    return {
      severity: 'error',
      code: failed === 'blocked' ? 'address-blocked' : `web-${failed}`,
      ...(facts && { facts }),
    };
  }
  const { url, status, headers, bytes } = answer;
  if (status !== 200) return { severity: 'error', code: 'web-status', facts: { status } };
  const type = mediaTypeOf(headers);
  // Browsers sniff the type if there is none.
  if (type && !['text/html', 'application/xhtml+xml'].includes(type)) {
    return { severity: 'error', code: 'page-not-html', facts: { found: type } };
  }
  return { html: decode(bytes, charsetOf(headers)), address: url, headers };
}

/** Decodes a page. All names that the rules look for are ASCII, so an unknown charset costs a few letters at most. */
function decode(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new TextDecoder().decode(bytes);
  }
}
