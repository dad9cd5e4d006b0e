/** The words of the format's open lists, as clerks write them. */
import { laender as allLaender, normalizeWord, words } from '@ozg-widgets/feed';

/** One list: the words of the format, and the German ones for each, the best first. */
interface List {
  /** The words that an error message suggests. */
  shown: readonly string[];
  /** Every spelling, and the word of the format for it. */
  meaning: ReadonlyMap<string, string>;
}

function list<const W extends string>(allowed: readonly W[], german: Readonly<Record<W, string>>): List {
  const meaning = new Map<string, string>();
  const shown: string[] = [];
  for (const word of allowed) {
    const spellings = german[word].split('|');
    shown.push(spellings[0] ?? word);
    for (const spelling of [word, ...spellings]) meaning.set(normalizeWord(spelling), word);
  }
  return { shown, meaning };
}

/** The allowed words of cells, by list. */
export const vocabulary = {
  rollout: list(words.rollout, {
    unknown: 'unbekannt|keine Angabe',
    'not-planned': 'nicht geplant|zurückgestellt',
    planned: 'geplant|in Planung',
    'in-progress': 'in Umsetzung|in Bearbeitung|in Anbindung',
    pilot: 'Pilotbetrieb|Pilot|Pilotierung',
    'rolling-out': 'Rollout|Rollout läuft|im Rollout',
    available: 'online|verfügbar|online verfügbar|umgesetzt',
    discontinued: 'eingestellt',
  }),
  operation: list(words.operation, {
    operational: 'in Betrieb|ungestört',
    degraded: 'eingeschränkt',
    outage: 'Störung|gestört|Ausfall',
    maintenance: 'Wartung',
    closed: 'geschlossen',
  }),
  level: list(words.level, {
    gemeinde: 'Gemeinde|Stadt',
    verband: 'Verband|Gemeindeverband|Verbandsgemeinde|Amt',
    kreis: 'Kreis|Landkreis|kreisfreie Stadt',
    bezirk: 'Bezirk|Regierungsbezirk',
    land: 'Land|Bundesland',
    bund: 'Bund',
  }),
  role: list(words.role, {
    'contact-point': 'Ansprechpunkt',
    'responsible-authority': 'zuständige Stelle',
    support: 'Support|Hilfe',
    specialist: 'Fachverantwortung',
    'rollout-team': 'Roll-out-Team',
    'land-contact': 'Ansprechstelle Land',
    'ozg-coordination': 'OZG-Koordination',
    'data-protection': 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    press: 'Presse',
  }),
  topic: list(words.topic, {
    arbeit_ruhestand: 'Arbeit & Ruhestand',
    bauen_wohnen: 'Bauen & Wohnen',
    bildung: 'Bildung',
    ein_auswanderung: 'Ein- & Auswanderung',
    engagement_hobby: 'Engagement & Hobby',
    familie_kind: 'Familie & Kind',
    forschung_foerderung: 'Forschung & Förderung',
    gesundheit: 'Gesundheit',
    mobilitaet_reisen: 'Mobilität & Reisen',
    querschnittsleistungen: 'Querschnittsleistungen|Querschnitt',
    recht_ordnung: 'Recht & Ordnung',
    steuern_zoll: 'Steuern & Zoll',
    umwelt: 'Umwelt',
    unternehmensfuehrung_entwicklung: 'Unternehmensführung & -entwicklung',
  }),
  audience: list(words.audience, {
    citizens: 'Bürger|Bürgerinnen und Bürger',
    businesses: 'Unternehmen',
    administration: 'Verwaltung',
  }),
  notice: list(words.notice, {
    news: 'Neuigkeit|Nachricht|Meldung',
    change: 'Änderung',
    disruption: 'Störung',
    event: 'Veranstaltung|Termin',
  }),
  help: list(words.help, { faq: 'Frage|Häufige Frage', guide: 'Anleitung|Leitfaden', material: 'Material' }),
  readership: list(words.readership, {
    citizens: 'Bürger|Bürgerinnen und Bürger',
    administration: 'Verwaltung',
    multipliers: 'Multiplikatoren',
  }),
  yesNo: list(['yes', 'no'], { yes: 'ja|x|wahr|true', no: 'nein|falsch|false' }),
} as const;

/** The name of a list. */
export type ListName = keyof typeof vocabulary;

/** The names of the Länder by the first two digits of their keys. */
export const laender: Readonly<Record<string, string>> = Object.fromEntries(
  allLaender().map(({ code, name }) => [code, name]),
);

const languageCodes = new Map<string, string>([
  ['leichtesprache', 'de-simple'],
  ['gebaerdensprache', 'gsg'],
  ['deutschegebaerdensprache', 'gsg'],
]);

/** The tag (BCP 47) of a language that is given by its name, German or English, or by its tag. */
export function languageTag(text: string): string | undefined {
  if (/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(text)) return text;
  if (languageCodes.size < 10) {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    for (const locale of ['en', 'de']) {
      const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
      for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
        const name = names.of(code);
        // Codes that another one has replaced (iw, mo) would hide it.
        if (name !== undefined && Intl.getCanonicalLocales(code)[0] === code)
          languageCodes.set(normalizeWord(name), code);
      }
    }
  }
  return languageCodes.get(normalizeWord(text));
}
