/** Which addresses are asked at all: a directory must not send its readers into their own network. */
import { isLoopback } from '@ozg-widgets/feed';
import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Trouble } from './fetch-error.js';

const inner = new BlockList();
for (const [net, digits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, digits, 'ipv4');
for (const [net, digits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, digits, 'ipv6');

/** Whether an IP address leads into a network of one's own, and not to the internet. */
export const isInner = (ip: string): boolean => inner.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');

const bare = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * An address that may be asked.
 * @throws {Trouble} where it is none: not https, or inside one's own network
 */
export function allowed(address: string, base: string | undefined, innerToo: boolean): URL {
  if (!URL.canParse(address, base)) throw new Trouble('crawl-address', { found: address });
  const url = new URL(address, base);
  const secure = url.protocol === 'https:' || (innerToo && url.protocol === 'http:' && isLoopback(url));
  if (!secure || (!innerToo && (isLoopback(url) || (isIP(bare(url)) && isInner(bare(url))))))
    throw new Trouble('crawl-address', { found: url.href });
  url.hash = '';
  return url;
}

/** Finds the IP address of a host as usual, but gives none inside one's own network: names can point anywhere. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const wrong = error ? undefined : found.find(({ address }) => isInner(address));
    const [first] = error ? [] : found;
    if (error) callback(error, '');
    else if (wrong) callback(new Trouble('crawl-address', { found: `${hostname} (${wrong.address})` }), '');
    else if (options.all) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  });
};
