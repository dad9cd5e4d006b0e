/** Whether a document is the same however it is packed: an upload that broke off leaves copies of an earlier one. */
import type { Report } from '../findings/finding.js';
import type { Tell } from './config-snippets.js';
import { ask, asFinding } from '../net/request.js';
import type { Answer } from '../net/request.js';

/** What readers ask for: `identity` is the document itself. */
const WAYS = ['identity', 'gzip', 'br'] as const;

/** Asks in every other way than the answer came. Gives all the documents that readers get, the first one first. */
export async function compareCopies(answer: Answer, timeLimit: number, report: Report, tell: Tell): Promise<Buffer[]> {
  const get = (way: string): ReturnType<typeof ask> => ask(answer.url, timeLimit, { 'Accept-Encoding': way });
  const came = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const bodies = new Map([[came, answer.body]]);
  for (const way of WAYS) {
    if (bodies.has(way)) continue;
    const other = await get(way);
    if ('failed' in other) report(asFinding(other, answer.url, timeLimit));
    else if (other.status === 200) bodies.set(way, other.body);
  }
  const plain = bodies.get('identity');
  for (const [way, body] of bodies) {
    if (!plain || body.equals(plain)) continue;
    // It may have been published anew in between: then both are the same by now.
    const [one, other] = [await get('identity'), await get(way)];
    if ('body' in one && 'body' in other && !one.body.equals(other.body)) {
      tell('error', 'web-copy-stale', answer, { way });
    }
  }
  return [...bodies.values()];
}
