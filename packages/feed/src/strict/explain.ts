import type { Issue } from '../read/issue.js';
import * as words from '../schema/vocabulary.js';
import type { Lang, Message } from '../text/message.js';

/** What is wrong, and what to do: `always`, or only where the name of the field does not tell better. */
interface Problem {
  is: Message;
  generally?: Message;
  always?: Message;
}

/** By the code of an issue. */
const problemOf: Readonly<Record<string, Problem>> = {
  invalid_type: {
    is: ['fehlt oder hat die falsche Form', 'is missing or has the wrong form'],
    generally: [
      'Bitte ergänzen oder so schreiben, wie die Formatbeschreibung es zeigt.',
      'Please add it, or write it as the description of the format shows.',
    ],
  },
  invalid_format: {
    is: ['ist nicht so geschrieben, wie das Format es verlangt', 'is not written as the format asks'],
    generally: [
      'Bitte so schreiben, wie die Formatbeschreibung es zeigt.',
      'Please write it as the description of the format shows.',
    ],
  },
  invalid_value: {
    is: ['fehlt oder steht nicht auf der Liste der erlaubten Wörter', 'is missing or not in the list of allowed words'],
    generally: [
      'Bitte ein Wort aus der Formatbeschreibung wählen.',
      'Please choose a word from the description of the format.',
    ],
  },
  invalid_union: {
    is: [
      'fehlt oder ist weder ein Text noch eine Liste von Texten mit Sprache',
      'is missing, or neither a text nor a list of texts with their language',
    ],
    always: [
      'Erlaubt sind "Text" oder [{"lang": "de", "text": "Text"}].',
      'Allowed are "text" or [{"lang": "en", "text": "text"}].',
    ],
  },
  unrecognized_keys: {
    is: ['kennt das Format nicht', 'is not known to the format'],
    always: [
      'Bitte die Schreibweise prüfen oder das Feld streichen.',
      'Please check the spelling, or remove the field.',
    ],
  },
  too_small: {
    is: ['ist leer oder zu klein', 'is empty or too small'],
    always: [
      'Leere Texte und Listen bitte ganz weglassen; Zahlen beginnen bei 0.',
      'Please leave out empty texts and lists; numbers begin at 0.',
    ],
  },
  too_big: {
    is: ['ist zu groß', 'is too large'],
    always: ['Bitte prüfen, ob eine Ziffer zu viel dasteht.', 'Please check whether there is a digit too many.'],
  },
  custom: {
    is: ['fehlt oder hat die falsche Form', 'is missing or has the wrong form'],
    generally: [
      'Erlaubt sind "Text" oder [{"lang": "de", "text": "Text"}], bei Zahlen ganze ab 0.',
      'Allowed are "text" or [{"lang": "en", "text": "text"}], for numbers whole ones from 0.',
    ],
  },
  'date-impossible': {
    is: ['ist ein Zeitpunkt, den es im Kalender nicht gibt', 'is a moment that no calendar has'],
    always: [
      'Bitte Tag und Uhrzeit prüfen; was unbefristet gilt, steht ohne dieses Feld.',
      'Please check day and time; what has no end goes without this field.',
    ],
  },
  'order-reversed': {
    is: ['liegt vor dem Anfang', 'lies before the start'],
    always: ['Bitte prüfen, ob Anfang und Ende vertauscht sind.', 'Please check whether start and end are swapped.'],
  },
  'key-repeated': {
    is: ['kommt doppelt vor', 'occurs twice'],
    always: [
      'Bitte die Einträge zusammenführen oder einem eine andere Kennung geben.',
      'Please merge the entries, or give one of them another key.',
    ],
  },
  'contact-unknown': {
    is: ['nennt einen Kontakt, den es in diesem Feed nicht gibt', 'names a contact that this feed does not have'],
    always: [
      'Bitte den Kontakt unter „contacts“ aufnehmen oder die Kennung berichtigen.',
      'Please add the contact under "contacts", or correct the id.',
    ],
  },
  'url-missing': {
    is: [
      'ist online verfügbar, aber es fehlt die Adresse des Online-Dienstes',
      'is available, but the address of the online service is missing',
    ],
    always: [
      'Bitte die Adresse bei der Leistung unter „url“ angeben.',
      'Please give the address as "url" of the service.',
    ],
  },
  markup: {
    is: ['gehört zu HTML, und Leser zeigen es Zeichen für Zeichen', 'is HTML, and readers show it letter by letter'],
    always: [
      'Bitte einfachen Text schreiben: ohne Tags, und ä, & oder < selbst statt &auml;, &amp; oder &lt;.',
      'Please write plain text: no tags, and ä, & or < themselves for &auml;, &amp; or &lt;.',
    ],
  },
  'licence-unknown': {
    is: [
      'ist weder das SPDX-Kürzel noch die Adresse einer Lizenz',
      'is neither the SPDX identifier nor the address of a licence',
    ],
    always: [
      'Zum Beispiel DL-DE-BY-2.0, CC-BY-4.0 oder https://www.govdata.de/dl-de/by-2-0.',
      'For example DL-DE-BY-2.0, CC-BY-4.0 or https://www.govdata.de/dl-de/by-2-0.',
    ],
  },
  'ttl-long': {
    is: ['ist länger als ein Tag', 'is longer than a day'],
    always: [
      'Leser fragen trotzdem nach einem Tag wieder. Die Angabe ist in Sekunden; üblich sind 3600.',
      'Readers ask again after a day all the same. The unit is seconds; 3600 is usual.',
    ],
  },
  'ttl-short': {
    is: ['ist kürzer als eine Minute', 'is shorter than a minute'],
    always: [
      'Seiten fragen höchstens jede Minute. Die Angabe ist in Sekunden; üblich sind 3600.',
      'Pages ask once a minute at most. The unit is seconds; 3600 is usual.',
    ],
  },
  'maturity-range': {
    is: ['ist keine Stufe dieses Reifegradmodells', 'is no level of this maturity model'],
    always: [
      'ozg-1.1 hat die Stufen 0 bis 4, ozg-2.0 die Stufen 0 bis 7.',
      'ozg-1.1 has the levels 0 to 4, ozg-2.0 the levels 0 to 7.',
    ],
  },
  'zone-unknown': {
    is: ['ist keine Zeitzone der IANA-Liste', 'is not a time zone of the IANA list'],
    always: ['Für Deutschland: Europe/Berlin.', 'For Germany: Europe/Berlin.'],
  },
  'person-without-consent': {
    is: [
      'nennt eine Person, ohne dass deren Einwilligung vermerkt ist',
      'names a person without a note of their consent',
    ],
    always: [
      'Bitte unter „consent“ vermerken, wann und wie sie eingewilligt hat, oder eine Stelle statt der Person nennen.',
      'Please note as "consent" when and how they agreed, or name an office instead.',
    ],
  },
  'phone-invalid': {
    is: ['ist keine Telefonnummer in internationaler Form', 'is not a phone number in international form'],
    always: [
      '+49 und die Nummer ohne führende Null und ohne Trennzeichen; die gewohnte Schreibweise kommt unter „display“.',
      '+49 and the number without its leading zero and without separators; the usual spelling goes into "display".',
    ],
  },
  'phone-display': {
    is: ['zeigt andere Ziffern, als gewählt werden', 'shows other digits than are dialled'],
    always: [
      '„display“ und „value“ müssen dieselbe eine Nummer sein; weitere Nummern und Durchwahlen kommen in eigene Einträge.',
      '"display" and "value" have to be the same single number; further numbers and extensions go into entries of their own.',
    ],
  },
  'email-invalid': {
    is: ['ist keine E-Mail-Adresse', 'is not an email address'],
    always: ['Zum Beispiel buergerservice@stadt.example.org.', 'For example buergerservice@town.example.org.'],
  },
  'ags-mismatch': {
    is: ['passt nicht zum ARS', 'does not fit the ARS'],
    always: [
      'Der AGS ist der ARS ohne die sechste bis neunte Ziffer.',
      'The AGS is the ARS without its sixth to ninth digit.',
    ],
  },
  'level-not-in-chain': {
    is: [
      'nennt eine Ebene, zu der das Gebiet keines über sich hat',
      'names a level of which the area has none above it',
    ],
    always: [
      'Bitte das Gebiet dieser Ebene unter „parents“ aufnehmen oder die Ebene berichtigen.',
      'Please add the area of that level to "parents", or correct the level.',
    ],
  },
  'outside-area': {
    is: [
      'liegt nicht in dem Gebiet, für das dieses Dokument spricht',
      'does not lie in the area that this document speaks for',
    ],
    always: [
      'Bitte streichen; darüber darf nur sprechen, wer dort zuständig ist.',
      'Please remove it; only those responsible there may speak of it.',
    ],
  },
  'outside-shard': {
    is: ['gehört nicht in diesen Teil des Verzeichnisses', 'does not belong in this shard of the directory'],
    always: [
      'Bitte „start“ und „end“ des Teils prüfen oder den Eintrag in den richtigen Teil setzen.',
      'Please check "start" and "end" of the shard, or move the entry to the right one.',
    ],
  },
  'shards-order': {
    is: ['steht nicht in aufsteigender Reihenfolge', 'is not in ascending order'],
    always: ['Bitte die Anfänge sortieren, jeden nur einmal.', 'Please sort the beginnings, each of them once.'],
  },
  'sum-mismatch': {
    is: ['ist nicht die Summe seiner Stände', 'is not the sum of its states'],
    always: [
      'Bitte neu zählen: Jede Gemeinde gehört zu genau einem Stand.',
      'Please count again: each municipality belongs to exactly one state.',
    ],
  },
  'parents-order': {
    is: [
      'steht nicht in der Reihenfolge vom Nächsten zum Fernsten',
      'is not in order from the nearest to the farthest',
    ],
    always: [
      'Zum Beispiel erst der Kreis, dann das Land, dann der Bund; jede Ebene höchstens einmal.',
      'For example first the Kreis, then the Land, then the Bund; each level once at most.',
    ],
  },
};

