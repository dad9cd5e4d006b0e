/** Sentences about what an import leaves out: German, English. */
export const importSentences = {} as const;
