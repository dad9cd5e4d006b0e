/** Sentences about what a web server does wrong: German, English. `{lines}` are lines of its configuration. */
export const auditSentences = {
  // The way there
  'web-redirect': [
    'Der Server leitet weiter nach {to}. Bitte gleich diese Adresse verwenden; jede Weiterleitung kostet Leser Zeit.',
    'The server redirects to {to}. Use that address: every redirect costs readers time.',
  ],

  // Who may read it
  'web-cors-echo': [
    '„Access-Control-Allow-Origin“ wiederholt, wer gefragt hat. In Zwischenspeichern gilt das dann für die falsche Seite. Bitte fest auf * setzen:{lines}',
    '"Access-Control-Allow-Origin" repeats who has asked. In caches, that is then wrong for the next page. Please set it to *:{lines}',
  ],
  'web-cors-credentials': [
    '„Access-Control-Allow-Credentials“ lädt zum Lesen mit Anmeldung ein. Ein Feed ist für alle gleich; bitte weglassen.[ So geht es:{lines}]',
    '"Access-Control-Allow-Credentials" invites reading with a login. A feed is the same for everyone; please leave it out.[ Like this:{lines}]',
  ],
  'web-cors-errors': [
    'Auf diese Antwort (Status {status}) fehlt „Access-Control-Allow-Origin“. Ein Leser sieht dann einen Netzfehler und nicht, dass die Datei fehlt. Diese Zeile hilft:{lines}',
    'This answer (status {status}) lacks "Access-Control-Allow-Origin", so browsers report a network error, not a missing file. Add this line:{lines}',
  ],
  'web-cookie': [
    'Der Server setzt ein Cookie („{found}“). Das braucht eine Einwilligung, und Zwischenspeicher behalten die Antwort nicht. Bitte weglassen.[ So geht es:{lines}]',
    'The server sets a cookie ("{found}"). That requires consent, and caches do not store the answer. Remove it.[ For example:{lines}]',
  ],

  // What it is
  'web-charset': [
    'Der Server nennt den Zeichensatz „{found}“; ein Feed ist immer UTF-8. Diese Zeile hilft:{lines}',
    'The server declares the charset "{found}", but feeds are always UTF-8. Add this line:{lines}',
  ],
  'web-sniffing': [
    '„X-Content-Type-Options: nosniff“ fehlt; Browser dürfen dann raten, was das ist. Diese Zeile hilft:{lines}',
    '"X-Content-Type-Options: nosniff" is missing; browsers may then guess what this is. This line helps:{lines}',
  ],

  // How long it is kept
  'web-validator-missing': [
    'Weder „ETag“ noch „Last-Modified“: Leser müssen jedes Mal alles laden, auch wenn sich nichts geändert hat. Diese Zeile hilft:{lines}',
    '"ETag" and "Last-Modified" are missing, so readers load unchanged files again. Add this line:{lines}',
  ],
  'web-validator-ignored': [
    'Wer die Datei schon hat, bekommt sie trotzdem noch einmal (Status {status} statt 304). Diese Zeile hilft:{lines}',
    'The server ignores conditional requests (status {status}, not 304), so readers load unchanged files again. Add this line:{lines}',
  ],
  'web-cache-missing': [
    '„Cache-Control“ fehlt; jeder Browser hält das dann so lange fest, wie er will. Diese Zeile hilft:{lines}',
    '"Cache-Control" is missing; each browser then keeps this as long as it likes. This line helps:{lines}',
  ],
  'web-cache-forbidden': [
    '„Cache-Control: no-store“ verbietet das Aufheben: Jeder Seitenaufruf lädt alles neu. Stattdessen:{lines}',
    '"Cache-Control: no-store" forbids keeping this: each page view loads everything anew. Instead:{lines}',
  ],
  'web-cache-short': [
    'Das darf nur {found} Sekunden aufgehoben werden, die „ttl“ des Dokuments sagt {ttl}. Leser fragen so öfter als nötig. Stattdessen:{lines}',
    'This may be cached for only {found} seconds, but the "ttl" of the document is {ttl}. Readers request it more often than necessary. Use:{lines}',
  ],
  'web-cache-long': [
    'Das darf {found} Sekunden aufgehoben werden, die „ttl“ des Dokuments sagt {ttl}. Leser sehen so Veraltetes. Stattdessen:{lines}',
    'This may be cached for {found} seconds, but the "ttl" of the document is {ttl}. Readers see outdated data. Use:{lines}',
  ],
  'web-plain': [
    'Der Server schickt {size} kB ungepackt. Mit den Kopien .gz und .br, die „ozg-feed build“ schreibt, ist es ein Bruchteil. So geht es:{lines}',
    'The server sends {size} kB uncompressed. The .gz and .br copies that "ozg-feed build" writes are much smaller. To send them:{lines}',
  ],
  'web-copy-stale': [
    'Wer „Accept-Encoding: {way}“ schickt, bekommt ein anderes Dokument als ohne Packen. Vermutlich kam beim Hochladen nicht alles an, oder ein Zwischenspeicher hält Altes fest. Bitte das Dokument und seine Kopien (.gz, .br) zusammen neu hochladen.',
    'With "Accept-Encoding: {way}" the server sends another document than without compression. The upload was probably incomplete, or a cache holds an old copy. Upload the document and its copies (.gz, .br) together again.',
  ],
  'web-vary': [
    'Die gepackte Antwort trägt kein „Vary: Accept-Encoding“. Zwischenspeicher geben sie dann auch dem, der sie nicht entpacken kann. Diese Zeile hilft:{lines}',
    'The compressed answer lacks "Vary: Accept-Encoding", so caches send it also to clients that cannot decompress it. Add this line:{lines}',
  ],

  // What lies beside it
  'web-state-public': [
    'Diese Datei ist der Merkzettel von „ozg-feed build“ und nicht für Leser. Diese Zeile verbirgt sie:{lines}',
    'This file is the state of "ozg-feed build" and not meant for readers. This line hides it:{lines}',
  ],
  'web-missing-found': [
    'Diese Datei gibt es nicht, der Server antwortet trotzdem mit Status {status} statt 404. Leser halten die Antwort dann für einen kaputten Feed. So geht es:{lines}',
    'This file does not exist, but the server answers with status {status} instead of 404. Readers take that answer for a broken feed. Use:{lines}',
  ],

  // The document
} as const;
