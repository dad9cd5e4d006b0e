/** Sentences about two builds that are compared: German, English. */
export const diffSentences = {
  'diff-no-feeds': [
    'Hier liegen keine Feeds: Gebraucht wird ein Ordner, den „ozg-feed build“ geschrieben hat, oder eine einzelne Feed-Datei.',
    'No feeds found. Pass a folder written by "ozg-feed build", or a single feed file.',
  ],
  'diff-kinds': [
    'Verglichen werden zwei Ordner oder zwei Dateien, nicht eins mit dem anderen ({other}).',
    'Compare two folders or two files, not a folder with a file ({other}).',
  ],
  'diff-areas': [
    'Dieser Feed spricht für ein anderes Gebiet ({ars}) als sein Vorgänger ({other}); die beiden werden nicht verglichen.',
    'This feed is for another area ({ars}) than the previous one ({other}); they are not compared.',
  ],
  'diff-swapped': [
    'Das ist älter ({published}) als das, womit es verglichen wird ({other}). Vertauscht? Erst der alte Stand, dann der neue.',
    'This is older ({published}) than what it is compared with ({other}). Swapped? Pass the old build first, then the new one.',
  ],
  'diff-unrelated': [
    'Die beiden Stände haben kein Gebiet gemeinsam; vermutlich gehören sie nicht zusammen.',
    'The two builds have no area in common; they probably do not belong together.',
  ],
} as const;
