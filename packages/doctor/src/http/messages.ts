/** Messages about responses and documents: German, English. `{lines}` is configuration of a web server. */
import type { Message } from '@ozg-widgets/feed';
export const httpMessages = {
  // The request
  'web-address': ['Das ist keine lesbare Adresse.', 'This is not a valid address.'],
  'web-http': [
    'Diese Adresse beginnt mit http:. Unterwegs kann sie jeder fälschen; Seiten mit https lesen sie nicht. Bitte unter https anbieten.',
    'This address begins with http:. Anyone on the network can forge it, and https pages cannot read it. Serve it over https.',
  ],
  'web-host': ['Diesen Server gibt es nicht. Bitte die Adresse prüfen.', 'Unknown host. Check the address.'],
  'web-unreachable': [
    'Der Server antwortet nicht ({problem}). Bitte prüfen, ob er läuft und von außen erreichbar ist.',
    'The server does not respond ({problem}). Check that it is running and reachable from outside.',
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
    'No response within {seconds} seconds. No reader waits that long.',
  ],
  'web-endless': [
    'Die Antwort ist größer als 5 MB; mehr liest kein Widget. Die Übertragung wurde abgebrochen.',
    'The response exceeds 5 MB, the limit of the widgets. The transfer was cancelled.',
  ],
  'web-encoding': [
    'Die Antwort lässt sich nicht entpacken: Sie ist nicht so gepackt, wie „Content-Encoding“ sagt. Bitte die Dateien .gz und .br neu erzeugen und nicht doppelt packen.',
    'The response cannot be decoded: its compression does not match "Content-Encoding". Rebuild the .gz and .br files, and do not compress twice.',
  ],
  'web-tls-expired': [
    'Das Zertifikat des Servers gilt heute nicht: abgelaufen oder noch nicht gültig. Bitte erneuern.',
    'The certificate of the server has expired or is not valid yet. Renew it.',
  ],
  'web-tls-host': [
    'Das Zertifikat des Servers gilt für einen anderen Namen. Bitte eines für diesen Namen einrichten.',
    'The certificate of the server is for another host name. Install one for this name.',
  ],
  'web-tls-untrusted': [
    'Dem Zertifikat des Servers vertraut kein Browser: selbst ausgestellt, oder das Zwischenzertifikat fehlt. Bitte die ganze Kette ausliefern.',
    'Browsers do not trust the certificate of the server: it is self-signed, or the intermediate certificate is missing. Serve the full chain.',
  ],
  'web-tls': [
    'Die verschlüsselte Verbindung kommt nicht zustande ({problem}). Bitte die TLS-Einstellungen des Servers prüfen.',
    'The TLS connection failed ({problem}). Check the TLS settings of the server.',
  ],
  'web-redirect-http': [
    'Der Server leitet nach {to} weiter. Das ist ungeschützt, Browser brechen es ab. Bitte auf https weiterleiten oder gar nicht.[ Diese Zeile hilft:{lines}]',
    'The server redirects to {to}, which is not secure, so browsers refuse it. Redirect to https, or not at all.[ This line helps:{lines}]',
  ],
  'web-redirect-loop': [
    'Der Server leitet immer weiter, ohne anzukommen ({count} Weiterleitungen). Bitte die Weiterleitungen prüfen.',
    'Too many redirects ({count}). Check the redirects of the server.',
  ],
  'web-status': [
    'Der Server antwortet mit Status {status} statt 200. Bitte prüfen, ob die Datei dort liegt und gelesen werden darf.',
    'The server responds with status {status} instead of 200. Check that the file exists and may be read.',
  ],

  // Access
  'web-cors-missing': [
    'Seiten anderer Adressen dürfen das nicht lesen: „Access-Control-Allow-Origin“ fehlt. Diese Zeile hilft:{lines}',
    'Other sites may not read this: "Access-Control-Allow-Origin" is missing. This line helps:{lines}',
  ],
  'web-cors-twice': [
    '„Access-Control-Allow-Origin“ kommt mehrmals vor ({found}); Browser lehnen das ab. Bitte nur diese Zeile behalten:{lines}',
    '"Access-Control-Allow-Origin" occurs more than once ({found}), which browsers reject. Keep this line only:{lines}',
  ],
  'web-cors-elsewhere': [
    'Nur Seiten von {found} dürfen das lesen. Damit es alle dürfen, gehört „Access-Control-Allow-Origin“ auf *:{lines}',
    'Only {found} may read this. To let all sites read it, set "Access-Control-Allow-Origin" to *:{lines}',
  ],

  // The media type
  'web-type': [
    'Der Server nennt das „{found}“ statt „application/json“. Diese Zeile hilft:{lines}',
    'The server sends this as "{found}" instead of "application/json". This line helps:{lines}',
  ],
  'web-type-missing': [
    'Der Server sagt nicht, dass das JSON ist: „Content-Type“ fehlt. Diese Zeile hilft:{lines}',
    'The server does not send a "Content-Type"; it should be "application/json". This line helps:{lines}',
  ],

  // The document
  document: ['Das Dokument ist kein gültiger Feed.', 'The document is not a valid feed.'],
  'not-json': ['Diese Datei ist kein JSON[: {problem}].', 'This file is not JSON[: {problem}].'],
  'not-text': ['Diese Datei ist kein Text in UTF-8.', 'This file is not text in UTF-8.'],
  html: [
    'Hier steht eine Webseite (HTML) statt eines Feeds. Vermutlich hat der Server statt der Datei eine Fehlerseite geliefert.',
    'This is a web page (HTML), not a feed. The server probably sent an error page instead of the file.',
  ],
  'web-future': [
    'Das Dokument ist laut „published“ erst am {found} veröffentlicht. Bitte die Uhr des Rechners prüfen, der es erzeugt.',
    '"published" is in the future ({found}). Check the clock of the machine that builds the document.',
  ],
  'web-outdated': [
    'Das Dokument gilt laut „validUntil“ nur bis {found}. Bitte neu erzeugen und veröffentlichen.',
    'The document has expired ("validUntil": {found}). Rebuild and publish it.',
  ],
  'oembed-field': ['Eine oEmbed-Antwort braucht „{field}“: {wanted}.', 'An oEmbed response needs "{field}": {wanted}.'],
  'oembed-frame': [
    'In „html“ steht kein <iframe> mit einer vollständigen Adresse (https://…): Wer das einbettet, sieht nichts.',
    '"html" has no <iframe> with a full address (https://…), so embedding it shows nothing.',
  ],
} as const satisfies Record<string, Message>;

/** A message about a response or a document. */
export type HttpCode = keyof typeof httpMessages;
