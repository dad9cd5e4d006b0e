/** Sentences about a feed that is rendered: German, English. */
export const renderSentences = {
  'render-folder': [
    'Gebraucht wird eine einzelne Feed-Datei, kein Ordner; im Ordner von „ozg-feed build“ zum Beispiel areas/065340011011.json.',
    'What is needed is a single feed file, not a folder; in the folder of "ozg-feed build" for example areas/065340011011.json.',
  ],
  'render-expired': [
    'Dieser Feed gilt nur bis {until}. Es wurde nichts geschrieben. Bitte den neuen Feed nehmen; was im Ziel von früher liegt, bitte nicht mehr verwenden.',
    'This feed holds only until {until}. Nothing was written. Please take the new feed, and no longer use what lies in the output from before.',
  ],
  'render-service-unknown': [
    'Die Leistung „{found}“ steht nicht in diesem Feed[; gemeint ist wohl {nearest} ({name})]. Bitte den LeiKa-Schlüssel angeben.',
    'The service "{found}" is not in this feed[; {nearest} ({name}) was probably meant]. Please give the LeiKa key.',
  ],
  'render-key': [
    'Der Schlüssel „{found}“ hat nicht 14 Ziffern und kann keine Datei benennen; die Leistung „{name}“ fehlt in der Ausgabe.',
    'The key "{found}" does not have 14 digits and cannot name a file; the service "{name}" is missing from the output.',
  ],
  'render-foreign': [
    'Diese Datei stammt nicht von „ozg-feed render“ und bleibt, wie sie ist. Bitte umbenennen oder ein anderes Ziel wählen.',
    'This file is not from "ozg-feed render" and stays as it is. Please rename it, or choose another output.',
  ],
  'render-edited': [
    'Diese Datei wird nicht mehr gebraucht, wurde aber von Hand geändert und bleibt deshalb. Bitte prüfen und selbst löschen.',
    'This file is no longer needed, but somebody changed it by hand, so it stays. Please look at it and delete it yourself.',
  ],
} as const;
