import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-help.js';
import { nowControl, keyOf, NOW, serviceControl } from './feed.js';

interface Args {
  service?: string;
  audience?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Help',
  component: 'ozg-help',
  render: ({ service, audience, headingLevel, simulate, now = NOW }) =>
    html`<ozg-help
      service=${service ?? nothing}
      audience=${audience ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now}
      ><p>Fragen? Bürgerservice, Telefon <a href="tel:+496990009110">069 90009-110</a></p></ozg-help
    >`,
  argTypes: {
    service: serviceControl,
    audience: {
      description: 'For whom; everything unless told',
      options: ['citizens', 'administration', 'multipliers'],
      control: 'inline-radio',
    },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 5 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

// For whom, and about what.
export const Everything: Story = {};
export const ForCitizens: Story = { args: { audience: 'citizens' } };
export const ForAdministrations: Story = { args: { audience: 'administration' } };
export const ForMultipliers: Story = { args: { audience: 'multipliers' } };
export const WhatIsForAll: Story = { args: { service: '99089099999000', audience: 'others' } };
export const AboutOneService: Story = {
  args: { service: keyOf('Wohngeld beantragen'), audience: 'citizens', headingLevel: 2 },
};

/** The element of a story, once it shows the feed. */
async function helpIn(canvas: HTMLElement): Promise<ShadowRoot> {
  const help = canvas.querySelector('ozg-help')!;
  while (!help.shadowRoot?.querySelector('section')) await new Promise(requestAnimationFrame);
  return help.shadowRoot;
}

/** A story in which somebody has typed this. */
const searched = (text: string): Story => ({
  args: { audience: 'citizens' },
  play: async ({ canvasElement }) => {
    const field = (await helpIn(canvasElement)).querySelector('input')!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
  },
});

// What somebody looks for.
export const SearchFinds = searched('personalausweis');
export const SearchForgives = searched('Auto ANMELDEN kosten');
export const SearchFindsNothing = searched('Schwimmbad');
export const AnswersUnfolded: Story = {
  args: { audience: 'citizens' },
  play: async ({ canvasElement }) => {
    for (const entry of (await helpIn(canvasElement)).querySelectorAll('details')) entry.open = true;
  },
};

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { audience: 'administration', simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const At320: Story = { args: { audience: 'citizens' }, globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { args: { audience: 'citizens' }, globals: { width: '320px', text: '200%' } };
export const English: Story = { args: { audience: 'citizens' }, globals: { language: 'en' } };
export const RightToLeft: Story = {
  args: { audience: 'citizens' },
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};
