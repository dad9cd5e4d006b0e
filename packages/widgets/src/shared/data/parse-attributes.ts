/** The value of an attribute: `null` after its removal, and possibly a number from a framework. */
type Attribute = string | number | null | undefined;

/** Returns an attribute as text. */
export const asText = (attribute: Attribute): string => String(attribute ?? '');

/** Returns the LeiKa keys in an attribute, with any separators; spaces inside a key are ignored. */
export const keysIn = (attribute: Attribute): readonly string[] =>
  asText(attribute)
    .replace(/\s/g, '')
    .match(/99\d{12}/g) ?? [];

/** Returns the words in an attribute, separated by spaces or commas. */
export const wordsIn = (attribute: Attribute): readonly string[] =>
  asText(attribute)
    .split(/[\s,]+/)
    .filter(Boolean);

/** Returns the records without later duplicates of a key. */
export function distinct<R>(records: readonly R[], key: keyof R): R[] {
  const seen = new Set<unknown>();
  return records.filter((record) => {
    const isNew = !seen.has(record[key]);
    seen.add(record[key]);
    return isNew;
  });
}
