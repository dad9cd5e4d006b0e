/** What happens to an area whose publisher cannot be read: follows every reason. */
const rest = [
  '[ Es bleibt der Stand vom {since}.][ Bisher gibt es von „{unheard}“ keinen Stand.]',
  '[ The answer of {since} is kept.][ "{unheard}" has never answered.]',
] as const;

const of = (de: string, en: string): readonly [de: string, en: string] => [
  `{who} ({address}): ${de}${rest[0]}`,
  `{who} ({address}): ${en}${rest[1]}`,
];

/** Messages of a crawl: German, English. */
export const crawlSentences = {
  // The way to the document
  'crawl-offline': of(
    'Der Server ist nicht zu erreichen[ ({problem})].',
    'The server cannot be reached[ ({problem})].',
  ),
  'crawl-host': of('Diesen Server gibt es nicht ({problem}).', 'There is no such server ({problem}).'),
  'crawl-proxy': of(
    'Der Proxy {proxy} (Umgebungsvariable HTTPS_PROXY oder HTTP_PROXY) stellt die Verbindung nicht her ({problem}).',
    'The proxy {proxy} (environment variable HTTPS_PROXY or HTTP_PROXY) does not connect ({problem}).',
  ),
  'crawl-unanswered': of('Der Server antwortet nicht.', 'The server does not answer.'),
  'crawl-slow': of(
    'Der Server schickt die Datei zu langsam; nach {seconds} Sekunden wurde abgebrochen.',
    'The server sends the file too slowly; gave up after {seconds} seconds.',
  ),
  'crawl-cut': of('Die Übertragung bricht mittendrin ab[ ({problem})].', 'The transfer was interrupted[ ({problem})].'),
  'crawl-certificate': of(
    'Die Verbindung ist nicht sicher: Das Zertifikat des Servers gilt nicht ({problem}).',
    'The connection is not secure: the server certificate is not valid ({problem}).',
  ),
  'crawl-address': of(
    'An dieser Stelle wird nicht gelesen: Es muss eine öffentliche Adresse mit https:// sein[, nicht {found}].',
    'This address is not read: it must be a public address with https://[, not {found}].',
  ),
  'crawl-redirects': of(
    'Der Server verweist im Kreis oder zu oft weiter (mehr als {most}-mal).',
    'The server redirects in circles, or too often (more than {most} times).',
  ),
  'crawl-busy': of(
    'Der Server ist überlastet und bittet um eine Pause (Status {status}).',
    'The server is overloaded (status {status}).',
  ),
  'crawl-missing': of('Hier gibt es nichts (Status 404).', 'Not found (status 404).'),
  'crawl-refused': of(
    'Der Server gibt die Datei nicht heraus (Status {status}).',
    'The server refuses (status {status}).',
  ),

  // The document
  'crawl-large': of(
    'Die Datei ist größer als {limit} MB; mehr liest niemand.',
    'The file is larger than {limit} MB, which is the limit for readers.',
  ),
  'crawl-html': of(
    'Hier steht eine Webseite (HTML) statt der Datei, vermutlich eine Fehlerseite.',
    'This is a web page (HTML) instead of the file, probably an error page.',
  ),
  'crawl-not-json': of('Die Datei ist kein gültiges JSON ({problem}).', 'The file is not valid JSON ({problem}).'),
  'crawl-not-feed': of(
    'Das ist kein Feed (ozg-feed/1)[; falsch ist {pointer}].',
    'This is not a feed (ozg-feed/1)[; wrong: {pointer}].',
  ),
  'crawl-not-directory': of(
    'Das ist weder ein Verzeichnis (ozg-directory/1) noch ein Feed (ozg-feed/1).',
    'This is neither a directory (ozg-directory/1) nor a feed (ozg-feed/1).',
  ),
  'crawl-is-feed': of(
    'Das ist ein einzelner Feed, kein Verzeichnis. Gebraucht wird die Adresse einer directory.json.',
    'This is a single feed, not a directory. The address of a directory.json is needed.',
  ),
  'crawl-not-shard': of(
    'Dieser Teil des Verzeichnisses passt nicht zum Verzeichnis. Vermutlich wird es gerade neu veröffentlicht.',
    'This shard does not match its directory. The directory is probably being published.',
  ),
  'crawl-expired': of('Der Stand war gültig bis {until} und ist abgelaufen.', 'Expired: it was valid until {until}.'),
  'crawl-wrong-area': of(
    'Der Feed spricht für ein anderes Gebiet: {found} statt {ars}.',
    'The feed is for another area: {found} instead of {ars}.',
  ),
  'crawl-unsigned': of('Die Unterschrift (.sig) fehlt.', 'The signature (.sig) is missing.'),
  'crawl-signature-wrong': of(
    'Die Unterschrift passt nicht zur Datei und zum Schlüssel.',
    'The signature does not match the file and the key.',
  ),
  'crawl-future': of(
    'Die Datei ist erst in der Zukunft veröffentlicht ({published}). Vermutlich geht dort eine Uhr falsch.',
    'The publication date is in the future ({published}). The clock of the publisher is probably wrong.',
  ),
  'crawl-crowded': of(
    'Die Listen in der Datei haben zusammen mehr als {most} Werte; so viele werden nicht gelesen.',
    'The lists in the file have more than {most} values together; readers do not read that many.',
  ),
  'crawl-older': of(
    'Die Datei ist älter als die zuletzt gelesene (veröffentlicht am {published}).',
    'The file is older than the last one (published {published}).',
  ),

  'crawl-built': [
    'Hier liegen Feeds, die nicht von „ozg-feed crawl“ stammen, oder denen dessen Merkzettel (Ordner .ozg-crawl) fehlt; sie würden ersetzt. Bitte einen anderen Ordner nennen.',
    'The output folder contains feeds that "ozg-feed crawl" did not write, or its journal (folder .ozg-crawl) is missing. They would be replaced. Choose another folder.',
  ],

  // The directories
  'crawl-entries': [
    '{count} Einträge dieses Verzeichnisses sind fehlerhaft und wurden ausgelassen, der erste bei {pointer}.',
    '{count} entries of this directory are invalid and were ignored, the first one at {pointer}.',
  ],
  'crawl-long': [
    '{count} Einträge dieses Verzeichnisses haben zu lange Angaben und wurden ausgelassen, der erste bei {pointer}. Ein Name darf 200 Zeichen haben, 20 Wörter und in jedem Wort 40 Zeichen; eine Adresse 2000 Zeichen; ein Gebiet 400 Postleitzahlen.',
    '{count} entries of this directory are too long and were ignored, the first one at {pointer}. A name may have 200 characters, 20 words, and 40 characters in each word; an address 2000 characters; an area 400 postcodes.',
  ],
  'crawl-more': ['{count} weitere Hinweise dieser Art ({kind}).', '{count} more warnings of this kind ({kind}).'],
  'crawl-deadline': of(
    'Die Zeit für den ganzen Lauf ist um; hier wurde nicht mehr gefragt.',
    'The time limit of the crawl was reached before this request.',
  ),
  'crawl-quota-documents': of(
    'Von hier und allen Verzeichnissen darunter werden höchstens {most} Verzeichnisse und Teile gelesen. Der Rest wurde übergangen.',
    'At most {most} directories and shards are read of this directory and all below it. The rest was ignored.',
  ),
  'crawl-quota-entries': of(
    'Von hier und allen Verzeichnissen darunter werden höchstens {most} Einträge aufgenommen. Der Rest wurde übergangen.',
    'At most {most} entries are accepted from this directory and all below it. The rest was ignored.',
  ),
  'crawl-quota-weight': of(
    'Die Einträge von hier und allen Verzeichnissen darunter brauchen im gemeinsamen Verzeichnis mehr als {most} MB. Der Rest wurde übergangen.',
    'The entries of this directory and all below it need more than {most} MB in the merged directory. The rest was ignored.',
  ),
  'crawl-quota-services': of(
    'Die Feeds von hier und allen Verzeichnissen darunter nennen mehr als {most} Leistungen, die sonst niemand nennt. Der Rest wurde nicht gezählt.',
    'The feeds of this directory and all below it list more than {most} services that no other feed lists. The rest was not counted.',
  ),
  'crawl-quota-bytes': of(
    'Von hier und allen Verzeichnissen darunter werden höchstens {most} MB gelesen, und die sind verbraucht.',
    'At most {most} MB are read of this directory and all below it; the limit was reached.',
  ),
  'crawl-quota-time': of(
    'Die Server von hier und allen Verzeichnissen darunter haben zusammen höchstens {most} Minuten für ihre Antworten, und die sind um.',
    'The servers of this directory and all below it may take {most} minutes in total; the limit was reached.',
  ),
  'crawl-quota-root': [
    '{who} ({address}): {count} Gebiete wurden nicht aufgenommen, weil das gemeinsame Verzeichnis sonst größer als {most} MB würde und niemand es mehr lesen könnte.',
    '{who} ({address}): {count} areas were rejected, because the merged directory would exceed {most} MB, the limit for readers.',
  ],
  'crawl-root-large': [
    'Das gemeinsame Verzeichnis würde größer als {most} MB; niemand könnte es mehr lesen. Es wurde nichts geschrieben.',
    'The merged directory would exceed {most} MB, the limit for readers. Nothing was written.',
  ],
  'crawl-outside': [
    'Dieses Verzeichnis spricht für „{area}“ ({ars}), ist aber nur für „{scope}“ zuständig. Die Angabe wurde verworfen.',
    'This directory lists "{area}" ({ars}), but is responsible for "{scope}" only. The entry was rejected.',
  ],
  'crawl-loop': [
    'Dieses Verzeichnis verweist für „{area}“ im Kreis auf {address}. Der Verweis wurde übergangen.',
    'For "{area}", this directory delegates to {address}, which is a circle. The delegation was ignored.',
  ],
  'crawl-deep': [
    'Für „{area}“ verweisen mehr als {most} Verzeichnisse nacheinander weiter. Tiefer wird nicht gelesen.',
    'For "{area}", more than {most} directories delegate one after the other. Deeper directories are not read.',
  ],
  'crawl-wide': [
    'Mehr als {most} Verzeichnisse werden nicht gelesen. Der Rest wurde übergangen.',
    'At most {most} directories are read. The rest was ignored.',
  ],
  'crawl-many': [
    'Mehr als {most} Gebiete werden nicht aufgenommen. Der Rest wurde übergangen.',
    'At most {most} areas are accepted. The rest was ignored.',
  ],
  'crawl-gone': [
    '{who} ({address}): wird nicht mehr veröffentlicht (Status 410) und wurde entfernt.',
    '{who} ({address}): no longer published (status 410), removed.',
  ],
  'crawl-unlisted': [
    '{who} ({ars}): steht in keinem Verzeichnis mehr und wurde entfernt.',
    '{who} ({ars}): no longer listed in any directory, removed.',
  ],
} as const;
