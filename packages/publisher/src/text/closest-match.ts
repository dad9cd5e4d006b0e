/** The number of letters to change, add, remove or swap to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** One spelling of what is written in many ways: without capitals, umlauts, blanks, hyphens, "und" and "&". */
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

/** The most similar one of the allowed words; `undefined` where none is close. */
export function closestMatch(found: string, right: readonly string[]): string | undefined {
  const from = normalizeWord(found);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(from.length / 3)) + 1;
  for (const word of right) {
    const to = normalizeWord(word);
    if (Math.abs(to.length - from.length) >= least) continue;
    const d = editDistance(from, to);
    if (d < least) [best, least] = [word, d];
  }
  return best;
}
