/** Sentences about two builds that are compared: German, English. */
export const diffSentences = {} as const;
