/** Messages with placeholders. In a file of its own, so that pages do not load all messages. */

/** The languages of the command. */
export type Lang = 'de' | 'en';

/** The values of placeholders. */
export type Facts = Readonly<Record<string, string | number>>;

/** A message in German and English: `{name}` is a placeholder, `[…]` is left out where a placeholder in it has no value. */
export type Message = readonly [de: string, en: string];

/** A message with the values of its placeholders. */
export function format([de, en]: Message, facts: Facts, lang: Lang): string {
  const missing = (part: string): boolean =>
    [...part.matchAll(/\{(\w+)\}/g)].some(([, name]) => facts[name ?? ''] === undefined);
  return (lang === 'de' ? de : en)
    .replace(/\[([^[\]]*)\]/g, (_, part: string) => (missing(part) ? '' : part))
    .replace(/\{(\w+)\}/g, (_, name: string) => formatFact(facts[name] ?? '', lang));
}

/** A value as text; German numbers have a decimal comma. */
const formatFact = (fact: string | number, lang: Lang): string =>
  typeof fact === 'number' && lang === 'de' ? String(fact).replace('.', ',') : String(fact);
