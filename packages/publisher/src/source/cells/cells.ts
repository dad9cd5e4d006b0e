/** Parsers for single cells: keys, words, URLs, numbers. Each returns the value for the feed, or the problem. */
import { parseAgs, parseArs, parseKey } from '@ozg-widgets/feed';
import { isProblem } from '../rows.js';
import type { Parser, Problem } from '../rows.js';
import { closestMatch, normalizeWord } from '@ozg-widgets/feed';
import { laender, languageTag, vocabulary } from '../vocabulary.js';
import type { ListName } from '../vocabulary.js';

const CACHE_SIZE = 5000;

/** Puts something into a cache that is emptied when it is full. */
export function cacheSet<T>(known: Map<string, T>, text: string, value: T): void {
  if (known.size >= CACHE_SIZE) known.clear();
  known.set(text, value);
}

/** Caches the results of a parser: tables repeat the same cells. */
export function memoize<T>(parser: (text: string) => T | Problem): Parser<T> {
  const known = new Map<string, T | Problem>();
  return (text) => {
    let read = known.get(text);
    if (read === undefined) {
      read = parser(text);
      cacheSet(known, text, read);
    }
    return read;
  };
}

const SCIENTIFIC = /^\d([.,]\d+)?E\+?\d+$/i;
const digitsOf = (text: string): string => text.replace(/\s/g, '');

/** A LeiKa key, blanks allowed. */
export const parseServiceKey: Parser<string> = (text, isNumber) => {
  if (SCIENTIFIC.test(text)) return { problem: 'key-scientific' };
  if (isNumber) return { problem: 'key-number' };
  return parseKey(text) ?? { problem: 'key-invalid' };
};

/** An ARS, blanks allowed, shortened or in full. */
export const parseAreaKey: Parser<string> = (text, isNumber) => {
  const digits = digitsOf(text);
  if (SCIENTIFIC.test(text)) return { problem: 'key-scientific' };
  const meant =
    /^([1-9]|0$)/.test(digits) && /^(\d|\d{4}|\d{8}|\d{11})$/.test(digits) ? parseArs(`0${digits}`) : undefined;
  if (meant !== undefined) return { problem: 'ars-zero-lost', facts: { digits: digits.length, meant } };
  if (isNumber) return { problem: 'key-number' };
  return parseArs(text) ?? { problem: 'ars-invalid' };
};

/** An AGS, blanks allowed. */
export const parseMunicipalityKey: Parser<string> = (text, isNumber) => {
  const digits = digitsOf(text);
  if (/^[1-9]\d{6}$/.test(digits)) return { problem: 'ags-zero-lost', facts: { digits: 7, meant: `0${digits}` } };
  if (isNumber) return { problem: 'key-number' };
  return parseAgs(text) ?? { problem: 'ags-invalid' };
};

/** A word of a list, German or as the format spells it. */
export const parseWord = (name: ListName): Parser<string> => {
  const { meaning, shown } = vocabulary[name];
  return memoize((text): string | Problem => {
    const word = meaning.get(normalizeWord(text));
    if (word !== undefined) return word;
    const near = closestMatch(text, [...meaning.keys()]);
    const best =
      near === undefined ? undefined : shown[[...new Set(meaning.values())].indexOf(meaning.get(near) ?? '')];
    return {
      problem: 'word-unknown',
      facts: { words: shown.join(', '), ...(best !== undefined && { nearest: best }) },
    };
  });
};

/** Several values in one cell, separated by commas, semicolons or line breaks. */
export const parseList =
  <T>(parser: Parser<T>): Parser<T[]> =>
  (text, isNumber) => {
    const list: T[] = [];
    for (const part of text.split(/[,;\n]/).map((p) => p.trim())) {
      if (part === '') continue;
      const read = parser(part, isNumber);
      if (isProblem(read)) return { problem: read.problem, facts: { found: part, ...read.facts } };
      if (!list.includes(read)) list.push(read);
    }
    return list;
  };

