/** Whether a document is the same in every encoding: an interrupted upload leaves compressed copies of an earlier one. */
import type { Report } from '../findings/finding.js';
import type { Requests } from '../net/requests.js';
import type { Answer } from '../net/request.js';
import type { Reporter } from './reporter.js';
import { toFinding } from './to-finding.js';

/** Values of `Accept-Encoding`; `identity` is the document itself. */
const ENCODINGS = ['identity', 'gzip', 'br'] as const;

/** Requests every other encoding than the one of `answer`. Returns all documents that readers get, that of `answer` first. */
export async function compareCopies(
  answer: Answer,
  { ask }: Pick<Requests, 'ask'>,
  add: Report,
  report: Reporter,
): Promise<Buffer[]> {
  const get = (encoding: string): ReturnType<typeof ask> => ask(answer.url, { 'accept-encoding': encoding });
  const received = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const bodies = new Map([[received, answer.body]]);
  for (const encoding of ENCODINGS) {
    if (bodies.has(encoding)) continue;
    const other = await get(encoding);
    if ('failed' in other) add(toFinding(other, answer.url));
    else if (other.status === 200) bodies.set(encoding, other.body);
  }
  const plain = bodies.get('identity');
  for (const [encoding, body] of bodies) {
    if (!plain || body.equals(plain)) continue;
    // If it was published again in between, both are the same by now.
    const again = { plain: await get('identity'), encoded: await get(encoding) };
    if ('body' in again.plain && 'body' in again.encoded && !again.plain.body.equals(again.encoded.body))
      report('error', 'web-copy-stale', answer, { way: encoding });
  }
  return [...bodies.values()];
}
