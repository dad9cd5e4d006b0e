/** Sentences about a feed that is rendered: German, English. */
export const renderSentences = {
  'render-folder': [
    'Gebraucht wird eine einzelne Feed-Datei, kein Ordner; im Ordner von „ozg-feed build“ zum Beispiel areas/065340011011.json.',
    'Pass a single feed file, not a folder; for example areas/065340011011.json in the folder of "ozg-feed build".',
  ],
  'render-expired': [
    'Dieser Feed gilt nur bis {until}. Es wurde nichts geschrieben. Bitte den neuen Feed nehmen; was im Ziel von früher liegt, bitte nicht mehr verwenden.',
    'This feed expired on {until}. Nothing was written. Use the current feed, and stop using earlier output.',
  ],
  'render-service-unknown': [
    'Die Leistung „{found}“ steht nicht in diesem Feed[; gemeint ist wohl {nearest} ({name})]. Bitte den LeiKa-Schlüssel angeben.',
    'The service "{found}" is not in this feed[. Did you mean {nearest} ({name})?] Pass the LeiKa key.',
  ],
  'render-key': [
    'Der Schlüssel „{found}“ hat nicht 14 Ziffern und kann keine Datei benennen; die Leistung „{name}“ fehlt in der Ausgabe.',
    'The key "{found}" does not have 14 digits and cannot be a file name; the service "{name}" is missing from the output.',
  ],
  'render-foreign': [
    'Diese Datei stammt nicht von „ozg-feed render“ und bleibt, wie sie ist. Bitte umbenennen oder ein anderes Ziel wählen.',
    'This file was not written by "ozg-feed render" and is left as it is. Rename it, or choose another output folder.',
  ],
  'render-edited': [
    'Diese Datei wird nicht mehr gebraucht, wurde aber von Hand geändert und bleibt deshalb. Bitte prüfen und selbst löschen.',
    'This file is no longer needed, but was edited by hand and is kept. Check it and delete it yourself.',
  ],
} as const;
