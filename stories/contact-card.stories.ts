import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import { nowControl, keyOf, NOW, serviceControl } from './feed.js';
import feed from './feed.json';

interface Args {
  contact?: string;
  contactRole?: string;
  service?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Contact card',
  component: 'ozg-contact-card',
  render: ({ contact, contactRole, service, headingLevel, simulate, now }) =>
    html`<ozg-contact-card
      contact=${contact ?? nothing}
      contact-role=${contactRole ?? nothing}
      service=${service ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><p>Bürgerservice, Telefon <a href="tel:+496990009110">069 90009-110</a></p></ozg-contact-card
    >`,
  argTypes: {
    contact: { description: 'Id of the contact', options: feed.contacts.map(({ id }) => id), control: 'select' },
    contactRole: {
      name: 'contact-role',
      description: 'What the contact is for',
      options: [...new Set(feed.contacts.map(({ role }) => role))],
      control: 'select',
    },
    service: serviceControl,
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

/** A story of the contact with this id, at a moment. */
const of = (contact: string, now = NOW): Story => ({ args: { contact, now } });

/** A story of the Bürgerservice at a moment. */
const desk = (now: string): Story => of('buergerservice', now);

// Who is asked.
export const ByRole: Story = { args: { contactRole: 'support', now: NOW } };
export const ByService: Story = { args: { service: keyOf('Wohngeld beantragen'), now: NOW } };
export const ByContact = of('wohngeld');
export const HeadingLevel: Story = { args: { contact: 'wohngeld', headingLevel: 2, now: NOW } };

// Whether somebody is there.
export const Open = desk(NOW);
export const LunchBreak = desk('2026-11-23T12:30:00+01:00');
export const ClosedForToday = desk('2026-11-23T20:00:00+01:00');
export const ClosedForTheWeekend = desk('2026-11-27T14:00:00+01:00');
export const ClosedUntilAFarDay = of('zulassung');
export const SpecialDayOpen = desk('2027-02-08T09:00:00+01:00');
export const SpecialDayClosed = desk('2026-12-28T10:00:00+01:00');
export const AlwaysOpen = of('hotline');
export const NoOpeningKnown = of('rathaus');
export const NoHours: Story = { args: { contact: 'datenschutz' } };

// What there is to say.
export const EveryKindOfChannel = desk(NOW);
export const NameOnly: Story = { args: { contact: 'presse' } };
export const EnglishNameInAGermanPage: Story = { args: { contact: 'welcome' } };

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { contact: 'datenschutz', simulate: 'stale' } };
export const Unreachable: Story = { args: { contact: 'buergerservice', simulate: 'unreachable' } };
export const UnknownContact: Story = { args: { contact: 'pressestelle-des-landes' } };

// Surroundings.
export const At320: Story = { ...desk(NOW), globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { ...desk(NOW), globals: { width: '320px', text: '200%' } };
export const English: Story = { ...desk(NOW), globals: { language: 'en' } };
export const LeichteSprache: Story = { ...desk(NOW), globals: { language: 'de-simple' } };
export const RightToLeft: Story = {
  ...desk(NOW),
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};

/** The hours unfolded. */
export const HoursUnfolded: Story = {
  ...desk(NOW),
  play: async ({ canvasElement }) => {
    const card = canvasElement.querySelector('ozg-contact-card')!;
    for (let details; !details; await new Promise(requestAnimationFrame)) {
      details = card.shadowRoot?.querySelector('details');
      if (details) details.open = true;
    }
  },
};
