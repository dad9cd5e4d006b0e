import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-rollout-timeline.js';
import { nowControl, keyOf, longest, NOW, serviceControl } from './feed.js';

interface Args {
  topic?: string;
  service?: string;
  since?: string;
  limit?: number;
  view?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
  empty?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Rollout timeline',
  component: 'ozg-rollout-timeline',
  args: { now: NOW },
  render: ({ topic, service, since, limit, view, headingLevel, simulate, now, empty }) =>
    html`<ozg-rollout-timeline
      topic=${topic ?? nothing}
      service=${service ?? nothing}
      since=${since ?? nothing}
      limit=${limit ?? nothing}
      view=${view ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><p>Was kommt, steht im <a href="https://kirchhain.example.org/digital">Digitalplan</a>.</p>
      ${empty ? html`<p slot="empty">${empty}</p>` : ''}</ozg-rollout-timeline
    >`,
  argTypes: {
    topic: { description: 'Themenfelder, with blanks between them', control: 'text' },
    service: serviceControl,
    since: { description: 'Also what came online since then', control: 'text' },
    limit: { control: { type: 'number', min: 1 } },
    view: { options: ['timeline', 'table'], control: 'select' },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
    empty: { description: 'Slot: what the page says where nothing is planned', control: 'text' },
  },
} satisfies Meta<Args>;

/** A story of services with these names. */
const of = (...names: string[]): Story => ({ args: { service: names.map(keyOf).join(' ') } });

// What comes when.
export const Everything: Story = {};
export const Table: Story = { args: { view: 'table' } };
export const WithWhatIsThereAlready: Story = { args: { since: '2026-06' } };
export const OfATopic: Story = { args: { topic: 'gesundheit' } };
export const NextFive: Story = { args: { limit: 5 } };
export const HeadingLevel: Story = { args: { limit: 1, headingLevel: 2 } };
export const LongestName = of(longest);

// A date is as exact as the publisher knows.
export const Year = of('Führerschein umtauschen');
export const HalfYear = of('Bewohnerparkausweis beantragen');
export const Quarter = of('Hund zur Steuer anmelden');
export const Month = of('Bibliotheksausweis beantragen');
export const Day = of('Geburtsurkunde bestellen');
export const BeginsLater = of('Gewerbe anmelden');
export const PartlyThere = of('Elterngeld beantragen');
export const Overdue = of('Gewerbe ummelden');
export const WithoutADate = of('Wohnberechtigungsschein beantragen');

// Nothing planned.
export const None = of('Eheschließung anmelden');
export const NoneInThePagesWords: Story = { args: { ...None.args, empty: 'Alles Geplante ist online.' } };

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { limit: 2, simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const At320: Story = { globals: { width: '320px' } };
export const At320AsATable: Story = { args: { view: 'table' }, globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { globals: { width: '320px', text: '200%' } };
export const English: Story = { globals: { language: 'en' } };
export const LeichteSprache: Story = { globals: { language: 'de-simple' } };
export const RightToLeft: Story = { decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`] };
