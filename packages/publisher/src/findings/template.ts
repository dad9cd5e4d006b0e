/** Sentences with places for facts. Apart from all that can be said, since pages say little of it. */

/** The languages of the command. */
export type Lang = 'de' | 'en';

/** What a sentence needs to be told. */
export type Facts = Readonly<Record<string, string | number>>;

/** A sentence in German and English: `{name}` is a fact, `[…]` is left out where a fact in it is not known. */
export type Message = readonly [de: string, en: string];

/** A sentence with its facts. */
export function format([de, en]: Message, facts: Facts, lang: Lang): string {
  const missing = (part: string): boolean =>
    [...part.matchAll(/\{(\w+)\}/g)].some(([, name]) => facts[name ?? ''] === undefined);
  return (lang === 'de' ? de : en)
    .replace(/\[([^[\]]*)\]/g, (_, part: string) => (missing(part) ? '' : part))
    .replace(/\{(\w+)\}/g, (_, name: string) => formatFact(facts[name] ?? '', lang));
}

/** A fact as it is written in a sentence: Germans put a comma into numbers. */
const formatFact = (fact: string | number, lang: Lang): string =>
  typeof fact === 'number' && lang === 'de' ? String(fact).replace('.', ',') : String(fact);
