/** What finds services by words that somebody types. Loaded as soon as somebody is about to. */
import { nameWords, wording } from '@ozg-widgets/feed';
import type { Service, Text } from '@ozg-widgets/feed';

/** What a list of services is searched in, folded beforehand. */
export interface SearchIndex {
  /** The words of each service, a blank before each. */
  services: readonly string[];
  /** All words there are. */
  words: readonly string[];
}

/** From so many letters on a word may have a typing error, and may stand inside a longer one. */
const [TYPO, INSIDE] = [5, 4];

const wordingsOf = (text: Text | undefined): string =>
  typeof text === 'string' ? text : (text ?? []).map((t) => t.text).join(' ');

/**
 * What a service is found by: its names in all languages (so "Auto" finds "Kfz", where Leichte Sprache says so), its
 * summary in the reader's, its keys, and what else is given, such as the name of its topic.
 */
export const searchedIn = ({ name, summary, key, ozgId = '' }: Service, lang: string, other = ''): string =>
  [wordingsOf(name), summary ? wording(summary, lang).text : '', key, ozgId, other].join(' ');

/** Prepares texts, one of each service, for being searched. */
export function searchIndex(texts: readonly string[]): SearchIndex {
  const lists = texts.map(nameWords);
  return {
    services: lists.map((list) => list.map((word) => ` ${word}`).join('')),
    words: [...new Set(lists.flat())],
  };
}

/**
 * Whether a word begins with another one, if somebody who types it makes one mistake: a letter too many, too few, a
 * wrong one, or two of them swapped.
 */
export function almostBegins(word: string, sought: string): boolean {
  let i = 0;
  while (i < sought.length && word[i] === sought[i]) i++;
  const [rest, same] = [sought.slice(i + 1), sought.slice(i)];
  return (
    word.startsWith(rest, i) ||
    word.startsWith(rest, i + 1) ||
    word.startsWith(same, i + 1) ||
    (word[i] === sought[i + 1] && word[i + 1] === sought[i] && word.startsWith(sought.slice(i + 2), i + 2))
  );
}

/**
 * Which services somebody means: those that have the most of the words typed, and at least half of it. A word that no
 * service has may have been misspelt. Without a word to look for, all.
 */
export function sought({ services, words }: SearchIndex, typed: string): boolean[] {
  const spellings = nameWords(typed).map((word) => {
    const exact = word.length < INSIDE ? ` ${word}` : word;
    return word.length < TYPO || services.some((service) => service.includes(exact))
      ? [exact]
      : words.filter((other) => almostBegins(other, word)).map((other) => ` ${other}`);
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
