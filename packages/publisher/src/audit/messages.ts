/** Sentences about what a web server does wrong: German, English. `{lines}` are lines of its configuration. */
export const auditSentences = {
  // The way there
  'web-address': ['Das ist keine lesbare Adresse.', 'This address cannot be read.'],
  'web-http': [
    'Diese Adresse beginnt mit http:. Unterwegs kann sie jeder fälschen; Seiten mit https lesen sie nicht. Bitte unter https anbieten.',
    'This address begins with http:. Anyone on the way can forge it, and pages with https do not read it. Please offer it under https.',
  ],
  'web-host': [
    'Diesen Server gibt es nicht. Bitte die Adresse prüfen.',
    'There is no such server. Please check the address.',
  ],
  'web-unreachable': [
    'Der Server antwortet nicht ({problem}). Bitte prüfen, ob er läuft und von außen erreichbar ist.',
    'The server does not answer ({problem}). Please check that it runs and can be reached from outside.',
  ],
  'web-proxy': [
    'Der Proxy {proxy} (Umgebungsvariable HTTPS_PROXY oder HTTP_PROXY) stellt die Verbindung nicht her ({problem}). Bitte den Proxy prüfen; Server, die ohne ihn zu erreichen sind, gehören in NO_PROXY.',
    'The proxy {proxy} (environment variable HTTPS_PROXY or HTTP_PROXY) does not connect ({problem}). Check the proxy; list servers that need none in NO_PROXY.',
  ],
  'web-private': [
    'Von dieser Adresse im Internet geht es weiter zu {to}, in ein privates Netz. Leser sind dort nicht; es wurde nicht gefragt. Bitte auf eine öffentliche Adresse verweisen.',
    'This address on the internet leads to {to} in a private network, which readers cannot reach. It was not requested. Use a public address.',
  ],
  'web-slow': [
    'Nach {seconds} Sekunden war die Antwort nicht da. So lange wartet kein Leser.',
    'The answer was not there after {seconds} seconds. No reader waits that long.',
  ],
  'web-endless': [
    'Die Antwort ist größer als 5 MB; mehr liest kein Widget. Die Übertragung wurde abgebrochen.',
    'The answer is larger than 5 MB; no widget reads more. The transfer was broken off.',
  ],
  'web-encoding': [
    'Die Antwort lässt sich nicht entpacken: Sie ist nicht so gepackt, wie „Content-Encoding“ sagt. Bitte die Dateien .gz und .br neu erzeugen und nicht doppelt packen.',
    'The answer cannot be unpacked: it is not packed the way "Content-Encoding" says. Please make the .gz and .br files anew, and do not pack twice.',
  ],
  'web-tls-expired': [
    'Das Zertifikat des Servers gilt heute nicht: abgelaufen oder noch nicht gültig. Bitte erneuern.',
    'The certificate of the server is not valid today: it has expired or is not valid yet. Please renew it.',
  ],
  'web-tls-host': [
    'Das Zertifikat des Servers gilt für einen anderen Namen. Bitte eines für diesen Namen einrichten.',
    'The certificate of the server is for another name. Please set up one for this name.',
  ],
  'web-tls-untrusted': [
    'Dem Zertifikat des Servers vertraut kein Browser: selbst ausgestellt, oder das Zwischenzertifikat fehlt. Bitte die ganze Kette ausliefern.',
    'No browser trusts the certificate of the server: self-signed, or the intermediate certificate is missing. Please deliver the whole chain.',
  ],
  'web-tls': [
    'Die verschlüsselte Verbindung kommt nicht zustande ({problem}). Bitte die TLS-Einstellungen des Servers prüfen.',
    'There is no encrypted connection ({problem}). Please check the TLS settings of the server.',
  ],
  'web-redirect': [
    'Der Server leitet weiter nach {to}. Bitte gleich diese Adresse verwenden; jede Weiterleitung kostet Leser Zeit.',
    'The server redirects to {to}. Use that address: every redirect costs readers time.',
  ],
  'web-redirect-http': [
    'Der Server leitet nach {to} weiter. Das ist ungeschützt, Browser brechen es ab. Bitte auf https weiterleiten oder gar nicht.[ Diese Zeile hilft:{lines}]',
    'The server redirects to {to}. That is not protected, browsers refuse it. Please redirect to https, or not at all.[ This line helps:{lines}]',
  ],
  'web-redirect-loop': [
    'Der Server leitet immer weiter, ohne anzukommen ({count} Weiterleitungen). Bitte die Weiterleitungen prüfen.',
    'The server redirects on and on ({count} redirects). Please check its redirects.',
  ],
  'web-status': [
    'Der Server antwortet mit Status {status} statt 200. Bitte prüfen, ob die Datei dort liegt und gelesen werden darf.',
    'The server answers with status {status}, not 200. Please check that the file is there and may be read.',
  ],

  // Who may read it
  'web-cors-missing': [
    'Seiten anderer Adressen dürfen das nicht lesen: „Access-Control-Allow-Origin“ fehlt. Diese Zeile hilft:{lines}',
    'Pages of other sites may not read this: "Access-Control-Allow-Origin" is missing. This line helps:{lines}',
  ],
  'web-cors-twice': [
    '„Access-Control-Allow-Origin“ kommt mehrmals vor ({found}); Browser lehnen das ab. Bitte nur diese Zeile behalten:{lines}',
    '"Access-Control-Allow-Origin" occurs more than once ({found}); browsers refuse that. Please keep this line only:{lines}',
  ],
  'web-cors-elsewhere': [
    'Nur Seiten von {found} dürfen das lesen. Damit es alle dürfen, gehört „Access-Control-Allow-Origin“ auf *:{lines}',
    'Only pages of {found} may read this. So that all may, "Access-Control-Allow-Origin" has to be *:{lines}',
  ],
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
  'web-type': [
    'Der Server nennt das „{found}“ statt „application/json“. Diese Zeile hilft:{lines}',
    'The server calls this "{found}", not "application/json". This line helps:{lines}',
  ],
  'web-type-missing': [
    'Der Server sagt nicht, dass das JSON ist: „Content-Type“ fehlt. Diese Zeile hilft:{lines}',
    'The server does not say that this is JSON: "Content-Type" is missing. This line helps:{lines}',
  ],
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
  'web-future': [
    'Das Dokument ist laut „published“ erst am {found} veröffentlicht. Bitte die Uhr des Rechners prüfen, der es erzeugt.',
    'According to "published", the document is published on {found} only. Please check the clock of the machine that makes it.',
  ],
  'web-outdated': [
    'Das Dokument gilt laut „validUntil“ nur bis {found}. Bitte neu erzeugen und veröffentlichen.',
    'According to "validUntil", the document is valid until {found} only. Please build and publish it anew.',
  ],
} as const;
