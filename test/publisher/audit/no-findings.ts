/** A Node server that delivers a feed as it should, or with one thing different, and what an audit says of it. */
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from 'node:http';
import { expect } from 'chai';
import { audit } from '../../../packages/publisher/src/audit/audit.js';
import { describeFinding } from '../../../packages/publisher/src/findings/finding.js';
import { head } from '../../feed/fixtures/example.js';
import { startServer } from '../../support/servers.js';
import type { TestServer } from '../../support/servers.js';
import { NOW } from './servers.js';

/** The headers of a sound answer. */
export const SOUND = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'public, max-age=3600',
  'Content-Type': 'application/json',
  ETag: '"1"',
  'X-Content-Type-Options': 'nosniff',
};

/** A good feed, or what is made of it by other keys. */
export const text = (more: object = {}): string => JSON.stringify({ ...head, ...more });

/** Answers for the feed; everything else is missing, and who has it already is told so. */
export const deliver =
  (body: string | Buffer = text(), headers: OutgoingHttpHeaders = {}): RequestListener =>
  (request, response) => {
    const all = { ...SOUND, ...headers };
    if (request.url !== '/feed.json') response.writeHead(404, SOUND).end();
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304, all).end();
    else response.writeHead(200, all).end(body);
  };

/** What the servers of a test were asked, oldest first. */
export const requests: { url: string; headers: IncomingMessage['headers'] }[] = [];
const running: TestServer[] = [];

/** Starts a server; gives its address, with a slash at the end. */
export async function serve(answer: RequestListener): Promise<string> {
  const server = await startServer((request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  running.push(server);
  return server.url;
}

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  requests.length = 0;
}

/** The findings at an address, on one line each, without the address. */
export async function said(address: string, timeLimit?: number): Promise<string[]> {
  const { findings } = await audit(address, NOW, { ...(timeLimit !== undefined && { timeLimit }) });
  return findings.map((finding) => describeFinding(finding).replace(`${finding.file}: `, ''));
}

/** What is said of the feed of a server that answers like this. */
export const saidOf = async (answer: RequestListener, timeLimit?: number): Promise<string[]> =>
  said(`${await serve(answer)}feed.json`, timeLimit);

/** One sentence, and how it begins. */
export function expectOne(sentences: string[], beginning: string): void {
  expect(sentences, sentences.join('\n')).to.have.length(1);
  expect(sentences[0]?.slice(0, beginning.length)).to.equal(beginning);
}
