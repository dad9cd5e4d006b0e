/** Sentences about what a crawl meets: German, English. */
export const crawlSentences = {} as const;
