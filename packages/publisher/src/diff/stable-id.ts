/** Ids of changes that are the same whenever and wherever the same two builds are compared. */
import { createHash } from 'node:crypto';
import type { Collected } from './collect.js';

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A UUID (version 8, RFC 9562) that is the same for the same value. */
export function uuidOf(value: unknown): string {
  const digits = hash(value);
  const variant = ((parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20)];
  return [...parts, digits.slice(20, 32)].join('-');
}

/** The identity of a change. It includes the time, since the same thing may change back and forth. */
export const identityOf = ({ kind, service, id, area, before, after, published }: Collected): unknown => [
  kind,
  service,
  id,
  area?.ars,
  area?.level,
  before,
  after,
  published,
];
