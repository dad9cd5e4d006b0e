/** Messages about tables, documents and folders, in German and English. */
export const sourceMessages = {
  // Files and tables
  'source-missing': ['Diesen Ordner oder diese Datei gibt es nicht.', 'There is no such folder or file.'],
  'source-kind': [
    'Das ist weder ein Ordner mit Tabellen noch eine Arbeitsmappe (.xlsx).',
    'This is neither a folder of tables nor a workbook (.xlsx).',
  ],
  'source-empty': [
    'Hier liegen keine Tabellen (.csv, .xlsx). Ein Muster legt „ozg-feed init“ an.',
    'There are no tables (.csv, .xlsx) here. "ozg-feed init" writes a starter.',
  ],
  'file-denied': [
    'Diese Datei oder dieser Ordner darf nicht gelesen werden. Bitte die Rechte prüfen.',
    'This file or folder may not be read. Please check its permissions.',
  ],
  'path-long': [
    'Dieser Name ist zu lang für einen Ordner oder eine Datei. Bitte einen kürzeren wählen.',
    'This name is too long for a folder or a file. Please choose a shorter one.',
  ],
  'path-loop': [
    'Diese Verknüpfung verweist im Kreis auf sich selbst. Bitte den Ordner oder die Datei selbst nennen.',
    'This link leads in a circle, back to itself. Please name the folder or the file itself.',
  ],
  'file-busy': [
    'Ein anderes Programm hält diese Datei fest. Bitte dort schließen.',
    'Another program holds this file. Please close it there.',
  ],
  'workbook-size': [
    'Diese Arbeitsmappe ist entpackt {size} MB groß; gelesen werden höchstens {most} MB. Bitte auf mehrere Dateien verteilen oder als CSV speichern.',
    'This workbook is {size} MB unpacked; the limit is {most} MB. Split it into several files, or save it as CSV.',
  ],
  'workbook-range': [
    'Zelle {cell} liegt weit außerhalb der Tabelle, die dadurch {rows} Zeilen und {columns} Spalten hätte. Bitte die Zelle löschen (Strg+Ende führt dorthin) oder die Tabelle in eine neue Arbeitsmappe kopieren.',
    'Cell {cell} is far outside the table, which would have {rows} rows and {columns} columns. Delete the cell (Ctrl+End leads there), or copy the table into a new workbook.',
  ],
  'workbook-broken': [
    'Diese Arbeitsmappe ist nicht lesbar: beschädigt, mit Kennwort geschützt oder gerade in Arbeit. Bitte im Tabellenprogramm öffnen und neu als .xlsx speichern.',
    'This workbook cannot be read: damaged, protected by a password, or being written. Please open it in the spreadsheet program and save it as .xlsx again.',
  ],
  'workbook-old': [
    'Dieses Dateiformat wird nicht gelesen. Bitte als .xlsx oder .csv speichern.',
    'This file format is not read. Please save it as .xlsx or .csv.',
  ],
  'table-missing': [
    'Die Tabelle „{table}“ fehlt. Bitte anlegen, notfalls nur mit der Kopfzeile.',
    'The table "{table}" is missing. Please add it, if need be with the headings only.',
  ],
  'table-unknown': [
    'Eine Tabelle dieses Namens gibt es nicht[; gemeint ist wohl „{nearest}“]. Was nicht dazugehört, kann vorn ein # im Namen tragen.',
    'There is no table of this name[; "{nearest}" was probably meant]. Put a # in front of the name of anything that is not a table.',
  ],
  'table-twice': [
    'Die Tabelle „{table}“ steht schon in {other}. Bitte eine von beiden entfernen.',
    'The table "{table}" is in {other} already. Please remove one of the two.',
  ],
  'headings-missing': ['Die Kopfzeile mit den Spaltennamen fehlt.', 'The row with the column headings is missing.'],
  'csv-quotes': [
    'Ein Anführungszeichen ist nicht geschlossen oder steht mitten in der Zelle. In einer Zelle gehören innere Anführungszeichen verdoppelt.',
    'A quotation mark is not closed, or is in the middle of a cell. Inside a cell, quotation marks must be doubled.',
  ],
  'column-missing': ['Die Spalte „{column}“ fehlt.', 'The column "{column}" is missing.'],
  'column-unknown': [
    'Diese Spalte gibt es in „{table}“ nicht[; gemeint ist wohl „{nearest}“]. Eigene Spalten können vorn ein # tragen.',
    'The table "{table}" has no such column[; "{nearest}" was probably meant]. Columns of your own may carry a # in front.',
  ],
  'column-twice': [
    'Diese Spalte kommt zweimal vor. Bitte eine von beiden entfernen.',
    'This column occurs twice. Please remove one of the two.',
  ],
  'column-unnamed': [
    '„{found}“ steht in einer Spalte ohne Überschrift. Bitte die Überschrift ergänzen oder die Zelle leeren.',
    '"{found}" is in a column without a heading. Please add the heading or empty the cell.',
  ],
  'cell-formula': [
    'Die Formel in dieser Zelle ergibt keinen Wert, sondern „{found}“. Bitte die Formel berichtigen oder den Wert selbst eintragen.',
    'The formula in this cell gives no value but "{found}". Please correct the formula or enter the value itself.',
  ],
  'cell-markup': [
    '„{found}“ gehört zu HTML und wird Zeichen für Zeichen gezeigt. Bitte einfachen Text schreiben: ohne Tags, und ä, & oder < selbst statt &auml;, &amp; oder &lt;.',
    '"{found}" is HTML and will be shown letter by letter. Please write plain text: no tags, and ä, & or < themselves for &auml;, &amp; or &lt;.',
  ],
  'cell-missing': ['Diese Zelle darf nicht leer sein.', 'This cell must not be empty.'],
  'row-repeated': [
    'Dasselbe steht schon in Zeile {other}. Bitte eine von beiden Zeilen entfernen.',
    'The same is in row {other} already. Please remove one of the two rows.',
  ],
  'field-missing': ['Die Angabe „{field}“ fehlt.', 'The field "{field}" is missing.'],
  'licence-unknown': [
    '„{found}“ ist weder das SPDX-Kürzel noch die Adresse einer Lizenz. Zum Beispiel: DL-DE-BY-2.0, CC-BY-4.0 oder https://www.govdata.de/dl-de/by-2-0.',
    '"{found}" is neither the SPDX identifier nor the address of a licence. For example: DL-DE-BY-2.0, CC-BY-4.0 or https://www.govdata.de/dl-de/by-2-0.',
  ],
  'field-unknown': [
    '„{found}“ ist keine Angabe dieser Tabelle[; gemeint ist wohl „{nearest}“].',
    '"{found}" is not a field of this table[; "{nearest}" was probably meant].',
  ],

  // Keys
  'ars-zero-lost': [
    '„{found}“ hat {digits} Ziffern statt 12: Das Tabellenprogramm hat die führende Null gestrichen. Bitte die Spalte als Text formatieren und „{meant}“ eintragen.',
    '"{found}" has {digits} digits instead of 12: the spreadsheet program dropped the leading zero. Please format the column as text and enter "{meant}".',
  ],
  'ags-zero-lost': [
    '„{found}“ hat {digits} Ziffern statt 8: Das Tabellenprogramm hat die führende Null gestrichen. Bitte die Spalte als Text formatieren und „{meant}“ eintragen.',
    '"{found}" has {digits} digits instead of 8: the spreadsheet program dropped the leading zero. Please format the column as text and enter "{meant}".',
  ],
  'postcode-zero-lost': [
    '„{found}“ hat vier Ziffern: Das Tabellenprogramm hat die führende Null gestrichen. Bitte die Spalte als Text formatieren und „{meant}“ eintragen.',
    '"{found}" has four digits: the spreadsheet program dropped the leading zero. Please format the column as text and enter "{meant}".',
  ],
  'key-scientific': [
    'Das Tabellenprogramm hat aus dem Schlüssel die Zahl „{found}“ gemacht; seine Ziffern sind verloren. Bitte die Spalte als Text formatieren und den Schlüssel aus der Quelle neu eintragen.',
    'The spreadsheet program made the number "{found}" of the key; its digits are lost. Please format the column as text and enter the key again from its source.',
  ],
  'key-number': [
    'Der Schlüssel „{found}“ ist als Zahl gespeichert; so gehen Nullen und Ziffern verloren. Bitte die Spalte als Text formatieren und den Schlüssel neu eintragen.',
    'The key "{found}" is stored as a number; zeros and digits get lost that way. Please format the column as text and enter the key again.',
  ],
  'key-invalid': [
    '„{found}“ ist kein LeiKa-Schlüssel: 14 Ziffern, vorn 99.',
    '"{found}" is not a valid LeiKa key: 14 digits, starting with 99.',
  ],
  'key-unknown': [
    'Die Leistung „{found}“ steht nicht in der Tabelle „leistungen“[; ähnlich ist {nearest}]. Bitte dort ergänzen oder den Schlüssel berichtigen.',
    'The service "{found}" is not in the table "leistungen" (services)[; {nearest} is similar]. Please add it there or correct the key.',
  ],
  'ars-invalid': [
    '„{found}“ ist kein Amtlicher Regionalschlüssel: zwölf Ziffern, gekürzt auch 2, 3, 5 oder 9.',
    '"{found}" is not a valid regional key (ARS): twelve digits, shortened 2, 3, 5 or 9.',
  ],
  'ars-is-ags': [
    '„{found}“ ist der AGS von {name}. Hier gehört der zwölfstellige ARS hin: {meant}.',
    '"{found}" is the AGS of {name}. What belongs here is the ARS with twelve digits: {meant}.',
  ],
  'ars-unknown': [
    'Das Gebiet „{found}“ steht nicht in der Tabelle „gebiete“[; ähnlich: {nearest}]. Bitte dort ergänzen oder den Schlüssel berichtigen.',
    'The area "{found}" is not in the table "gebiete" (areas)[; similar: {nearest}]. Please add it there or correct the key.',
  ],
  'ars-level': [
    'Das Gebiet „{found}“ gibt es in der Tabelle „gebiete“, aber nicht auf der Ebene {level}, sondern: {known}.',
    'The area "{found}" is in the table "gebiete" (areas), not on the level {level} but: {known}.',
  ],
  'level-digits': [
    'Der Schlüssel „{found}“ hat zu viele Ziffern für die Ebene {level}: Nach der {digits}. Stelle müssen Nullen stehen.',
    'The key "{found}" has too many digits for the level {level}: after digit {digits} there must be zeros.',
  ],
  'ags-invalid': [
    '„{found}“ ist kein Amtlicher Gemeindeschlüssel: acht Ziffern.',
    '"{found}" is not a valid municipality key (AGS): eight digits.',
  ],
  'ags-mismatch': [
    '„{found}“ passt nicht zum ARS {ars}; richtig wäre {meant}.',
    '"{found}" does not fit the ARS {ars}; {meant} would be right.',
  ],
  'successor-itself': [
    'Das Gebiet „{found}“ kann nicht sein eigener Nachfolger sein. Bitte den Schlüssel des Gebiets eintragen, in dem es aufging; besteht es noch, die Zelle leeren.',
    'The area "{found}" cannot succeed itself. Please enter the key of the area that took over; if it still exists, empty the cell.',
  ],
  'successor-loop': [
    'Diese Nachfolger führen im Kreis: {way}. Bitte bei dem Gebiet, das noch besteht, die Zelle leeren.',
    'These successors lead in a circle: {way}. Please empty the cell of the area that still exists.',
  ],
  'successor-unknown': [
    'Der Nachfolger „{found}“ steht nicht in der Tabelle „gebiete“. Bitte den Schlüssel prüfen; liegt das Gebiet außerhalb dieser Tabellen, ist nichts zu tun.',
    'The successor "{found}" is not in the table "gebiete" (areas). Please check the key; if the area lies outside of these tables, there is nothing to do.',
  ],
  'ozg-id-invalid': ['„{found}“ ist keine OZG-ID: fünf Ziffern.', '"{found}" is not a valid OZG id: five digits.'],
  'id-invalid': [
    '„{found}“ taugt nicht als Kennung: bis zu 80 Buchstaben (ohne Umlaute), Ziffern und . _ ~ - sind erlaubt.',
    '"{found}" does not serve as an id: up to 80 letters (a to z), digits and . _ ~ - are allowed.',
  ],
  'id-repeated': [
    'Die Kennung „{found}“ steht schon in Zeile {other}. Bitte eine andere wählen.',
    'The id "{found}" is in row {other} already. Please choose another.',
  ],

  // Words, numbers, dates
  'word-unknown': [
    '„{found}“ ist hier kein gültiges Wort[; gemeint ist wohl „{nearest}“]. Erlaubt sind: {words}.',
    '"{found}" is not a valid word here[; "{nearest}" was probably meant]. Allowed are: {words}.',
  ],
  'number-invalid': ['„{found}“ ist keine ganze Zahl.', '"{found}" is not a valid whole number.'],
  'maturity-invalid': [
    '„{found}“ ist keine Stufe des Modells {model}: {from} bis {to}.',
    '"{found}" is not a level of the model {model}: {from} to {to}.',
  ],
  'land-invalid': [
    '„{found}“ ist kein Land: zweistelliger Schlüssel („06“) oder Name („Hessen“).',
    '"{found}" is not a Land: a key of two digits ("06") or a name ("Hessen").',
  ],
  'land-zero-lost': [
    '„{found}“ hat eine Ziffer: Das Tabellenprogramm hat die führende Null gestrichen. Bitte die Spalte als Text formatieren und „{meant}“ eintragen.',
    '"{found}" has one digit: the spreadsheet program dropped the leading zero. Please format the column as text and enter "{meant}".',
  ],
  'duration-invalid': [
    '„{found}“ ist keine Dauer wie „4 Stunden“, „2 Tage“, „1 Woche“ oder PT4H.',
    '"{found}" is not a valid duration such as "4 hours", "2 days", "1 week" or PT4H.',
  ],
  'language-invalid': [
    '„{found}“ ist keine Sprache: Name („Englisch“) oder Kürzel („en“).',
    '"{found}" is not a valid language: a name ("English") or a tag ("en").',
  ],
  'date-order': [
    '„{found}“ hat Tag und Monat in einer Reihenfolge, die nicht eindeutig ist. Bitte als 15.03.2027 oder 2027-03-15 schreiben.',
    '"{found}" has day and month in an order that is not clear. Please write 15.03.2027 or 2027-03-15.',
  ],
  'date-impossible': ['Den Tag „{found}“ gibt es nicht.', 'There is no such day as "{found}".'],
  'date-invalid': [
    '„{found}“ ist kein Datum. Bitte als 15.03.2027 oder 2027-03-15 schreiben.',
    '"{found}" is not a valid date. Please write 15.03.2027 or 2027-03-15.',
  ],
  'partial-date-invalid': [
    '„{found}“ ist keine Zeitangabe. Möglich sind 2027, 1. Halbjahr 2027, 3. Quartal 2027, März 2027, 15.03.2027.',
    '"{found}" is not a valid date. Possible are 2027, 2027-H1, 2027-Q3, 2027-03, 2027-03-15.',
  ],
  'date-reversed': ['„{found}“ liegt vor dem Anfang ({start}).', '"{found}" lies before the start ({start}).'],
  'date-past': [
    '„{found}“ ist schon vorbei; der Feed wäre ungültig, sobald er erscheint.',
    '"{found}" is over; the feed would be invalid the moment it appears.',
  ],

  // Statements about services
  'state-missing': [
    'Zu dieser Angabe gehört ein Wort in der Spalte „{column}“ derselben Zeile.',
    'This needs a word in the column "{column}" of the same row.',
  ],
  'platform-missing': [
    'Zur Plattform-Adresse gehört der Name in der Spalte „Plattform“.',
    'The address of the platform needs its name in the column "Plattform" (platform).',
  ],
  'model-unknown': [
    '„{found}“ ist kein Reifegradmodell: ozg-1.1, ozg-2.0 oder die Adresse eines anderen.',
    '"{found}" is not a valid maturity model: ozg-1.1, ozg-2.0 or the address of another.',
  ],
  'row-says-nothing': [
    'Diese Zeile sagt nichts über die Leistung. Bitte ausfüllen oder entfernen.',
    'This row has no information about the service. Please fill it in or remove it.',
  ],
  'url-missing': [
    'Online verfügbar, aber ohne Adresse: Niemand kommt hin. Bitte die Spalte „Adresse“ ausfüllen.',
    'Marked as online, but without a URL. Please fill in the column "Adresse" (url).',
  ],
  'area-silent': [
    'Über {name} sagt keine Tabelle etwas; für dieses Gebiet entsteht kein Feed.',
    'No table has anything about {name}; no feed will be built for this area.',
  ],

  // Addresses and contacts
  'address-http': [
    '„{found}“ ist nicht verschlüsselt. Bitte die Adresse mit https:// angeben.',
    '"{found}" is not encrypted. Please give the address with https://.',
  ],
  'address-invalid': [
    '„{found}“ ist keine Internet-Adresse. Bitte vollständig angeben, mit https://.',
    '"{found}" is not a valid web address. Please give it in full, with https://.',
  ],
  'email-invalid': ['„{found}“ ist keine E-Mail-Adresse.', '"{found}" is not a valid email address.'],
  'phone-invalid': [
    '„{found}“ ist keine Telefonnummer. Bitte eine Nummer je Zelle, mit Vorwahl: 030 23125-000 oder +49 30 23125000.',
    '"{found}" is not a valid phone number. Please give one number a cell, with its area code: 030 23125-000 or +49 30 23125000.',
  ],
  'phone-several': [
    '„{found}“ lässt sich als mehrere Nummern, Durchwahlen oder als Bereich lesen. Bitte eine Nummer je Zelle, ganz ausgeschrieben: 030 23125-110, nicht 030 23125-110/-112. Ist es doch nur eine, bitte nach der Vorwahl ohne Leerzeichen und Striche: 030 23125110.',
    '"{found}" can be read as several numbers or extensions, or as a range. Please give one number per cell, in full: 030 23125-110, not 030 23125-110/-112. If it is one number, please write it without blanks, hyphens and slashes after the area code: 030 23125110.',
  ],
  'phone-words': [
    'In „{found}“ steht „{words}“. Bitte nur die Nummer eintragen: 030 23125-110. Namen gehören in „Name“, Zeiten in die Tabelle „oeffnungszeiten“, Faxnummern in „Fax“.',
    '"{found}" contains "{words}". Please enter the number only: 030 23125-110. Names belong under "Name", times in the table "oeffnungszeiten" (hours), fax numbers under "Fax".',
  ],
  'phone-plus': [
    '„{found}“ beginnt mit 49, ohne + oder 00 davor. Ist das die Landesvorwahl, bitte {meant} schreiben; ist es die Ortsvorwahl, bitte mit der Null beginnen.',
    '"{found}" begins with 49, without + or 00 before it. If this is the country code, please write {meant}; if it is the area code, please begin with the zero.',
  ],
  'phone-area-missing': [
    '„{found}“ ist keine vollständige Telefonnummer: Sie beginnt weder mit 0 noch mit +. Bitte die Vorwahl angeben: 030 23125-000. Hat das Tabellenprogramm die Null am Anfang gestrichen, bitte die Spalte als Text formatieren.',
    '"{found}" is not a complete phone number: it begins with neither 0 nor +. Please give the area code: 030 23125-000. If the spreadsheet program has removed the zero at the beginning, please format the column as text.',
  ],
  'person-unmarked': [
    '„{found}“ ist offenbar eine Person. Bitte lieber die Stelle nennen; sonst bei „Person“ ja und bei „Einwilligung“ eintragen, wie und wann sie zugestimmt hat.',
    '"{found}" seems to be a person. Better name the office; else enter ja under "Person" and under "Einwilligung" (consent) how and when they agreed.',
  ],
  'person-without-consent': [
    'Zu einer Person gehört ihre Einwilligung: Bitte eintragen, wie und wann sie zugestimmt hat, oder die Stelle statt der Person nennen.',
    'A person needs their consent: please enter how and when they agreed, or name the office instead of the person.',
  ],
  'contact-unreachable': [
    'Dieser Kontakt hat weder E-Mail noch Telefon noch eine andere Erreichbarkeit.',
    'This contact has no email, no phone, and no other way to be reached.',
  ],
  'contact-unused': [
    'Diesen Kontakt sieht niemand: Keine seiner Leistungen wird in {name} oder darunter angeboten.',
    'This contact is not shown anywhere: none of its services is offered in {name} or below.',
  ],
  'contact-unknown': [
    'Den Kontakt „{found}“ gibt es in der Tabelle „kontakte“ nicht[; gemeint ist wohl „{nearest}“].',
    'There is no contact "{found}" in the table "kontakte" (contacts)[; "{nearest}" was probably meant].',
  ],
  'contact-elsewhere': [
    'Der Kontakt „{found}“ gehört zu {other} und ist für {name} nicht zuständig. Bitte einen Kontakt des Gebiets oder eines darüber nennen.',
    'The contact "{found}" belongs to {other}, which {name} does not lie in. Please name a contact of the area itself or of one above it.',
  ],
  'postal-incomplete': ['Zu einer Anschrift gehören PLZ und Ort.', 'A postal address needs a postcode and a place.'],
  'postcode-invalid': [
    '„{found}“ ist keine Postleitzahl: fünf Ziffern.',
    '"{found}" is not a valid postcode: five digits.',
  ],
  'hours-invalid': [
    '„{found}“ ist nicht als Öffnungszeit lesbar. Bitte wie „08:00-12:00, 14:00-18:00“ schreiben; leer heißt geschlossen, alles andere gehört in „Hinweis“.',
    '"{found}" cannot be read as opening hours. Please write "08:00-12:00, 14:00-18:00"; empty means closed, anything else belongs in "Hinweis" (note).',
  ],
  'hours-date': [
    'Das Tabellenprogramm hat aus der Uhrzeit ein Datum gemacht („{found}“). Bitte die Spalte als Text formatieren und „08:00-12:00“ schreiben.',
    'The spreadsheet program made a date of the hours ("{found}"). Please format the column as text and write "08:00-12:00".',
  ],
  'hours-reversed': ['„{found}“ endet, bevor es anfängt.', '"{found}" ends before it starts.'],
  'hours-overlap': [
    '„{found}“ überschneidet sich. Bitte die Zeiten eines Tages getrennt angeben.',
    '"{found}" overlaps. Please give the hours of a day apart.',
  ],
  'zone-unknown': [
    '„{found}“ ist keine Zeitzone. Für Deutschland: Europe/Berlin.',
    '"{found}" is not a valid time zone. For Germany: Europe/Berlin.',
  ],

  // Documents
  'copy-stale': [
    'Diese gepackte Kopie passt nicht zu {document}: Sie hat einen anderen Inhalt oder ist beschädigt, und wer sie bekommt, sieht nicht das Dokument. Bitte die Kopie löschen und neu bauen, oder das Dokument und seine Kopien (.gz, .br) zusammen neu hochladen.',
    'This compressed copy does not match {document}: it has other content or is damaged, and readers that receive it do not see the document. Please delete the copy and build again, or upload the document and its copies (.gz, .br) together again.',
  ],
  'too-large': [
    'Diese Datei ist {size} MB groß; mehr als 5 MB liest kein Widget.[ Bitte kürzen, was über {name} und die Gebiete darüber gesagt wird: Texte, Meldungen, Hilfen.]',
    'This file is {size} MB; the limit is 5 MB.[ Please shorten the texts, notices and help of {name} and the areas above it.]',
  ],

  // Writing
  'out-busy': [
    'Ein anderer Lauf (Prozess {pid}[ auf {host}]) schreibt gerade in diesen Ordner. Bitte warten; läuft sicher keiner mehr, die Datei {lock} löschen.',
    'Another build (process {pid}[ on {host}]) is writing into this folder. Please wait; if there is certainly none, delete the file {lock}.',
  ],
  'out-is-source': [
    'Quelle und Ziel dürfen nicht derselbe Ordner sein.',
    'Source and output must not be the same folder.',
  ],
  'out-crawled': [
    'Hier liegt, was „ozg-feed crawl“ gesammelt hat; das würde ersetzt. Bitte einen anderen Ordner nennen.',
    'This folder holds the output of "ozg-feed crawl", which would be replaced. Please choose another folder.',
  ],
  'out-full': [
    'Auf dem Datenträger ist kein Platz mehr. Die alten Feeds sind unverändert.',
    'There is no space left on the disk. The old feeds are unchanged.',
  ],
  'out-denied': [
    'In diesen Ordner darf nicht geschrieben werden. Was da war, ist unverändert.',
    'This folder may not be written to. What was there is unchanged.',
  ],
  'out-not-folder': [
    'Hier liegt eine Datei, wo ein Ordner gebraucht wird. Bitte die Datei umbenennen oder einen anderen Ordner nennen.',
    'There is a file where a folder is needed. Please rename the file or name another folder.',
  ],
  'out-link': [
    'Diese Verknüpfung führt ins Leere[: {problem} gibt es nicht]. Ist ein Laufwerk gemeint, bitte erst einbinden; sonst die Verknüpfung berichtigen oder einen anderen Ordner nennen.',
    'The target of this link does not exist[: {problem}]. If it is on a drive, please mount it first; otherwise correct the link or choose another folder.',
  ],
  'out-in-the-way': [
    'Hier liegt ein Ordner, wo eine Datei hingehört. Bitte umbenennen oder löschen; die alten Feeds sind unverändert.',
    'There is a folder where a file belongs. Please rename or delete it; the old feeds are as they were.',
  ],
  'out-half': [
    'Das Schreiben brach mittendrin ab ({problem}): Ein Teil der Dateien ist neu, der Rest alt. Bitte die Ursache beheben, noch einmal bauen und, wo signiert wird, neu signieren.',
    'Writing broke off in the middle ({problem}): some files are new, the rest are old. Please remove the cause, build once more and, where you sign, sign again.',
  ],
  'init-in-the-way': [
    'Hier liegt schon: {names}. Bitte umbenennen oder einen anderen Ordner nennen.',
    'Output folder already contains: {names}. Please rename them or choose another folder.',
  ],

  // Serving
  'port-taken': [
    'Port {port} ist schon belegt. Einen anderen wählen: --port {next}',
    'Port {port} is taken. Choose another one: --port {next}',
  ],
  'port-denied': [
    'Port {port} ist nicht erlaubt. Einen über 1023 wählen: --port 8000',
    'Port {port} is not allowed. Choose one above 1023: --port 8000',
  ],
} as const satisfies Record<string, readonly [de: string, en: string]>;
