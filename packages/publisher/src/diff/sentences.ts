/** Sentences about two builds that are compared: German, English. */
export const diffSentences = {
  'diff-no-feeds': [
    'Hier liegen keine Feeds: Gebraucht wird ein Ordner, den „ozg-feed build“ geschrieben hat, oder eine einzelne Feed-Datei.',
    'There are no feeds here: what is needed is a folder that "ozg-feed build" wrote, or a single feed file.',
  ],
  'diff-kinds': [
    'Verglichen werden zwei Ordner oder zwei Dateien, nicht eins mit dem anderen ({other}).',
    'What can be compared are two folders or two files, not one with the other ({other}).',
  ],
} as const;
