/** Finds services by words. Loaded when the search field gets the focus. */
import { nameWords, wording } from '@ozg-widgets/feed';
import type { Service, Text } from '@ozg-widgets/feed';

/** A search index of services, with case and diacritics folded. */
export interface SearchIndex {
  /** The words of each service, each with a space before it. */
  services: readonly string[];
  /** All words of all services. */
  words: readonly string[];
}

/** Minimum length of a word to match with a typing error. */
const TYPO = 5;

/** Minimum length of a word to match inside a longer one. */
const INSIDE = 4;

const wordingsOf = (text: Text | undefined): string =>
  typeof text === 'string' ? text : (text ?? []).map((t) => t.text).join(' ');

/**
 * Returns the text that a service is found by: its names in all languages (so that "Auto" finds "Kfz", if Leichte Sprache
 * has that word), its summary, its keys, and other text such as the name of its topic.
 */
export const searchText = ({ name, summary, key, ozgId = '' }: Service, lang: string, other = ''): string =>
  [wordingsOf(name), summary ? wording(summary, lang).text : '', key, ozgId, other].join(' ');

/** Creates the index from one text per service. */
export function searchIndex(texts: readonly string[]): SearchIndex {
  const lists = texts.map(nameWords);
  return {
    services: lists.map((list) => list.map((word) => ` ${word}`).join('')),
    words: [...new Set(lists.flat())],
  };
}

/** Whether a word starts with another one that has at most one typing error: a letter added, missing, wrong or swapped. */
export function startsWithTypo(word: string, sought: string): boolean {
  let i = 0;
  while (i < sought.length && word[i] === sought[i]) i++;
  const rest = sought.slice(i + 1);
  const same = sought.slice(i);
  return (
    word.startsWith(rest, i) ||
    word.startsWith(rest, i + 1) ||
    word.startsWith(same, i + 1) ||
    (word[i] === sought[i + 1] && word[i + 1] === sought[i] && word.startsWith(sought.slice(i + 2), i + 2))
  );
}

/**
 * Returns for each service whether it matches: it has the most of the words (weighted by length), and at least half. A
 * word that no service has may contain a typing error. Without words, every service matches.
 */
export function searchServices({ services, words }: SearchIndex, typed: string): boolean[] {
  const spellings = nameWords(typed).map((word) => {
    const exact = word.length < INSIDE ? ` ${word}` : word;
    return word.length < TYPO || services.some((service) => service.includes(exact))
      ? [exact]
      : words.filter((other) => startsWithTypo(other, word)).map((other) => ` ${other}`);
  });
  const lengths = nameWords(typed).map((word) => word.length);
  const scores = services.map((service) =>
    lengths.reduce(
      (sum, length, i) => (spellings[i]?.some((spelling) => service.includes(spelling)) ? sum + length : sum),
      0,
    ),
  );
  const best = Math.max(...scores, lengths.reduce((a, b) => a + b, 0) / 2);
  return scores.map((score) => score >= best);
}
