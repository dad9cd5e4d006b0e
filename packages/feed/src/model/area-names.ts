/** Names of areas, as people write and seek them. */

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe' };

/** Lower case, without accents, and without letters that only some languages have. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    // Sorting a long run of marks takes quadratic time, so only those inside letters are left to normalize.
    .replace(/\p{M}/gu, '')
    .replace(/[ßłđøæœ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** Without accents, `ä` and `ae` both `a`: what people type for one another becomes the same, and some other names too. */
export const fold = (text: string): string =>
  plain(text)
    .replace(/([aou])e/g, '$1')
    .replace(/ss/g, 's');

/** Words by which nobody is told from others: small ones, and what half of a country is called. */
const SMALL =
  /^(a|am|an|auf|b|bei|d|der|die|das|den|dem|i|im|in|ob|of|u|und|v|vom|von|vor|zu|zum|zur|amt|gemeinde|kreis|landkreis|regierungsbezirk|samtgemeinde|stadt|verbandsgemeinde|verwaltungsgemeinschaft)$/;

/** The words of a name; `St.` is `sankt`, with or without a blank behind it. Behind a comma, `St` is a Bavarian town (Stadt). */
export const wordsBy = (written: (text: string) => string, name: string): string[] =>
  written(name.replace(/(?<!\p{L})st\.|st(?=[\s-])(?<!(\p{L}|,\s*)st)/giu, 'sankt '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The words of a name, folded. */
export const nameWords = (name: string): string[] => wordsBy(fold, name);

/** The name without what is added to it after a comma: `Hanau, Brüder-Grimm-Stadt` is `Hanau`. */
export const shortName = (name: string): string => name.replace(/,.*$/s, '');

/** The name without what is added to tell it from others: `Berg (Ravensburg)` is `Berg`. */
export const bareName = (name: string): string => shortName(name.replace(/(?<=\S)\s*\(.*/s, ''));

/** The words under which a directory lists a name, each once. */
export function indexWords(name: string): string[] {
  const words = [...new Set(nameWords(shortName(name)))];
  const telling = words.filter((word) => !SMALL.test(word));
  return telling.length ? telling : words;
}

/** The words of what somebody seeks, the most telling one (the longest) first. */
export const soughtWords = (text: string): string[] =>
  nameWords(text)
    .filter((word, i, all) => !SMALL.test(word) || all.length === 1)
    .sort((a, b) => b.length - a.length);
