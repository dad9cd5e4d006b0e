/** Messages in German and English with named placeholders. */

/** The languages of messages about documents, tables and pages. */
export type Lang = 'de' | 'en';

/** The values of a message's placeholders. */
export type Facts = Readonly<Record<string, string | number>>;

/** A message in German and English: `{name}` is a placeholder; `[…]` is left out if a placeholder in it has no value. */
export type Message = readonly [de: string, en: string];

/**
 * Fills in the placeholders of a message.
 *
 * @example
 * formatMessage(['Zeile {row}[, Spalte {column}]', 'row {row}[, column {column}]'], { row: 3 }, 'en'); // 'row 3'
 */
export function formatMessage([de, en]: Message, facts: Facts, lang: Lang): string {
  const hasGap = (part: string): boolean =>
    [...part.matchAll(/\{(\w+)\}/g)].some(([, name]) => facts[name ?? ''] === undefined);
  return (lang === 'de' ? de : en)
    .replace(/\[([^[\]]*)\]/g, (_, part: string) => (hasGap(part) ? '' : part))
    .replace(/\{(\w+)\}/g, (_, name: string) => formatFact(facts[name] ?? '', lang));
}

/** German numbers have a decimal comma. */
const formatFact = (fact: string | number, lang: Lang): string =>
  typeof fact === 'number' && lang === 'de' ? String(fact).replace('.', ',') : String(fact);
