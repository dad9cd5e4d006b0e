import type { words } from '@ozg-widgets/feed';

/** What every element can simulate for a preview: data that is out of date, or a feed that cannot be read. */
export type Simulation = 'stale' | 'unreachable';

/** The attributes that show an element in a preview. */
export interface Preview {
  simulate?: string | null | undefined;
  /** The time to show the element at (RFC 3339). */
  now?: string | null | undefined;
  /** The former name of `now`. */
  at?: string | null | undefined;
}

/** Attributes under their former names, which work until 0.3. */
export interface FormerNames extends Pick<Preview, 'at'> {
  /** `count-by` of `<ozg-coverage>`. */
  by?: string | null | undefined;
  /** `target` of `<ozg-area-picker>`. */
  for?: string | undefined;
  /** `hash-parameter` of `<ozg-service-list>`. */
  hash?: string | undefined;
  /** `query-parameter` of `<ozg-area-picker>`. */
  param?: string | undefined;
}

/** One of these words, or several of them separated by spaces. */
export type TokenList<Token extends string> = Token | (string & {});

/** A word of a vocabulary of the format; later versions may have others. */
export type Word<Vocabulary extends keyof typeof words> = (typeof words)[Vocabulary][number] | (string & {});
