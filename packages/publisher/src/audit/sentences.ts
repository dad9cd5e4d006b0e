/** Sentences about what a web server does wrong: German, English. */
export const auditSentences = {} as const;
