/** How a request goes out where no browser watches over redirects: in Node, and wherever packages are taken as for Node. */
import { isSafe } from '@ozg-widgets/feed';
import ky from 'ky';
import type { Options } from 'ky';

/** As fetch has it. */
const REDIRECTS = [301, 302, 303, 307, 308];
const MOST = 20;

export const request = (address: string, options: Options): Promise<Response> =>
  ky(address, { ...options, fetch: options.fetch ?? follow });

/** Asks, and asks on where the answer leads, but not from where nobody can change it to where anybody can. */
async function follow(input: URL | RequestInfo, init?: RequestInit): Promise<Response> {
  let ask = new Request(input, { ...init, redirect: 'manual' });
  for (let left = MOST; ; left--) {
    const response = await fetch(ask);
    const location = REDIRECTS.includes(response.status) && response.headers.get('location');
    if (!location) return response;
    const from = new URL(ask.url);
    const to = new URL(location, from);
    if (!/^https?:$/.test(to.protocol) || (isSafe(from) && !isSafe(to))) return response;
    await response.body?.cancel();
    if (left === 0) throw new TypeError('too many redirects');
    ask = new Request(to, ask);
  }
}
