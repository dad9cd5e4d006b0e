/** Which addresses belong to private networks: documents of others must not lead their readers there. */
import { isLoopback } from '@ozg-widgets/feed';
import { lookup } from 'node:dns';
import { lookup as resolve } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { RequestError } from './request-error.js';

/** Special-purpose addresses of the IANA registries (RFC 6890) that are not globally reachable. */
const blocked = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8], // this network (RFC 791)
  ['10.0.0.0', 8], // private use (RFC 1918)
  ['100.64.0.0', 10], // shared address space (RFC 6598)
  ['127.0.0.0', 8], // loopback (RFC 1122)
  ['169.254.0.0', 16], // link local (RFC 3927)
  ['172.16.0.0', 12], // private use (RFC 1918)
  ['192.0.0.0', 24], // IETF protocol assignments (RFC 6890)
  ['192.168.0.0', 16], // private use (RFC 1918)
  ['198.18.0.0', 15], // benchmarking (RFC 2544)
  ['224.0.0.0', 3], // multicast (RFC 5771), reserved (RFC 1112), limited broadcast (RFC 919)
] as const)
  blocked.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 96], // unspecified, loopback, IPv4-compatible (RFC 4291)
  ['64:ff9b::', 96], // IPv4/IPv6 translation (RFC 6052)
  ['64:ff9b:1::', 48], // local-use IPv4/IPv6 translation (RFC 8215)
  ['100::', 64], // discard only (RFC 6666)
  ['2002::', 16], // 6to4 (RFC 3056)
  ['fc00::', 7], // unique local (RFC 4193)
  ['fe80::', 9], // link local and formerly site local (RFC 4291, RFC 3879)
  ['ff00::', 8], // multicast (RFC 4291)
] as const)
  blocked.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address belongs to a private network, not to the internet. */
export const isPrivateAddress = (ip: string): boolean => blocked.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Whether a URL names a host of a private network by its IP address, or this machine. */
export function namesPrivateHost(url: URL): boolean {
  const host = hostOf(url);
  return isLoopback(url) || (isIP(host) !== 0 && isPrivateAddress(host));
}

/** Whether the host of a URL is in a private network; names are looked up. */
export async function isInPrivateNetwork(url: URL): Promise<boolean> {
  if (namesPrivateHost(url)) return true;
  const found = await resolve(hostOf(url), { all: true }).catch(() => []);
  return found.some(({ address }) => isPrivateAddress(address));
}

/** Resolves a host name like `dns.lookup`, but rejects it if it leads into a private network: any name can. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const wrong = error ? undefined : found.find(({ address }) => isPrivateAddress(address));
    const [first] = error ? [] : found;
    if (error) callback(error, '');
    else if (wrong) callback(new RequestError('private', { found: `${hostname} (${wrong.address})` }), '');
    else if (options.all) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  });
};
