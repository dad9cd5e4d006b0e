/** Sentences about keys and signatures: German, English. */
export const signSentences = {} as const;
