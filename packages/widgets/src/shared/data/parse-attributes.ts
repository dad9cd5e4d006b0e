/** What an attribute says: nothing any longer once it is taken away, and from a framework maybe a number. */
type Attribute = string | number | null | undefined;

/** An attribute as text. */
export const asText = (attribute: Attribute): string => String(attribute ?? '');

/** The LeiKa keys that an attribute names: one or several, whatever stands between them, blanks inside allowed. */
export const keysIn = (attribute: Attribute): readonly string[] =>
  asText(attribute)
    .replace(/\s/g, '')
    .match(/99\d{12}/g) ?? [];

/** The words that an attribute names, with blanks or commas between them. */
export const wordsIn = (attribute: Attribute): readonly string[] =>
  asText(attribute)
    .split(/[\s,]+/)
    .filter(Boolean);

/** Records without those whose key stood there before: the first one is meant. */
export function distinct<R>(records: readonly R[], key: keyof R): R[] {
  const seen = new Set<unknown>();
  return records.filter((record) => seen.size < seen.add(record[key]).size);
}
