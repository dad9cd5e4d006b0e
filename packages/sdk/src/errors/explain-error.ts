import type { FeedError, FeedErrorDetail, FeedErrorReason } from './feed-error.js';

const words: Readonly<Record<FeedErrorReason | FeedErrorDetail, readonly [de: string, en: string]>> = {
  offline: [
    'ist nicht erreichbar. Entweder fehlt die Verbindung, oder der Server erlaubt fremden Seiten das Lesen nicht. Der Betreiber muss „Access-Control-Allow-Origin: *“ senden.',
    'cannot be reached. Either there is no connection, or the server does not let other sites read it. Its operator has to send "Access-Control-Allow-Origin: *".',
  ],
  timeout: [
    'hat nicht rechtzeitig geantwortet. Bitte später noch einmal versuchen.',
    'did not answer in time. Please try again later.',
  ],
  refused: [
    'wurde vom Server verweigert. Bitte beim Betreiber nachfragen.',
    'was refused by the server. Please ask its operator.',
  ],
  missing: [
    'ist dort nicht zu finden. Bitte die Adresse in „src“ prüfen.',
    'does not exist there. Please check the address in "src".',
  ],
  invalid: [
    'ist kein Feed. Der Befehl „ozg-feed check“ sagt, was fehlt.',
    'is not a feed. The command "ozg-feed check" tells what is missing.',
  ],
  unsigned: ['ist nicht so unterschrieben, wie diese Seite es verlangt.', 'is not signed as this page demands.'],
  expired: [
    'ist abgelaufen. Der Herausgeber muss ihn neu veröffentlichen.',
    'has expired. Its publisher has to publish it anew.',
  ],
  address: [
    'hat keine vollständige Adresse. Gebraucht wird eine, die mit https:// beginnt.',
    'has no full address. One that begins with https:// is needed.',
  ],
  'too-large': [
    'ist größer als 5 MB. Ein Feed beschreibt nur ein einziges Gebiet.',
    'is larger than 5 MB. A feed describes one area only.',
  ],
  html: [
    'ist eine Internetseite und kein JSON. Der Server antwortet auf eine fehlende Datei mit einer Seite; bitte die Adresse prüfen.',
    'is a web page, not JSON. The server answers a missing file with a page; please check the address.',
  ],
  'not-json': [
    'ist kein gültiges JSON. Die Datei ist unvollständig oder beschädigt.',
    'is not valid JSON. The file is incomplete or damaged.',
  ],
  format: [
    'ist JSON, aber kein Dokument im Format ozg-feed/1. Der Befehl „ozg-feed check“ sagt, was fehlt.',
    'is JSON, but not a document of the format ozg-feed/1. The command "ozg-feed check" tells what is missing.',
  ],
  'signature-missing': [
    'ist nicht unterschrieben, wie diese Seite es verlangt. Der Herausgeber muss „ozg-feed sign“ aufrufen und die .sig-Dateien mit veröffentlichen.',
    'is not signed, as this page demands. Its publisher has to run "ozg-feed sign" and publish the .sig files too.',
  ],
  'signature-wrong': [
    'trägt eine Unterschrift, die nicht passt. Entweder wurde die Datei verändert, oder der Schlüssel in „public-key“ ist ein anderer.',
    'has a signature that does not fit. Either the file was altered, or the key in "public-key" is another one.',
  ],
  'other-area': [
    'gehört zu einem anderen Gebiet als seine Adresse. Bitte die Dateien neu veröffentlichen.',
    'belongs to another area than its address. Please publish the files anew.',
  ],
  older: [
    'ist älter als der Stand, der schon da war. Bitte den neuesten Stand veröffentlichen.',
    'is older than what was there before. Please publish the newest state.',
  ],
  endless: [
    'ist unterschrieben, aber ohne Ende der Gültigkeit. Der Herausgeber muss „gültig bis“ angeben (validUntil).',
    'is signed, but has no end of validity. Its publisher has to give one ("validUntil").',
  ],
  'no-crypto': [
    'konnte nicht geprüft werden: Dieser Browser kennt das Verfahren (Ed25519) nicht, die Seite kommt nicht über https, oder neben dem Skript fehlt „signature.js“.',
    'could not be verified: this browser does not know the method (Ed25519), the page does not come by https, or "signature.js" is not beside the script.',
  ],
  'no-area': [
    'kennt dieses Gebiet nicht. Bitte Schlüssel, Name oder Postleitzahl prüfen.',
    'does not know this area. Please check key, name or postcode.',
  ],
  ambiguous: [
    'kennt mehrere Gebiete, die so heißen. Bitte den Kreis in Klammern dazuschreiben oder den ARS angeben.',
    'knows several areas by that name. Please add the Kreis in brackets, or give the ARS.',
  ],
  'no-coverage': [
    'hat keine Zahlen zu dieser Leistung. Bitte ihren Schlüssel prüfen oder beim Betreiber nachfragen.',
    'has no figures about this service. Please check its key, or ask the operator.',
  ],
  'too-many': [
    'verweist auf mehr Verzeichnisse, als für eine Suche gefragt werden. Bitte den ARS angeben.',
    'refers to more directories than are asked for one search. Please give the ARS.',
  ],
};

const nowhere = [
  'Es ist keine Adresse angegeben. Gebraucht wird „src“ oder „directory“.',
  'No address is given. Needed is "src" or "directory".',
] as const;
const silent = ['Zum Gebiet {ars} gibt es keinen Feed.', 'There is no feed of the area {ars}.'] as const;

/** What went wrong and what to do, as one or two plain sentences. */
export function explainError({ reason, detail, address, status }: FeedError, lang: 'de' | 'en' = 'de'): string {
  const say = lang === 'de' ? 0 : 1;
  if (!address) return nowhere[say];
  // An area that no address was found for.
  if (/^\d+$/.test(address)) return silent[say].replace('{ars}', address);
  // What the tree that "ozg-feed build" writes calls it, and its shards.
  const directory =
    /^(no-area|no-coverage|ambiguous|too-many)$/.test(detail ?? '') || /\/directory(\.json$|\/)/.test(address);
  const what = directory ? (['Das Verzeichnis', 'The directory'] as const) : (['Der Feed', 'The feed'] as const);
  const text = words[detail ?? reason][say];
  const http = status ? ` (HTTP ${status})` : '';
  return `${what[say]} ${address}${http} ${
    directory ? text.replace('src', 'directory').replace('ozg-feed/1', 'ozg-directory/1') : text
  }`;
}
