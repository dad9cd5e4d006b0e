/** What a word of the format is called; `undefined` for words that have no name here, as those of later versions. */
export const nameIn = <T>(names: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(names, word) ? names[word] : undefined;
