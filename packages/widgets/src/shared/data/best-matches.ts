import { nameWords, soughtWords } from '@ozg-widgets/feed';

/**
 * Returns for each text whether it matches a query: it has the most of its words (weighted by length), and at least half.
 * A word matches without umlauts, as the start of a longer word, and from four letters on inside of one ("Ausweis" in
 * "Personalausweis"). Every text matches an empty query. A file of its own, loaded with the first input.
 */
export function bestMatches(texts: readonly string[], query: string): boolean[] {
  const words = soughtWords(query);
  const scores = texts.map((text) => {
    const there = nameWords(text);
    return words
      .filter((word) => there.some((w) => w.startsWith(word) || (word.length > 3 && w.includes(word))))
      .reduce((sum, word) => sum + word.length, 0);
  });
  const best = Math.max(...scores, words.join('').length / 2);
  return scores.map((score) => score >= best);
}
