/** Hashes that can be combined: of a set from those of its members, of a list from those of its items. */

/** 64 bits in two halves. Tells versions of a document apart; no protection against forgery. */
export interface Hash {
  a: number;
  b: number;
}

/** The hash of an empty set or list. */
export const EMPTY_HASH: Hash = { a: 0, b: 0 };

const mix = (h: number, other: number): number => {
  const mixed = Math.imul(h ^ (h >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** The hash of a text. */
export function hash(text: string): Hash {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
    a ^= a >>> 15;
  }
  return { a: mix(a, b), b: mix(b, a) };
}

/** The hash of bytes. */
export function hashBytes(bytes: Uint8Array): Hash {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x9e3779b1);
    b = Math.imul(b ^ byte, 0x5f356495);
    a ^= a >>> 15;
  }
  return { a: mix(a, b), b: mix(b, a) };
}

/** A set in which one member replaces another; `EMPTY_HASH` stands for no member. */
export const replaceInSet = (set: Hash, added: Hash, removed: Hash): Hash => ({
  a: (set.a + added.a - removed.a) >>> 0,
  b: (set.b + added.b - removed.b) >>> 0,
});

/** A list with one more item in front. */
export const prepend = (item: Hash, list: Hash): Hash => ({
  a: (Math.imul(list.a, 0x2c1b3c6d) + mix(item.a, list.b)) >>> 0,
  b: (Math.imul(list.b, 0x297a2d39) + mix(item.b, list.a)) >>> 0,
});

/** A hash as text, in base 36. */
export const toBase36 = ({ a, b }: Hash): string => a.toString(36).padStart(7, '0') + b.toString(36).padStart(7, '0');
