import type { AvailabilityState } from '@ozg-widgets/feed';
import { terms } from '../../shared/i18n/topics.js';

/** What a state means for somebody who wants the service now. */
const meaning: Record<AvailabilityState, string> = {
  available: 'Das können Sie jetzt online erledigen.',
  degraded: 'Das können Sie online erledigen, zurzeit mit Einschränkungen.',
  outage: 'Der Online-Dienst ist gerade gestört. Bitte versuchen Sie es später noch einmal.',
  maintenance: 'Am Online-Dienst wird gerade gearbeitet. Danach können Sie ihn wieder wie gewohnt nutzen.',
  closed: 'Der Online-Dienst nimmt zurzeit nichts an. Das ist so vorgesehen, es liegt keine Störung vor.',
  pilot: 'Das können Sie jetzt online erledigen. Der Dienst wird noch erprobt und kann sich ändern.',
  'rolling-out':
    'Das geht schon online, aber noch nicht in allen Fällen. Ob Ihrer dabei ist, sehen Sie im Online-Dienst.',
  'in-progress': 'Der Online-Dienst wird gerade vorbereitet. Bis er da ist, geht alles wie bisher.',
  planned: 'Das soll es online geben. Bis dahin geht alles wie bisher.',
  'not-planned': 'Das geht hier vorerst nicht online. Ihre Verwaltung hilft Ihnen gern auf anderem Weg.',
  discontinued: 'Diesen Online-Dienst gibt es nicht mehr. Ihre Verwaltung hilft Ihnen gern auf anderem Weg.',
  unknown: 'Ob das hier online geht, ist noch nicht angegeben. Fragen Sie gern bei Ihrer Verwaltung nach.',
};

/** The scales of maturity: what each is called, and what its levels mean. */
const scales: Record<string, { name: string; levels: Record<string, string> }> = {
  'ozg-1.1': {
    name: '1.1',
    levels: {
      0: 'noch nichts im Internet',
      1: 'Informationen im Internet',
      2: 'Formular am Bildschirm ausfüllen',
      3: 'Antrag mit allen Nachweisen online',
      4: 'alles online, vorhandene Nachweise muss niemand noch einmal vorlegen',
    },
  },
  'ozg-2.0': {
    name: '2.0',
    levels: {
      0: 'noch nicht online',
      1: 'der Antrag wird digital',
      2: 'der Antrag wird digital',
      3: 'der Antrag ist digital',
      4: 'auch die Bearbeitung wird digital',
      5: 'auch die Bearbeitung wird digital',
      6: 'auch die Bearbeitung ist digital',
      7: 'von Anfang bis Ende digital',
    },
  },
};

/** German texts of <ozg-service-card>. */
export const de = {
  ...terms,
  meaning,
  /** In place of the meaning of `available` and the like, where the feed has no address. */
  noAddress: 'Das geht online. Den Weg dorthin nennt Ihnen gern Ihre Verwaltung.',
  /** When somebody last looked, or the information was published. */
  asOf: (day: string): string => `Stand: ${day}`,
  otherWays: 'So geht es jetzt',
  questions: 'Haben Sie Fragen?',
  more: 'Weitere Angaben',
  topic: 'Thema',
  audience: 'Für',
  maturity: 'Reifegrad',
  scales,
  level: (level: number, highest: number, scale: string): string => `${level} von ${highest} (Modell ${scale})`,
  /** On a scale that is not known here. */
  otherLevel: (level: number): string => `${level} (eigenes Modell)`,
  scale: 'Modell ansehen',
  platform: 'Plattform',
  efa: 'Einer für alle',
  lead: (land: string): string => `entwickelt von ${land} für alle Länder`,
  efaLink: 'Mehr über das Angebot',
  evidence: 'Beleg',
  evidenceLink: 'Quelle ansehen',
};
