import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-service-card.js';
import { nowControl, keyOf, longest, NOW, serviceControl } from './feed.js';

interface Args {
  service?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Service card',
  component: 'ozg-service-card',
  render: ({ service, headingLevel, simulate, now = NOW }) =>
    html`<ozg-service-card
      service=${service ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now}
      ><p>Auskunft: Bürgerservice, Telefon <a href="tel:+496990009110">069 90009-110</a></p></ozg-service-card
    >`,
  argTypes: {
    service: serviceControl,
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

/** A story of the service with this German name. */
const of = (name: string, args: Args = {}): Story => ({ args: { service: keyOf(name), ...args } });

// How far a service has come.
export const Available = of('Wohngeld beantragen');
export const Pilot = of('Sperrmüll abholen lassen');
export const RollingOut = of('Elterngeld beantragen');
export const InProgress = of('Baugenehmigung beantragen');
export const Planned = of('Hund zur Steuer anmelden');
export const Overdue = of('Gewerbe ummelden');
export const NotPlanned = of('Eheschließung anmelden');
export const Discontinued = of('Kinderreisepass beantragen');
export const Unknown = of('Sterbeurkunde bestellen');

// Whether it works at this moment.
export const Degraded = of('Führungszeugnis online beantragen');
export const Outage = of('Kfz anmelden');
export const Maintenance = of('Kfz abmelden');
export const Closed = of('Briefwahlunterlagen anfordern');
export const MaintenanceAnnounced = of('Wohnsitz anmelden');

// What else there is to say.
export const EverythingSaid = of('Aufenthaltstitel beantragen');
export const InsteadAllOfThem = of('Gaststätte anzeigen');
export const HeadingLevel = of('Wohngeld beantragen', { headingLevel: 2 });

/** What the administration says of the service, unfolded. */
export const Unfolded: Story = {
  ...EverythingSaid,
  play: async ({ canvasElement }) => {
    const card = canvasElement.querySelector('ozg-service-card')!;
    for (let details; !details; await new Promise(requestAnimationFrame)) {
      details = card.shadowRoot?.querySelector('details');
      if (details) details.open = true;
    }
  },
};

// Without fresh data, and without any: then the page's own words stay.
export const Stale = of('Wohngeld beantragen', { simulate: 'stale' });
export const Unreachable = of('Wohngeld beantragen', { simulate: 'unreachable' });
export const UnknownService: Story = { args: { service: '99089099999000' } };

// Surroundings.
export const LongNameAt320: Story = { ...of(longest), globals: { width: '320px' } };
export const LongNameAt320TwiceTheSize: Story = { ...of(longest), globals: { width: '320px', text: '200%' } };
export const English: Story = { ...EverythingSaid, globals: { language: 'en' } };
export const LeichteSprache: Story = { ...of('Kfz anmelden'), globals: { language: 'de-simple' } };
export const RightToLeft: Story = {
  ...EverythingSaid,
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};
