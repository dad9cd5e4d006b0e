/** Something in a document that is not as the format says. `explain` turns it into a sentence. */
export interface Issue {
  /** Where, as a JSON Pointer. */
  pointer: string;
  /**
   * What is wrong: a code of the schema (`invalid_type` for a list or object, `custom` for any other value, …), or one of
   * the format's own rules (`contact-unknown`, …).
   */
  code: string;
  /** What was found, where it helps to see it. */
  found?: string;
}

/** Returns a path as a JSON Pointer (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