/** Addresses without anything that a parser of addresses would have to look at. */
const SIMPLE = /^https:\/\/([a-z\d][a-z\d-]*\.)+[a-z]{2,}(\/[\w./~-]*)?$/;

/** A web address, https only. */
export const parseAddress = (text: string): string | Problem => {
  if (SIMPLE.test(text)) return text;
  if (/^http:\/\//i.test(text)) return { problem: 'address-http' };
  return /^https:\/\/\S+$/.test(text) && URL.canParse(text) ? text : { problem: 'address-invalid' };
};

/** Loopback addresses need no https. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?$/;

/** A web address where something of ours is served: https, or http on this machine, for a try. */
export const parseServer = (text: string): string | Problem =>
  LOOPBACK.test(text) && URL.canParse(text) ? text : parseAddress(text);

/** The URL of a folder: https, or http on this machine; a missing slash at its end is added. */
export const parseFolder = (text: string): string | Problem => {
  const address = parseServer(text);
  if (typeof address !== 'string') return address;
  const url = new URL(address);
  if (url.search || url.hash || url.username || url.password) return { problem: 'embed-folder' };
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
};

/** An email address; `mailto:` in front is what a copied link brings along. */
export const parseEmail = (text: string): string | Problem => {
  const address = text.replace(/^mailto:\s*/i, '');
  return /^[^\s@,;:?<>]+@[^\s@.,;:?<>]+(\.[^\s@.,;:?<>]+)+$/.test(address) ? address : { problem: 'email-invalid' };
};

/** A whole number, grouped as Germans group (`1.234`, `90 164`). */
export const parseNatural = (text: string): number | Problem => {
  const number = /^(\d+|\d{1,3}([.\s\u202f]\d{3})+)$/.test(text) ? Number(text.replace(/[.\s\u202f]/g, '')) : NaN;
  return Number.isSafeInteger(number) ? number : { problem: 'number-invalid' };
};

/** A German postcode. */
export const parsePostcode = (text: string): string | Problem => {
  if (/^[1-9]\d{3}$/.test(text)) return { problem: 'postcode-zero-lost', facts: { meant: `0${text}` } };
  return /^\d{5}$/.test(text) ? text : { problem: 'postcode-invalid' };
};

/** The OZG-ID of a service. */
export const parseOzgId = (text: string): string | Problem =>
  /^\d{5}$/.test(text) ? text : { problem: 'ozg-id-invalid' };

/** The id of a record. */
export const parseId = (text: string): string | Problem =>
  /^[\w.~-]{1,80}$/.test(text) ? text : { problem: 'id-invalid' };

/** A duration in hours, days or weeks. */
export const parseDuration = (text: string): string | Problem => {
  if (/^P(\d+[DW]|T\d+H)$/.test(text)) return text;
  const [, number, unit = ''] = /^(\d+)\s*(h|std\.?|stunden?|hours?|tage?n?|days?|wochen?|weeks?)$/i.exec(text) ?? [];
  if (number === undefined) return { problem: 'duration-invalid' };
  return /^[hs]/i.test(unit) ? `PT${number}H` : /^[td]/i.test(unit) ? `P${number}D` : `P${number}W`;
};

/** A language, by name or tag. */
export const parseLanguage = (text: string): string | Problem => languageTag(text) ?? { problem: 'language-invalid' };

/** A Land, by key or name. */
export const parseLand = (text: string): string | Problem => {
  if (laender[text] !== undefined) return text;
  if (/^[1-9]$/.test(text)) return { problem: 'land-zero-lost', facts: { meant: `0${text}` } };
  return (
    Object.keys(laender).find((key) => normalizeWord(laender[key] ?? '') === normalizeWord(text)) ?? {
      problem: 'land-invalid',
    }
  );
};

/** An IANA time zone. */
export const parseZone = (text: string): string | Problem => {
  try {
    // Some runtimes take offsets (`+01:00`), which are wrong for half of the year.
    return /^[A-Z]/i.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }).format(0)
      ? text
      : { problem: 'zone-unknown' };
  } catch {
    return { problem: 'zone-unknown' };
  }
};
