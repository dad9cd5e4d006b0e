/** Spellings of one name. Apart from the folding of names, since pages need this only where they ask a directory. */
import { plain, wordsBy } from './area-names.js';

/** `ä` as `ae`: as it is written where there are no such letters. */
const spell = (text: string): string => plain(text.replace(/[äöü]|[aou]\u0308/gi, '$&e'));

/** Whether two spellings are of one name: word by word the same letters, without accents or with `ae` for `ä`. */
export function sameName(a: string, b: string): boolean {
  const [bareA, bareB] = [wordsBy(plain, a), wordsBy(plain, b)];
  const [speltA, speltB] = [wordsBy(spell, a), wordsBy(spell, b)];
  return bareA.length === bareB.length && bareA.every((word, i) => word === bareB[i] || speltA[i] === speltB[i]);
}
