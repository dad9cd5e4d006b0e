/** Messages about what an import reads and skips: German, English. */
export const importSentences = {
  // The input as a whole
  'import-missing': ['Diese Datei gibt es nicht.', 'There is no such file.'],
  'import-folder': ['Das ist ein Ordner. Bitte die Datei darin nennen.', 'This is a folder. Pass the file in it.'],
  'import-empty': ['Diese Datei ist leer.', 'This file is empty.'],
  'import-html': [
    'Hier steht eine Webseite (HTML) statt der Daten. Vermutlich war die Anmeldung abgelaufen oder der Server gestört. Bitte neu herunterladen.',
    'This is a web page (HTML), not the data. The session probably expired, or the server failed. Download the file again.',
  ],
  'import-not-text': [
    'Diese Datei ist kein Text, sondern etwa eine Arbeitsmappe oder ein Archiv. Bitte im veröffentlichten Format herunterladen oder vorher auspacken.',
    'This file is not text; it may be a workbook or an archive. Download it in the published format, or unpack it first.',
  ],
  'import-encoding': [
    'Die Umlaute dieser Datei sind zerstört („{found}“): falsche Zeichenkodierung. Bitte neu herunterladen und nicht im Tabellenprogramm öffnen.',
    'The umlauts of this file are broken ("{found}"): wrong character encoding. Download it again without opening it in a spreadsheet program.',
  ],
  'import-columns': [
    'Diese Spalten fehlen: {columns}. Für „{format}“ müssen sie in der ersten Zeile stehen[; die Datei sieht nach „{looks}“ aus].',
    'Missing columns: {columns}. "{format}" requires them in the first row[; the file looks like "{looks}"].',
  ],
  'import-column-twice': [
    'Diese Spalte gibt es zweimal; gelesen wird die erste. Bitte prüfen, ob das die richtige ist.',
    'This column occurs twice; the first one is read. Check that it is the right one.',
  ],
  'import-cut': [
    'Die Datei hört mitten in dieser Zeile auf; vermutlich brach die Übertragung ab. Bitte neu herunterladen.',
    'The file ends in the middle of this row; the download was probably interrupted. Download it again.',
  ],
  'import-looks': [
    'Das ist nicht das Format „{format}“[; die Datei sieht nach „{looks}“ aus].',
    'This is not the format "{format}"[; the file looks like "{looks}"].',
  ],
  'import-xml': [
    'Hier ist das XML beschädigt ({problem}). Bitte neu herunterladen oder dem Hersteller melden.',
    'Invalid XML ({problem}). Download the file again, or report it to its publisher.',
  ],
  'import-xml-cut': [
    'Die Datei hört mitten im XML auf; vermutlich brach die Übertragung ab. Bitte neu herunterladen.',
    'The file ends in the middle of the XML; the download was probably interrupted. Download it again.',
  ],
  'import-xml-encoding': [
    'Diese Datei ist nicht in der Zeichenkodierung {encoding}, die sie angibt oder die ohne Angabe gilt. Bitte neu herunterladen.',
    'This file is not in the character encoding {encoding}, which it declares or which is the default. Download it again.',
  ],
  'import-doctype': [
    'Diese Datei enthält eine DOCTYPE-Angabe. Solche Dateien werden nicht gelesen, weil sich darin Schadhaftes verstecken lässt; XZuFi braucht keine.',
    'This file has a DOCTYPE. Such files are rejected for security reasons; XZuFi does not need one.',
  ],
  'import-not-xzufi': [
    'Das ist kein XZuFi 2.2 oder 2.3: Das Wurzelelement heißt „{found}“ im Namensraum „{namespace}“.',
    'This is not XZuFi 2.2 or 2.3: the root element is "{found}" in the namespace "{namespace}".',
  ],
  'import-nothing': [
    'In dieser Datei steht nichts, was sich übernehmen lässt.',
    'This file contains nothing to import.',
  ],
  'import-in-the-way': [
    'Die Tabelle „{table}“ gibt es hier schon. Es wurde nichts geschrieben; bitte einen anderen Ordner nennen oder sie vorher umbenennen (# vorn).',
    'The table "{table}" already exists. Nothing was written; choose another folder, or rename the table first (# in front).',
  ],

  // Rows
  'import-rows': ['{count} Zeilen wurden ausgelassen.', '{count} rows were skipped.'],
  'import-row-long': [
    'Diese Zeile hat mehr als {most} Zellen und wurde ausgelassen: Ein Trennzeichen steht ohne Anführungszeichen in einer Zelle.',
    'This row has more than {most} cells and was skipped: a cell contains a separator without quotation marks.',
  ],
  'import-row-repeated': [
    '„{found}“ steht schon in Zeile {other}; diese Zeile wurde ausgelassen.',
    '"{found}" is already in row {other}; this row was skipped.',
  ],
  'import-other-url': [
    'Zu {found} gilt schon, was in Zeile {other} steht; diese Zeile wurde ausgelassen.',
    'Row {other} already states {found}; this row was skipped.',
  ],
  'import-active': [
    '„{found}“ ist weder ja noch nein; der Stand bleibt unbekannt.',
    '"{found}" is neither ja (yes) nor nein (no); the state remains unknown.',
  ],
  'import-level': [
    '{name} ({found}) ist als {level} eingetragen. Das ist geraten: Der Schlüssel ist nicht eindeutig und der Name sagt es nicht. Bitte in der Tabelle „gebiete“ prüfen.',
    '{name} ({found}) was entered as {level}. This is a guess: neither the key nor the name is conclusive. Check it in the table "gebiete" (areas).',
  ],
  'import-topic': [
    '„{found}“ ist keines der 14 Themenfelder; die Zelle bleibt leer.',
    '"{found}" is not one of the 14 topics; the cell is left empty.',
  ],
  'import-population': [
    '„{found}“ ist keine Einwohnerzahl; die Zelle bleibt leer.',
    '"{found}" is not a valid population; the cell is left empty.',
  ],
  'import-cell': [
    '„{found}“ ist hier nicht lesbar; die Zelle bleibt leer.',
    '"{found}" is not valid here; the cell is left empty.',
  ],

  // Counted
  'import-state-unknown': [
    'Zu {count} Zeilen sagt die Quelle nicht, ob der Dienst aktiv ist; sie bekommen keinen Stand.',
    'The source does not state for {count} rows whether the service is active; they get no state.',
  ],
  'import-link-check': [
    'Bei {count} Zeilen nennt die Quelle den Link nicht in Ordnung. Das ist ein Prüfergebnis, kein Stand und keine Störung, und wurde nicht übernommen.',
    'The source reports a broken link for {count} rows. This is the result of a link check, neither a state nor an outage, and was not imported.',
  ],
  'import-names-differ': [
    '{count} Leistungen tragen in der Quelle verschiedene Namen; der erste gilt.',
    '{count} services have different names in the source; the first one is used.',
  ],
  'import-area-names': [
    'Zu {count} Gebieten nennt die Quelle keinen Namen; dort steht der Schlüssel. Bitte ergänzen, etwa aus dem Gemeindeverzeichnis.',
    'The source has no name for {count} areas; the key is used instead. Enter the names, for example from the list of municipalities.',
  ],
  'import-as-of': [
    'Der Datenstand ist in {count} Zeilen nicht lesbar oder liegt in der Zukunft; „Stand vom“ bleibt dort leer.',
    'The date of the data is not valid or in the future in {count} rows; "Stand vom" (asOf) is left empty there.',
  ],
  'import-not-areas': [
    '{count} Zeilen sind keine Gebiete mit Verwaltung (Regionen, Statistische Regionen, frühere Bezirke, keinem Verband angehörig) und wurden ausgelassen.',
    '{count} rows are not areas with an administration (regions, statistical regions, former districts, no association) and were skipped.',
  ],

  // XZuFi
  'import-persons': [
    '{count} Ansprechpersonen wurden nicht übernommen: Namen von Personen brauchen deren Einwilligung.',
    '{count} named persons were not imported: publishing names requires consent.',
  ],
  'import-personal-mailboxes': [
    '{count} Postfächer sehen nach Personen aus (vorname.nachname@) und wurden nicht übernommen. Bitte ein Funktionspostfach eintragen.',
    '{count} mailboxes look personal (first.last@) and were not imported. Enter a functional mailbox.',
  ],
  'import-channels': [
    '{count} Erreichbarkeiten wurden ausgelassen: nicht lesbar, eine zweite derselben Art, oder eine Art, für die es keine Spalte gibt.',
    '{count} channels were skipped: not valid, a second one of the same kind, or a kind without a column.',
  ],
  'import-phones': [
    '{count} Telefon- oder Faxnummern wurden ausgelassen: keine Nummer, oder mehr als eine (zweite Durchwahl, Bereich, Wörter). Bitte in der Quelle berichtigen oder in „kontakte“ ergänzen.',
    '{count} phone or fax numbers were skipped: not a number, or more than one (second extension, range, words). Correct them in the source, or enter them in "kontakte" (contacts).',
  ],
  'import-postal': [
    '{count} Anschriften wurden ausgelassen: ohne gültige PLZ und Ort, oder eine weitere derselben Stelle.',
    '{count} postal addresses were skipped: no valid postcode and place, or a second one of the same office.',
  ],
  'import-hours': [
    'Zu {count} Stellen waren die Öffnungszeiten nicht eindeutig lesbar und wurden ausgelassen.',
    'The opening hours of {count} offices were ambiguous and skipped.',
  ],
  'import-markup': [
    'Aus {field} wurden {count} HTML-Tags entfernt; der Text dazwischen blieb. Bitte die Namen in der Tabelle prüfen.',
    '{count} HTML tags were removed from {field}; the text between them was kept. Check the names in the table.',
  ],
  'import-languages': [
    '{count} Texte in einer unbekannten Sprache wurden ausgelassen.',
    '{count} texts in an unknown language were skipped.',
  ],
  'import-no-key': [
    'Diese Leistung hat keinen LeiKa-Schlüssel[ („{found}“)] und wurde ausgelassen.',
    'This service has no LeiKa key[ ("{found}")] and was skipped.',
  ],
  'import-no-name': [
    'Die Leistung {found} hat keinen Namen und wurde ausgelassen.',
    'The service {found} has no name and was skipped.',
  ],
  'import-no-link': [
    'Dieser Onlinedienst hat keine Adresse mit https://[ („{found}“)] und wurde ausgelassen.',
    'This online service has no address with https://[ ("{found}")] and was skipped.',
  ],
  'import-office-nameless': [
    'Diese Organisationseinheit hat keinen Namen und wurde ausgelassen.',
    'This office has no name and was skipped.',
  ],
  'import-no-id': [
    'Dieses Objekt ({kind}) hat keine Kennung und wurde ausgelassen.',
    'This object ({kind}) has no id and was skipped.',
  ],
  'import-orphans': [
    '{count} Zuständigkeiten verweisen auf Leistungen, Stellen oder Onlinedienste, die in dieser Datei nicht stehen oder ausgelassen wurden.',
    '{count} responsibilities refer to services, offices or online services that are not in this file or were skipped.',
  ],
  'import-no-area': [
    '{count} Zuständigkeiten nennen kein Gebiet oder eines, dessen ARS nicht bekannt ist, und wurden ausgelassen.',
    '{count} responsibilities name no area, or one with an unknown ARS, and were skipped.',
  ],
  'import-no-role': [
    '{count} Zuständigkeiten nennen weder Rolle 01 (Zuständige Stelle) noch 03 (Ansprechpunkt) und wurden ausgelassen.',
    '{count} responsibilities name neither role 01 (responsible authority) nor 03 (contact point) and were skipped.',
  ],
  'import-not-valid': [
    '{count} Objekte gelten heute nicht (abgelaufen oder noch nicht in Kraft) und wurden ausgelassen.',
    '{count} objects are not valid today (expired, or not yet in force) and were skipped.',
  ],
  'import-idle': [
    '{count} Onlinedienste und Stellen sind für kein Gebiet zuständig und wurden ausgelassen.',
    '{count} online services and offices are not responsible for any area and were skipped.',
  ],
  'import-other-services': [
    'Zu {count} Paaren aus Leistung und Gebiet gibt es weitere Onlinedienste; der erste gilt.',
    'For {count} pairs of service and area there are several online services; the first one is used.',
  ],
} as const;
