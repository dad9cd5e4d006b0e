/**
 * How a request goes out in Node and other runtimes without a browser's network stack: redirects never leave https,
 * validators make a second reading cheap, and errors name what failed.
 */
import { isLoopback, isSafe } from '@ozg-widgets/feed';
import ky from 'ky';
import type { Options } from 'ky';
import type { NetworkDetail } from '../errors/feed-error.js';

/** A test compares it with the version of the package. */
const USER_AGENT = 'ozg-widgets-sdk/0.1';
/** The statuses that fetch follows, and how often. */
const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 20;
const TOO_MANY = 'too many redirects';

/** Headers that ask whether a value is still what the server has. */
const validators = new WeakMap<object, Record<string, string>>();

/** Sends a request; for a value `known` already, one that may be answered with 304. */
export function request(address: string, options: Options, known?: unknown): Promise<Response> {
  const { cache, headers, fetch = follow } = options;
  const conditions = cache === undefined && isObject(known) ? validators.get(known) : undefined;
  return ky(address, {
    ...options,
    headers: { 'user-agent': USER_AGENT, ...conditions, ...(headers as Record<string, string> | undefined) },
    fetch,
  });
}

/** Keeps the validators of a response together with the value that was read from it. */
export function remember(value: unknown, { headers }: Response): void {
  if (!isObject(value)) return;
  const conditions = Object.entries({
    'if-none-match': headers.get('etag'),
    'if-modified-since': headers.get('last-modified'),
  }).filter((entry): entry is [string, string] => entry[1] !== null);
  if (conditions.length) validators.set(value, Object.fromEntries(conditions));
}

/** Codes of Node and undici, most specific first. */
const codes: readonly (readonly [RegExp, NetworkDetail])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'unknown-host'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^UND_ERR_PRX/, 'proxy'],
  [/CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|HOSTNAME/, 'certificate'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|Z_\w+)$/, 'connection-lost'],
];

/** Why the network failed, from the codes of an error and its causes. */
export function networkDetail(error: unknown): NetworkDetail {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = '', message } = cause as Error & { code?: unknown };
    const detail = codes.find(([pattern]) => pattern.test(String(code)))?.[1];
    if (detail) return detail;
    if (message === TOO_MANY || message === 'redirect count exceeded') return 'redirects';
    if (/\bproxy\b/i.test(message)) return 'proxy';
  }
  return 'unreachable';
}

/** Follows redirects as fetch does, but only those that are allowed. */
async function follow(input: URL | RequestInfo, init?: RequestInit): Promise<Response> {
  let next = new Request(input, { ...init, redirect: 'manual' });
  for (let left = MAX_REDIRECTS; ; left--) {
    const response = await fetch(next);
    const location = REDIRECTS.includes(response.status) && response.headers.get('location');
    if (!location) return response;
    const from = new URL(next.url);
    const to = new URL(location, from);
    if (!isAllowed(from, to)) return response;
    await response.body?.cancel();
    if (left === 0) throw new TypeError(TOO_MANY);
    next = new Request(to, next);
  }
}

/** The redirect rule of the publisher's commands, too: never from https to http, never from another host to this one. */
function isAllowed(from: URL, to: URL): boolean {
  if (!/^https?:$/.test(to.protocol) || (isSafe(from) && !isSafe(to))) return false;
  return (from.protocol === 'http:' || to.protocol === 'https:') && (isLoopback(from) || !isLoopback(to));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
