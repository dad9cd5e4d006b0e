/** Returns the name of a word of the format; `undefined` for unknown words, such as those of later versions. */
export const term = <T>(names: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(names, word) ? names[word] : undefined;
