import { nameWords, soughtWords } from '@ozg-widgets/feed';

/**
 * Which texts fit best what somebody typed: those that have the most of its words, if that is at least half of it. A
 * word may be written without umlauts, may be the beginning of a longer one, and from four letters on a part of it
 * ("Ausweis" in "Personalausweis"). Without a word to look for every text fits.
 */
export function bestMatches(texts: readonly string[], sought: string): boolean[] {
  const words = soughtWords(sought);
  const scores = texts.map((text) => {
    const there = nameWords(text);
    return words
      .filter((word) => there.some((w) => w.startsWith(word) || (word.length > 3 && w.includes(word))))
      .reduce((sum, word) => sum + word.length, 0);
  });
  const best = Math.max(...scores, words.join('').length / 2);
  return scores.map((score) => score >= best);
}
