/** Texts for the privacy notice and the records of processing activities. */
import type { Language } from './state.js';

/** What the texts mention. */
export interface LegalFacts {
  /** The name of the element. */
  name: string;
  version: string;
  /** The host of the script. */
  script: string;
  /** The hosts of the feed. */
  feed: string;
  /** Whether the browser stores the chosen area. */
  remember: boolean;
  /** Whether the element is in a frame. */
  framed: boolean;
}

/** A section of the privacy notice. */
export const privacyText = (lang: Language, facts: LegalFacts): string =>
  lang === 'de' ? privacyDe(facts) : privacyEn(facts);

/** An entry in the records of processing activities. */
export const recordsText = (lang: Language, facts: LegalFacts): string =>
  lang === 'de' ? recordsDe(facts) : recordsEn(facts);

const privacyDe = ({ name, version, script, feed, remember, framed }: LegalFacts): string =>
  `Angaben zu Online-Diensten

Auf einigen Seiten zeigen wir mit dem Baustein „${name}“ (ozg-widgets ${version}), was online verfügbar ist und wen Sie fragen können. Dazu lädt Ihr Browser ${framed ? 'in einen Rahmen (iframe) eine Seite mit ihren Skripten' : 'ein Skript'} von ${script} und Daten von ${feed}. Wie bei jedem Abruf erfahren diese Server dabei Ihre IP-Adresse, den Zeitpunkt, die abgerufene Datei und was Ihr Browser von sich aus mitsendet, etwa seine Kennung und die Adresse unserer Website. Weitere Daten über Sie werden nicht erhoben.

${
  remember
    ? 'Der Baustein setzt keine Cookies. Wenn Sie einen Ort wählen, speichert Ihr Browser dessen Gebietsschlüssel (localStorage, Eintrag „ozg-area“), damit Sie ihn nicht noch einmal wählen müssen; mit „Auswahl vergessen“ löschen Sie ihn. Die Wahl führt dazu, dass die Datei dieses Orts abgerufen wird. Rechtsgrundlage der Speicherung ist § 25 Abs. 2 Nr. 2 TDDDG.'
    : 'Der Baustein setzt keine Cookies und speichert nichts auf Ihrem Gerät, außer dass Ihr Browser die Dateien wie jede andere zwischenspeichern kann. Er wertet nicht aus, was Sie tun.'
}

Zweck ist die Auskunft über unsere Leistungen. Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit [Vorschrift Ihres Landes]. Die Server werden betrieben von [Betreiber]; ihre Protokolle werden nach [Frist] gelöscht.`;

const privacyEn = ({ name, version, script, feed, remember, framed }: LegalFacts): string =>
  `Information on online services

Some pages use the element "${name}" (ozg-widgets ${version}) to show what is available online and whom you can ask. For this your browser loads ${framed ? 'into a frame (iframe) a page with its scripts' : 'a script'} from ${script} and data from ${feed}. As with any request, these servers learn your IP address, the time, the file requested and what your browser sends by itself, such as its identification and the address of our website. No other data about you is collected.

${
  remember
    ? 'The element sets no cookies. When you choose an area, your browser stores its key (localStorage, entry "ozg-area"), so that you need not choose it again; "Forget the choice" deletes it. Because of the choice, the file of that area is requested. The legal basis for storing it is section 25(2) no. 2 TDDDG.'
    : 'The element sets no cookies and stores nothing on your device, except that your browser may cache the files like any others. It does not evaluate what you do.'
}

The purpose is to inform about our services. The legal basis is Art. 6(1)(e) GDPR together with [law of your Land]. The servers are operated by [operator]; their logs are deleted after [period].`;

const recordsDe = ({ name, version, script, feed, remember, framed }: LegalFacts): string =>
  `Verarbeitungstätigkeit: Angaben zu Online-Diensten auf der Website (Baustein „${name}“, ozg-widgets ${version})
Verantwortlich: [Stelle, Kontakt, Datenschutzbeauftragte]
Zweck: Auskunft, welche Leistungen online verfügbar sind und wer Fragen beantwortet
Rechtsgrundlage: Art. 6 Abs. 1 Buchst. e DSGVO, [Vorschrift Ihres Landes]
Betroffene Personen: Besucherinnen und Besucher der Website
Daten: IP-Adresse, Zeitpunkt, abgerufene Datei, vom Browser mitgesendete Angaben; keine Cookies, keine Kennungen${
    remember ? '; auf dem Gerät der gewählte Ort (localStorage „ozg-area“), auf Wunsch der Person' : ''
  }
Empfänger: Betreiber von ${script} (${framed ? 'Seite im Rahmen' : 'Skript'}) und ${feed} (Daten): [Betreiber, Auftragsverarbeitung oder eigene Server]
Drittland: [keines, wenn diese Server in der EU stehen]
Löschung: Server-Protokolle nach [Frist]${remember ? '; der Ort auf dem Gerät, sobald die Person „Auswahl vergessen“ wählt' : ''}
Schutz: TLS, feste Version ${framed ? 'in einem Rahmen mit sandbox' : 'mit Prüfsumme (Subresource Integrity)'}, Content-Security-Policy`;

const recordsEn = ({ name, version, script, feed, remember, framed }: LegalFacts): string =>
  `Processing activity: information on online services on the website (element "${name}", ozg-widgets ${version})
Controller: [body, contact, data protection officer]
Purpose: to inform which services are available online and who answers questions
Legal basis: Art. 6(1)(e) GDPR, [law of your Land]
Data subjects: visitors of the website
Data: IP address, time, file requested, what the browser sends by itself; no cookies, no identifiers${
    remember ? '; on the device the area chosen (localStorage "ozg-area"), at the person\'s wish' : ''
  }
Recipients: operators of ${script} (${framed ? 'page in the frame' : 'script'}) and ${feed} (data): [operator, processor or own servers]
Third country: [none, if these servers are in the EU]
Erasure: server logs after [period]${remember ? '; the area on the device, as soon as the person chooses to forget it' : ''}
Protection: TLS, a fixed version ${framed ? 'in a frame with a sandbox' : 'with a checksum (Subresource Integrity)'}, Content Security Policy`;
