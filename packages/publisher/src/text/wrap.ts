/** Breaks text into lines, by characters or by an estimate of its width. */

/** The length of a text, in whatever lines are measured in. */
export type Measure = (text: string) => number;

/**
 * Lines no longer than a limit, broken at blanks; a word that is longer than a line is broken between characters,
 * unless it has to stay whole, as an address has to.
 */
export function linesOf(text: string, limit: number, measure: Measure, whole?: (word: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= limit) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    const parts = measure(word) <= limit || whole?.(word) ? [word] : pieces(word, limit, measure);
    line = parts.pop() ?? '';
    lines.push(...parts);
  }
  return line ? [...lines, line] : lines;
}

const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** A long word in parts that fit: never between a letter and its accents. */
function pieces(word: string, limit: number, measure: Measure): string[] {
  const parts = [''];
  for (const { segment } of segmenter.segment(word)) {
    const longer = (parts.at(-1) ?? '') + segment;
    if (measure(longer) > limit) parts.push(segment);
    else parts[parts.length - 1] = longer;
  }
  return parts.filter(Boolean);
}

/** Characters as an editor counts them. */
export const characters: Measure = (text) => Array.from(text).length;

/**
 * What kinds of characters are as wide as, in parts of the font size. The font of the reader is unknown: these are
 * the widest of a kind in the bold of DejaVu Sans, the widest font that systems have by default.
 */
const WIDTHS: readonly (readonly [kind: RegExp, width: number])[] = [
  [/\p{M}/u, 0.35],
  [/[mwMW%@ÆŒæœ…—]/, 1.11],
  [/[ ijlI|'’.,:;!]/, 0.46],
  [/[frt()[\]{}\-/\\"*–„“”]/, 0.56],
  [/(?=\p{Script=Latin})\p{Lu}/u, 0.88],
  [/\p{Script=Latin}|\d/u, 0.74],
  [/[!-~]/, 0.88],
  [/\p{Extended_Pictographic}|\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u, 1.4],
];
const OTHER = 1.15;

/** How wide a text is at most, in parts of the font size. */
export const width: Measure = (text) =>
  Array.from(text).reduce((sum, c) => sum + (WIDTHS.find(([kind]) => kind.test(c))?.[1] ?? OTHER), 0);
