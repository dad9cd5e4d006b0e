/** Names of areas, as people write and seek them. */

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', Ł: 'l', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe' };

/** Lower case, without accents, `ä` and `ae` both `a`: what people type for one another becomes the same. */
export const fold = (text: string): string =>
  text
    .replace(/[ßłŁđøæœ]/gi, (letter) => LETTERS[letter.toLowerCase()] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/([aou])e/g, '$1')
    .replace(/ss/g, 's');

/** Words by which nobody is told from others: small ones, and what half of a country is called. */
const SMALL =
  /^(a|am|an|auf|b|bei|d|der|die|das|den|dem|i|im|in|ob|of|u|und|v|vom|von|vor|zu|zum|zur|amt|gemeinde|kreis|landkreis|regierungsbezirk|samtgemeinde|stadt|verbandsgemeinde|verwaltungsgemeinschaft)$/;

/** The words of a name, folded; `St.` is `sankt`, with or without a blank behind it. */
export const nameWords = (name: string): string[] =>
  fold(name.replace(/(?<!\p{L})st(\.|(?=[\s-]))/giu, 'sankt '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The name without what is added to it after a comma: `Hanau, Brüder-Grimm-Stadt` is `Hanau`. */
export const shortName = (name: string): string => name.replace(/,.*$/s, '');

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
