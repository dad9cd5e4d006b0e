import type { Service } from '@ozg-widgets/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-service-matrix.js';
import feed from './feed.json';
import { nowControl, keyOf, longest, NOW } from './feed.js';

interface Args {
  areas?: string;
  directory?: string;
  service?: string;
  topic?: string;
  simulate?: string;
  now?: string;
  empty?: string;
}
type Story = StoryObj<Args>;

const services: Service[] = feed.services;
const { format, published, ttl, publisher } = feed;
const topics = ['bauen_wohnen', 'familie_kind', 'gesundheit', 'mobilitaet_reisen', 'recht_ordnung'];
const maturities = [
  { model: 'ozg-1.1', level: 3 },
  { model: 'ozg-2.0', level: 5 },
  { model: 'https://land.example.org/reifegrad', level: 2 },
  undefined,
];
const platforms = ['Landesportal', 'Serviceportal Mitte', undefined];

/** An address that this document can be read from. */
const addressOf = (document: object): string => URL.createObjectURL(new Blob([JSON.stringify(document)]));

/** The address of a feed of an invented municipality: the services of the stories' feed, each area with its own ways. */
const areaWith = (name: string, number: number): string => {
  const own = services.map((service, i): Service => {
    const like = services[(i + number * 3) % services.length];
    const platform = platforms[(i + number) % platforms.length];
    return {
      ...{ key: service.key, name: service.name, rollout: like?.rollout, operation: like?.operation },
      ...{ topic: topics[i % topics.length], maturity: maturities[(i + number) % maturities.length] },
      ...(platform !== undefined && { platform: { name: platform } }),
    };
  });
  const area = { ars: `0699900990${String(number).padStart(2, '0')}`, level: 'gemeinde', name };
  return addressOf({ ...{ format, published, ttl, publisher, area }, services: own.slice(number % 3) });
};

/** A directory that knows an area which publishes no feed. */
const directory = addressOf({
  format: 'ozg-directory/1',
  ...{ published, ttl, publisher },
  area: { ars: '060000000000', level: 'land', name: 'Beispielland' },
  areas: [{ ars: '069990099099', level: 'gemeinde', name: 'Stillendorf', silent: true }],
});

const [one, two, three] = ['Musterdorf', 'Beispielhausen', 'Neustadt am Beispielbach'].map((name, i) =>
  areaWith(name, i),
);
const few = ['Wohngeld beantragen', 'Reisepass beantragen', 'Hund zur Steuer anmelden', 'Elterngeld beantragen'];

export default {
  title: 'Service matrix',
  component: 'ozg-service-matrix',
  args: { areas: `${one} ${two} ${three}`, now: NOW },
  render: ({ areas, directory, service, topic, simulate, now, empty }) =>
    html`<ozg-service-matrix
      areas=${areas ?? nothing}
      directory=${directory ?? nothing}
      service=${service ?? nothing}
      topic=${topic ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><p>Was wo geht, weiß <a href="https://www.example.org/kontakt">die Kontaktstelle</a>.</p>
      ${empty ? html`<p slot="empty">${empty}</p>` : ''}</ozg-service-matrix
    >`,
  argTypes: {
    areas: { description: 'Addresses of feeds, or ARS, with blanks between them', control: 'text' },
    directory: { table: { disable: true } },
    service: { description: 'LeiKa keys of the services', control: 'text' },
    topic: { options: topics, control: 'select' },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
    empty: { description: 'Slot: what the page says where no service is listed', control: 'text' },
  },
} satisfies Meta<Args>;

const service = few.map(keyOf).join(' ');

// Areas side by side.
export const ThreeAreas: Story = {};
export const FewServices: Story = { args: { service } };
export const OfATopic: Story = { args: { topic: 'gesundheit' } };
export const OneArea: Story = { args: { areas: one, service } };
export const TwelveAreas: Story = {
  args: { areas: Array.from({ length: 12 }, (_, i) => areaWith(`Musterstadt ${i + 1}`, i)).join(' ') },
};
export const LongestName: Story = { args: { service: keyOf(longest) } };
export const None: Story = { args: { service: '99000000000000' } };
export const NoneInThePagesWords: Story = { args: { ...None.args, empty: 'Hier kommt bald etwas.' } };

// One area has no feed that could be read; none can be: then the page's own words stay.
export const OneUnreachable: Story = { args: { areas: `${one} 069990099099 ${two}`, directory, service } };
export const Stale: Story = { args: { service, simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const At320: Story = { args: { service }, globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { args: { service }, globals: { width: '320px', text: '200%' } };
export const At768: Story = { globals: { width: '768px' } };
export const English: Story = { globals: { language: 'en' } };
export const LeichteSprache: Story = { globals: { language: 'de-simple' } };
export const RightToLeft: Story = { decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`] };
