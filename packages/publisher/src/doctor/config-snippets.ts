/** The lines of `ozg-feed check ADDRESS`, for answers that the doctor read. */
import { checkBody } from '../audit/document-rules.js';
import { snippetFor } from '../audit/config-snippets.js';
import type { ConfigSnippet } from '../audit/config-snippets.js';
import type { Report } from '../findings/finding.js';
import type { Answer } from './read-types.js';

/** Of an answer they read address, headers and bytes, and those are here too; only Node's names for them are not. */
type Audited = Parameters<typeof checkBody>[0];

const audited = ({ url, headers, bytes, status }: Answer): Audited =>
  ({ url: new URL(url), headers, body: bytes, status, cookies: [] }) as unknown as Audited;

/** The lines that set the server right that answered. */
export function remedyLines(snippet: ConfigSnippet, answer: Answer): { lines: string } | undefined {
  const lines = snippetFor(snippet, audited(answer));
  return lines === undefined ? undefined : { lines };
}

/** What `check` says of the document, and how long it may be kept; `'page'` where it is a web page. */
export const checkAnswer = (answer: Answer, now: Date, report: Report): ReturnType<typeof checkBody> =>
  checkBody(audited(answer), now, report);