const address: Message = ['Vollständige Adresse mit https://.', 'A full address with https://.'];
const reference: Message = [
  'Vollständige Adresse mit https://, oder eine vom Dokument aus: areas/060000000000.json.',
  'A full address with https://, or one seen from the document: areas/060000000000.json.',
];
const leika: Message = [
  'LeiKa-Schlüssel: 14 Ziffern als Text, vorn 99.',
  'LeiKa key: 14 digits as text, starting with 99.',
];
const ars: Message = [
  'Amtlicher Regionalschlüssel: zwölf Ziffern als Text, führende Null eingeschlossen.',
  'Regional key (ARS): twelve digits as text, leading zero included.',
];
const id: Message = [
  'Kennung aus Buchstaben, Ziffern und . _ ~ -, höchstens 80 Zeichen.',
  'An id of letters, digits and . _ ~ -, at most 80 characters.',
];
const day: Message = ['Ein Tag, zum Beispiel 2027-01-15.', 'A day, such as 2027-01-15.'];
const instant: Message = [
  'Zeitpunkt mit Zeitzone, zum Beispiel 2027-01-15T09:30:00+01:00.',
  'A moment with its offset, such as 2027-01-15T09:30:00+01:00.',
];
const partialDate: Message = [
  'Erlaubt sind 2027, 2027-H1, 2027-Q3, 2027-03 und 2027-03-15.',
  'Allowed are 2027, 2027-H1, 2027-Q3, 2027-03 and 2027-03-15.',
];
const span: Message = [
  'Zeiten wie "08:00-16:30", mit führender Null und ohne Leerzeichen.',
  'Times such as "08:00-16:30", with leading zero and without blanks.',
];
const language: Message = [
  'Sprachkürzel, zum Beispiel de, en, de-simple.',
  'A language tag, such as de, en, de-simple.',
];
const natural: Message = ['Ganze Zahl ab 0, ohne Anführungszeichen.', 'A whole number from 0, without quotes.'];
const oneOf = (list: readonly string[]): Message => [
  `Erlaubt sind ${list.join(', ')}.`,
  `Allowed are ${list.join(', ')}.`,
];

