/** Fingerprints of texts that can be put together: of a set from those of its members, of a list from those of its items. */

/** 64 bits in two halves. */
export interface Print {
  a: number;
  b: number;
}

/** The print of nothing. */
export const nothing: Print = { a: 0, b: 0 };

const stir = (h: number, other: number): number => {
  const mixed = Math.imul(h ^ (h >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** The print of a text. */
export function printOf(text: string): Print {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
    a ^= a >>> 15;
  }
  return { a: stir(a, b), b: stir(b, a) };
}

/** A set with one member more, and one less. */
export const exchange = (set: Print, more: Print, less: Print): Print => ({
  a: (set.a + more.a - less.a) >>> 0,
  b: (set.b + more.b - less.b) >>> 0,
});

/** A list with one item more in front. */
export const prepend = (item: Print, list: Print): Print => ({
  a: (Math.imul(list.a, 0x2c1b3c6d) + stir(item.a, list.b)) >>> 0,
  b: (Math.imul(list.b, 0x297a2d39) + stir(item.b, list.a)) >>> 0,
});

/** A print as text. */
export const spell = ({ a, b }: Print): string => a.toString(36).padStart(7, '0') + b.toString(36).padStart(7, '0');
