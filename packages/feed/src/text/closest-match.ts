/** Suggestions for misspelt words. */

/** The number of letters to change, add, remove or swap to turn one word into the other (Damerau–Levenshtein). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** A word without what people write in several ways: capitals, umlauts, blanks, hyphens, "und" and "&". */
export const normalizeWord = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .normalize('NFD')
    .replace(/\bund\b|[^a-z\d#]/g, '');

/**
 * The word that a misspelt one most likely stands for; `undefined` if none is close.
 *
 * @example
 * closestMatch('avaliability', ['availability', 'coverage']); // 'availability'
 */
export function closestMatch(written: string, words: readonly string[]): string | undefined {
  const from = normalizeWord(written);
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(from.length / 3)) + 1;
  for (const word of words) {
    const to = normalizeWord(word);
    if (Math.abs(to.length - from.length) >= limit) continue;
    const distance = editDistance(from, to);
    if (distance < limit) {
      best = word;
      limit = distance;
    }
  }
  return best;
}