/** What to write, by the name of the field, or of its parent and itself where the name alone means several things. */
const adviceOn: Readonly<Record<string, Message>> = {
  format: [
    'Oben muss „ozg-feed/1“ stehen; im Verzeichnis „ozg-directory/1“, bei der Verbreitung „ozg-coverage/1“.',
    'It must be "ozg-feed/1"; in a directory "ozg-directory/1", in a coverage document "ozg-coverage/1".',
  ],
  ttl: ['Ganze Zahl in Sekunden, zum Beispiel 3600.', 'A whole number of seconds, such as 3600.'],
  email: [
    'Funktionspostfach, zum Beispiel buergerservice@stadt.example.org.',
    'A functional mailbox, such as buergerservice@town.example.org.',
  ],
  ars,
  'area/successor': ars,
  'areas/successor': ars,
  postcodes: ['Postleitzahlen: je fünf Ziffern als Text.', 'Postcodes: five digits each, as text.'],
  feed: reference,
  to: reference,
  feeds: [
    'Eine Adresse mit {ars} darin, zum Beispiel areas/{ars}.json.',
    'An address with {ars} in it, such as areas/{ars}.json.',
  ],
  coverage: [
    'Eine Adresse mit {key} darin, zum Beispiel services/{key}.json.',
    'An address with {key} in it, such as services/{key}.json.',
  ],
  ags: [
    'Amtlicher Gemeindeschlüssel: acht Ziffern als Text, führende Null eingeschlossen.',
    'Municipality key (AGS): eight digits as text, leading zero included.',
  ],
  key: leika,
  'rollout/successor': leika,
  'notices/services': leika,
  'help/services': leika,
  ozgId: ['OZG-ID: fünf Ziffern als Text.', 'OZG id: five digits as text.'],
  lead: [
    'Schlüssel des Landes: zwei Ziffern als Text, zum Beispiel "06" für Hessen.',
    'Key of the Land: two digits as text, such as "06" for Hessen.',
  ],
  id,
  contact: id,
  'services/contacts': id,
  url: address,
  register: address,
  'channels/value': [
    'Telefon: +49 und die Nummer ohne führende Null. E-Mail und Internet: die volle Adresse.',
    'Phone: +49 and the number without its leading zero. Email and web: the full address.',
  ],
  published: instant,
  validUntil: instant,
  expires: instant,
  starts: instant,
  ends: instant,
  from: instant,
  until: instant,
  'exceptions/until': day,
  date: day,
  validFrom: day,
  asOf: day,
  expected: partialDate,
  since: partialDate,
  'exceptions/hours': span,
  ...Object.fromEntries(['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].map((name) => [name, span])),
  answersWithin: [
    'Dauer in Stunden, Tagen oder Wochen: PT4H, P2D, P1W.',
    'A duration in hours, days or weeks: PT4H, P2D, P1W.',
  ],
  lang: language,
  languages: language,
  population: natural,
  'maturity/level': natural,
  level: oneOf(words.level),
  ...Object.fromEntries(
    ['url', 'platform', 'maturity', 'efa', 'alternative', 'evidence'].map((name) => [
      `statedBy/${name}`,
      oneOf(words.level),
    ]),
  ),
  statedBy: oneOf(words.level),
  'services/statedBy': ['Ein Objekt wie {"url": "land"}.', 'An object such as {"url": "land"}.'],
  'rollout/state': oneOf(words.rollout),
  'operation/state': oneOf(words.operation),
  role: oneOf(words.role),
  'channels/kind': oneOf(words.channel),
  'notices/kind': oneOf(words.notice),
  'help/kind': oneOf(words.help),
  topic: oneOf(words.topic),
  'services/audience': oneOf(words.audience),
  'help/audience': oneOf(words.readership),
};

// As maps, because a document may well name a field `constructor`.
const problems = new Map(Object.entries(problemOf));
const advice = new Map(Object.entries(adviceOn));

/** What is said of a code that a later version brought. */
const other = {
  is: ['entspricht nicht dem Format', 'is not as the format says'],
  generally: ['Bitte mit der Formatbeschreibung vergleichen.', 'Please compare it with the description of the format.'],
} satisfies Record<string, Message>;

/** The issue as one plain sentence or two: where, what is wrong, what to do. */
export function explain(issue: Issue, lang: Lang = 'de'): string {
  const n = lang === 'de' ? 0 : 1;
  const { is, generally = other.generally, always }: Problem = problems.get(issue.code) ?? other;
  const names = issue.pointer.split('/').filter((part) => part && !/^\d+$/.test(part));
  const todo = always ?? advice.get(names.slice(-2).join('/')) ?? advice.get(names.at(-1) ?? '') ?? generally;
  const where = issue.pointer || (n ? 'The document' : 'Das Dokument');
  const found = issue.found === undefined ? '' : n ? ` ("${issue.found}")` : ` („${issue.found}“)`;
  return `${where}${found} ${is[n]}. ${todo[n]}`;
}
