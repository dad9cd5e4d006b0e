/** What all five pages have in common: the area that they begin with, three services, and two sentences. */
import type { Feed } from '@ozg-widgets/feed';
import type { FeedError } from '@ozg-widgets/sdk';

/** The area that is shown until somebody chooses another one. */
export const start = { ars: '065340011011', name: 'Kirchhain', feed: '/feeds/areas/065340011011.json' };

/** Services by LeiKa key, with the page that the town has about each. */
export const services = [
  { key: '99107023017000', name: 'Wohngeld beantragen', page: 'https://kirchhain.example.org/wohngeld' },
  { key: '99115005104000', name: 'Wohnsitz anmelden', page: 'https://kirchhain.example.org/wohnsitz' },
  { key: '99036008007000', name: 'Kfz anmelden', page: 'https://kirchhain.example.org/kfz' },
];

/** Of when the statements are. */
export const asOf = ({ published }: Feed): string =>
  `Stand: ${new Date(published).toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })}`;

/** Why there are none. */
export const trouble = ({ reason }: FeedError): string => `Die Angaben sind gerade nicht zu lesen (${reason}).`;
