import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-notices.js';
import { nowControl, keyOf, NOW, serviceControl } from './feed.js';

interface Args {
  kind?: string;
  service?: string;
  limit?: number;
  headingLevel?: number;
  simulate?: string;
  now?: string;
  empty?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Notices',
  component: 'ozg-notices',
  args: { now: NOW },
  render: ({ kind, service, limit, headingLevel, simulate, now, empty }) =>
    html`<ozg-notices
      kind=${kind ?? nothing}
      service=${service ?? nothing}
      limit=${limit ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><p>Aktuelles steht im <a href="https://kirchhain.example.org/aktuelles">Amtsblatt</a>.</p>
      ${empty ? html`<p slot="empty">${empty}</p>` : ''}</ozg-notices
    >`,
  argTypes: {
    kind: {
      description: 'Kinds of notice, with blanks between them',
      options: ['news', 'change', 'disruption', 'event'],
      control: 'select',
    },
    service: serviceControl,
    limit: { control: { type: 'number', min: 1 } },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
    empty: { description: 'Slot: what the page says where there are no notices', control: 'text' },
  },
} satisfies Meta<Args>;

// What there is, the disruption that runs on top; the last one has the longest name.
export const Everything: Story = {};
export const NewsAndChanges: Story = { args: { kind: 'news change' } };
export const Disruptions: Story = { args: { kind: 'disruption' } };
export const DisruptionAnnounced: Story = { args: { kind: 'disruption', service: keyOf('Wohnsitz anmelden') } };
export const DisruptionWithItsEnd: Story = {
  args: { kind: 'disruption', service: keyOf('Wohnsitz anmelden'), now: '2026-11-28T08:00:00+01:00' },
};
export const Events: Story = { args: { kind: 'event' } };
export const EventHasBegun: Story = { args: { kind: 'event', limit: 1, now: '2026-12-03T16:30:00+01:00' } };
export const OfOneService: Story = { args: { service: keyOf('Hund zur Steuer anmelden') } };
export const NewestThree: Story = { args: { limit: 3 } };
export const HeadingLevel: Story = { args: { limit: 1, headingLevel: 2 } };
export const LongestName: Story = { args: { kind: 'change' } };

// Nothing to say.
export const None: Story = {
  args: { kind: 'disruption', now: '2026-11-22T08:00:00+01:00', service: keyOf('Kindergeld') },
};
export const NoneInThePagesWords: Story = {
  args: { ...None.args, empty: 'Alle Online-Dienste laufen.' },
};

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { limit: 1, simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const At320: Story = { globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { globals: { width: '320px', text: '200%' } };
export const English: Story = { globals: { language: 'en' } };
export const LeichteSprache: Story = { globals: { language: 'de-simple' } };
export const RightToLeft: Story = { decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`] };
