/** The requests of `check` and `doctor`: as a browser makes them for a page of another site. */
import { isInPrivateNetwork, namesPrivateHost } from './private-address.js';
import { MAX_REDIRECTS, redirectOf } from './redirects.js';
import type { Redirect } from './redirects.js';
import { RequestError } from './request-error.js';
import type { FailureFacts, RequestFailure } from './request-error.js';
import { createClient } from './request.js';
import type { Answer, HttpClient } from './request.js';

/** The site that the requests seem to come from. */
export const ORIGIN = 'https://www.example.org';

/** Why there is no answer: the end of a code `web-…`, and the facts of its message. */
export interface Failure {
  failed: Exclude<RequestFailure, 'unanswered' | 'cut' | 'large'> | 'endless' | 'redirect-http' | 'redirect-loop';
  facts?: FailureFacts;
}

/** How redirects are followed. */
export interface FollowOptions {
  headers?: Readonly<Record<string, string>>;
  /** The address whose author chose this one. From a public address nothing leads into a private network. @default the address itself */
  base?: URL;
  /** Called for every answer that redirects. */
  onRedirect?: (answer: Answer, redirect: Redirect, count: number) => void;
}

/** Requests an address once, or follows its redirects. */
export interface Requests {
  /** Returns the answer, or why there is none; never rejects. */
  ask(url: URL, headers?: Readonly<Record<string, string>>): Promise<Answer | Failure>;
  /** Follows redirects. A failure names the address at which it occurred. */
  follow(url: URL, options?: FollowOptions): Promise<Answer | (Failure & { url: URL })>;
  close(): void;
}

/** How requests fail, in the codes of the messages. */
const codes: Readonly<Record<RequestFailure, Failure['failed']>> = {
  private: 'private',
  host: 'host',
  unreachable: 'unreachable',
  proxy: 'proxy',
  unanswered: 'slow',
  slow: 'slow',
  cut: 'unreachable',
  large: 'endless',
  encoding: 'encoding',
  tls: 'tls',
  'tls-expired': 'tls-expired',
  'tls-host': 'tls-host',
  'tls-untrusted': 'tls-untrusted',
};

const HAS_FACTS: readonly Failure['failed'][] = ['unreachable', 'proxy', 'tls'];

/** Creates the requests of one command; each answer has to be complete within `timeLimit` milliseconds. */
export function createRequests(timeLimit: number): Requests {
  const limits = { connect: timeLimit, headers: timeLimit, body: timeLimit };
  const clients = { all: createClient(limits, true), publicOnly: createClient(limits, false) };

  async function ask(
    client: HttpClient,
    url: URL,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer | Failure> {
    const signal = AbortSignal.timeout(timeLimit);
    try {
      return await client.request(url, { headers: { origin: ORIGIN, ...headers }, signal });
    } catch (error) {
      if (signal.aborted) return { failed: 'slow', facts: { seconds: timeLimit / 1000 } };
      if (!(error instanceof RequestError)) throw error;
      const failed = codes[error.failure];
      if (failed === 'slow') return { failed, facts: { seconds: timeLimit / 1000 } };
      if (failed === 'private') return { failed, facts: { to: url.href } };
      return HAS_FACTS.includes(failed) ? { failed, facts: error.facts } : { failed };
    }
  }

  return {
    ask: (url, headers) => ask(clients.all, url, headers),
    async follow(first, { headers, base = first, onRedirect } = {}) {
      let url = first;
      let allowPrivateNetwork = base === first || (await isInPrivateNetwork(base));
      if (!allowPrivateNetwork && url.host !== base.host && namesPrivateHost(url))
        return { failed: 'private', facts: { to: url.href }, url };
      for (let count = 0; count <= MAX_REDIRECTS; count++) {
        // The user chose the host of the base, servers chose all others.
        const isChosen = allowPrivateNetwork || url.host === base.host;
        const answer = await ask(isChosen ? clients.all : clients.publicOnly, url, headers);
        if ('failed' in answer) return { ...answer, url };
        if (!redirectOf(answer, true)) return answer;
        allowPrivateNetwork &&= await isInPrivateNetwork(base);
        const redirect = redirectOf(answer, allowPrivateNetwork);
        if (!redirect || redirect.refused === 'address') return answer;
        onRedirect?.(answer, redirect, count);
        if (redirect.refused)
          return {
            failed: redirect.refused === 'private' ? 'private' : 'redirect-http',
            facts: { to: redirect.to },
            url,
          };
        url = redirect.to;
      }
      return { failed: 'redirect-loop', facts: { count: MAX_REDIRECTS + 1 }, url: first };
    },
    close() {
      for (const client of Object.values(clients)) client.close();
    },
  };
}
