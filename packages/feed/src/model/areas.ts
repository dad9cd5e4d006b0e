/** Area keys: ARS (12 digits) and AGS (8 digits). Strings, always: sixteen Länder, nine of them begin with a zero. */
import * as words from '../schema/vocabulary.js';
import type { Area } from '../schema/shape.js';

/** A level of administration. */
export type Level = (typeof words.level)[number];

/** The key of the whole country. */
export const BUND = '000000000000';

/** How many digits of an ARS name an area of a level. */
export const digitsOf: Readonly<Record<Level, number>> = {
  bund: 0,
  land: 2,
  bezirk: 3,
  kreis: 5,
  verband: 9,
  gemeinde: 12,
};

/** An ARS as people write it (blanks, shortened to its level) in full, or `undefined` where it is none. */
export function parseArs(text: string): string | undefined {
  const digits = text.replace(/\s/g, '');
  // There are 16 Länder: `64` is `064` without its zero.
  return /^(0\d|1[0-6])(\d|\d{3}|\d{7}|\d{10})?$/.test(digits) ? digits.padEnd(12, '0') : undefined;
}

/** An AGS as people write it (blanks), or `undefined` where it is none. */
export function parseAgs(text: string): string | undefined {
  const digits = text.replace(/\s/g, '');
  return /^\d{8}$/.test(digits) ? digits : undefined;
}

/** A LeiKa key as people write it (`99 006 002 001 000`), or `undefined` where it is none. */
export function parseKey(text: string): string | undefined {
  const digits = text.replace(/\s/g, '');
  return /^99\d{12}$/.test(digits) ? digits : undefined;
}

/** The AGS of a municipality: its ARS without the four digits of the Verband. */
export const agsOf = (ars: string): string => ars.slice(0, 5) + ars.slice(9);

/**
 * The keys above an area, nearest first and ending with the country, of the levels that the key has digits for. Which
 * of them exist (nine Länder have no Bezirk, a city has no Kreis above it) only a list of areas can tell.
 */
export function parentKeys(ars: string, level: Level): { level: Level; ars: string }[] {
  return words.level
    .slice(words.level.indexOf(level) + 1)
    .map((above) => ({ level: above, ars: ars.slice(0, digitsOf[above]).padEnd(12, '0') }));
}

/** Whether an area lies in another one, or is that one. Trailing zeros do not tell a level, so it has to be named. */
export function liesIn(ars: string, outer: { ars: string; level: Level }): boolean {
  const digits = digitsOf[outer.level];
  return ars.slice(0, digits) === outer.ars.slice(0, digits);
}

/** The area that made a statement: the feed's own, or the one of its parents that has this level. */
export function statedByArea(area: Area, level: string | undefined): { name: string; level: string } | undefined {
  if (level === undefined) return;
  return area.level === level ? area : area.parents?.find((p) => p.level === level);
}
