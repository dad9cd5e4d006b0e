/** The LeiKa keys that an attribute names: one or several, whatever stands between them, blanks inside allowed. */
export const keysIn = (attribute: string): readonly string[] => attribute.replace(/\s/g, '').match(/99\d{12}/g) ?? [];

/** The words that an attribute names, with blanks or commas between them. */
export const wordsIn = (attribute: string): readonly string[] => attribute.split(/[\s,]+/).filter(Boolean);

/** Records without those whose key stood there before: the first one is meant. */
export function distinct<R>(records: readonly R[], key: keyof R): R[] {
  const seen = new Set<unknown>();
  return records.filter((record) => seen.size < seen.add(record[key]).size);
}
