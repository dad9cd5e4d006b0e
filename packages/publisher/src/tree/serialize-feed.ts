/** Serializes feeds from bytes: each record is encoded once, what an area inherits is copied. */
import type { Patch, ResolvedArea } from '../inherit/resolve.js';
import type { Envelope } from '../source/model.js';
import { hash, toBase36 } from '../text/hash.js';
import { createTextBuffer, MAX_BYTES_PER_UNIT, writeUtf8 } from '../text/utf8.js';

/** The service records of one area, each with a comma behind it. */
interface ServiceBuffer {
  bytes: Uint8Array;
  length: number;
  /** Where the record of each service begins, in the order of the catalogue; one more for the end. */
  starts: Uint32Array;
  /** The area whose records these are. */
  owner?: ResolvedArea;
}

/** Serializes the feeds of resolved areas. */
export interface FeedSerializer {
  /** Two feeds with the same hash differ at most in `published`. */
  hash(area: ResolvedArea): string;
  /** The feed in pieces. They are views on buffers that the next call overwrites. */
  serialize(area: ResolvedArea, published: string): readonly Uint8Array[];
}

const COMMA = 0x2c;

/** A serializer for a catalogue of this many services. */
export function createFeedSerializer(envelope: Envelope, services: number): FeedSerializer {
  // One buffer for each depth of the tree: the records of all ancestors stay in place while an area is serialized.
  const buffers: ServiceBuffer[] = [];
  const empty = (size: number): ServiceBuffer => ({
    bytes: new Uint8Array(size),
    length: 0,
    starts: new Uint32Array(services + 1),
  });
  const none = empty(0);

  const servicesOf = (area: ResolvedArea): ServiceBuffer => {
    const own = (buffers[area.depth] ??= empty(1 << 16));
    if (own.owner === area) return own;
    applyPatches(area.parent ? servicesOf(area.parent) : none, area.patches, own);
    own.owner = area;
    return own;
  };

  // Two buffers for all areas: 12,000 small ones would cost about 100 MB until they are collected.
  const head = createTextBuffer(1 << 12);
  const tail = createTextBuffer(1 << 16);

  const { ttl, validUntil, publisher } = envelope;
  const start = `${JSON.stringify({ ttl, validUntil, publisher }).slice(1, -1)},"area":`;

  return {
    hash: ({ area, servicesHash, contacts, notices, help }) => {
      const parts = [servicesHash, contacts.hash, notices.hash, help.hash].map(toBase36);
      return toBase36(hash(`${start}${area.json}${parts.join(' ')}`));
    },
    serialize: (resolved, published) => {
      const { bytes, length } = servicesOf(resolved);
      const { area, contacts, notices, help } = resolved;
      const lists = member('contacts', contacts.json) + member('notices', notices.json) + member('help', help.json);
      return [
        head.encode(`{"format":"ozg-feed/1","published":"${published}",${start}${area.json},"services":[`),
        bytes.subarray(0, Math.max(0, length - 1)),
        tail.encode(`]${lists}}\n`),
      ];
    },
  };
}

const member = (name: string, json: string): string => (json ? `,"${name}":[${json}]` : '');

/** Copies the records of one buffer into another, with patches in place of some records or between them. */
function applyPatches(from: ServiceBuffer, patches: readonly Patch[], to: ServiceBuffer): void {
  const needed = patches.reduce((sum, { json }) => sum + json.length * MAX_BYTES_PER_UNIT + 1, from.length);
  if (to.bytes.length < needed) to.bytes = new Uint8Array(needed * 2);
  const { bytes, starts } = to;
  const services = starts.length - 1;
  let at = 0;
  let next = 0;
  const copyUntil = (service: number): void => {
    const start = from.starts[next] ?? 0;
    const end = from.starts[service] ?? 0;
    const shift = at - start;
    for (let i = next; i < service; i++) starts[i] = (from.starts[i] ?? 0) + shift;
    if (end > start) bytes.set(from.bytes.subarray(start, end), at);
    at += end - start;
    next = service;
  };
  for (const { service, json } of patches) {
    copyUntil(service);
    starts[service] = at;
    at += writeUtf8(json, bytes, at);
    bytes[at] = COMMA;
    at++;
    next = service + 1;
  }
  copyUntil(services);
  starts[services] = at;
  to.length = at;
}
