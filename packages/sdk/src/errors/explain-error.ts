import type { FeedError, FeedErrorDetail, FeedErrorReason } from './feed-error.js';

const sentences: Readonly<Record<FeedErrorReason | FeedErrorDetail, readonly [de: string, en: string]>> = {
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
    'is not a feed. Run "ozg-feed check" to see what is missing.',
  ],
  unsigned: ['ist nicht so unterschrieben, wie es hier verlangt wird.', 'is not signed as required here.'],
  expired: [
    'ist abgelaufen. Der Herausgeber muss ihn neu veröffentlichen.',
    'has expired. Its publisher has to publish it again.',
  ],
  address: [
    'hat keine vollständige Adresse. Gebraucht wird eine, die mit https:// beginnt.',
    'has no absolute URL. A URL that begins with https:// is required.',
  ],
  'too-large': [
    'ist größer als 5 MB. Ein Feed beschreibt nur ein einziges Gebiet.',
    'is larger than 5 MB. A feed describes a single area.',
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
    'is JSON, but not a document of the format ozg-feed/1. Run "ozg-feed check" to see what is missing.',
  ],
  'signature-missing': [
    'ist nicht unterschrieben, obwohl das hier verlangt wird. Der Herausgeber muss „ozg-feed sign“ aufrufen und die .sig-Dateien mit veröffentlichen.',
    'is not signed, which is required here. Its publisher has to run "ozg-feed sign" and publish the .sig files too.',
  ],
  'signature-wrong': [
    'trägt eine Unterschrift, die nicht passt. Entweder wurde die Datei verändert, oder der Schlüssel in „public-key“ ist ein anderer.',
    'has a signature that does not match. Either the file was altered, or "public-key" is a different key.',
  ],
  'other-area': [
    'gehört zu einem anderen Gebiet als seine Adresse. Bitte die Dateien neu veröffentlichen.',
    'describes a different area than its address says. Please publish the files again.',
  ],
  older: [
    'ist älter als der Stand, der schon da war. Bitte den neuesten Stand veröffentlichen.',
    'is older than the version that was read before. Please publish the latest version.',
  ],
  'no-expiry': [
    'ist unterschrieben, aber ohne Ende der Gültigkeit. Der Herausgeber muss „gültig bis“ angeben (validUntil).',
    'is signed, but has no expiry date. Its publisher has to set one ("validUntil").',
  ],
  'no-crypto': [
    'konnte nicht geprüft werden: Dieser Browser kennt das Verfahren (Ed25519) nicht, die Seite kommt nicht über https, oder neben dem Skript fehlt „signature.js“.',
    'could not be verified: this browser does not support Ed25519, the page is not served over https, or "signature.js" is missing beside the script.',
  ],
  'no-area': [
    'kennt dieses Gebiet nicht. Bitte Schlüssel, Name oder Postleitzahl prüfen.',
    'does not list this area. Please check the key, name or postcode.',
  ],
  ambiguous: [
    'kennt mehrere Gebiete, die so heißen. Bitte den Kreis in Klammern dazuschreiben oder den ARS angeben.',
    'lists several areas of that name. Please add the Kreis in brackets, or use the ARS.',
  ],
  'no-coverage': [
    'hat keine Zahlen zu dieser Leistung. Bitte ihren Schlüssel prüfen oder beim Betreiber nachfragen.',
    'has no figures for this service. Please check its key, or ask the operator.',
  ],
  'too-many': [
    'verweist auf mehr Verzeichnisse, als für eine Suche gefragt werden. Bitte den ARS angeben.',
    'delegates to more directories than one search asks. Please use the ARS.',
  ],
  'unknown-host': [
    'ist nicht erreichbar: Den Namen des Servers gibt es nicht, oder dieser Rechner hat keinen direkten Zugang zum Internet. Bitte die Adresse und die Proxy-Einstellungen (HTTPS_PROXY) prüfen.',
    'cannot be reached: the host name does not exist, or this machine has no direct access to the internet. Please check the address and the proxy settings (HTTPS_PROXY).',
  ],
  'connection-refused': [
    'ist nicht erreichbar: Der Server nimmt keine Verbindung an. Bitte prüfen, ob er läuft und ob der Port stimmt.',
    'cannot be reached: the server does not accept connections. Please check that it is running, and the port.',
  ],
  'connection-lost': [
    'ist nicht vollständig angekommen: Die Verbindung ist abgebrochen. Bitte später noch einmal versuchen.',
    'did not arrive completely: the connection was lost. Please try again later.',
  ],
  certificate: [
    'ist nicht erreichbar: Das Zertifikat des Servers ist ungültig oder hier nicht bekannt. Bitte die Zertifikatskette prüfen; eine eigene Zertifizierungsstelle nennt NODE_EXTRA_CA_CERTS.',
    'cannot be reached: the certificate of the server is invalid, or not trusted here. Please check the certificate chain; NODE_EXTRA_CA_CERTS adds your own authority.',
  ],
  proxy: [
    'ist nicht erreichbar: Der Proxy lässt die Verbindung nicht zu. Bitte HTTPS_PROXY und die Anmeldung am Proxy prüfen.',
    'cannot be reached: the proxy does not allow the connection. Please check HTTPS_PROXY and the proxy credentials.',
  ],
  redirects: [
    'ist nicht erreichbar: Der Server leitet im Kreis weiter. Bitte beim Betreiber nachfragen.',
    'cannot be reached: the server redirects in a loop. Please ask its operator.',
  ],
  unreachable: [
    'ist nicht erreichbar. Bitte die Verbindung und die Adresse prüfen.',
    'cannot be reached. Please check the connection and the address.',
  ],
};

const broken = [
  'konnte der Server nicht liefern; der Fehler liegt bei ihm. Bitte später noch einmal versuchen.',
  'could not be served; the fault lies with the server. Please try again later.',
] as const;
const noAddress = [
  'Es ist keine Adresse angegeben. Gebraucht wird „src“ oder „directory“.',
  'No address is given. Set "src" or "directory".',
] as const;
const noFeed = ['Zum Gebiet {ars} gibt es keinen Feed.', 'The area {ars} has no feed.'] as const;

/**
 * What went wrong and what to do, as one or two plain sentences.
 *
 * @example
 * ```ts
 * explainError(error, 'en');
 * // The feed https://www.stadt.example.org/feed.json (HTTP 404) does not exist there. Please check the address in "src".
 * ```
 */
export function explainError({ reason, detail, address, status }: FeedError, lang: 'de' | 'en' = 'de'): string {
  const index = lang === 'de' ? 0 : 1;
  if (!address) return noAddress[index];
  // An area that has no URL.
  if (/^\d+$/.test(address)) return noFeed[index].replace('{ars}', address);
  // The names of a directory and its shards in the tree that "ozg-feed build" writes.
  const isDirectory =
    /^(no-area|no-coverage|ambiguous|too-many)$/.test(detail ?? '') || /\/directory(\.json$|\/)/.test(address);
  const subject = (isDirectory ? ['Das Verzeichnis', 'The directory'] : ['Der Feed', 'The feed'])[index] ?? '';
  const text = (status !== undefined && status >= 500 ? broken : sentences[detail ?? reason])[index];
  const http = status ? ` (HTTP ${status})` : '';
  return `${subject} ${address}${http} ${
    isDirectory ? text.replace('src', 'directory').replace('ozg-feed/1', 'ozg-directory/1') : text
  }`;
}
