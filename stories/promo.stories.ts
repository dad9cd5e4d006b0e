import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-promo.js';
import { nowControl, keyOf, longest, NOW, serviceControl } from './feed.js';

interface Args {
  service?: string;
  size?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
  logo?: boolean;
}
type Story = StoryObj<Args>;

export default {
  title: 'Promo',
  component: 'ozg-promo',
  render: ({ service, size, headingLevel, simulate, now = NOW, logo }) =>
    html`<ozg-promo
      service=${service ?? nothing}
      size=${size ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now}
      >${
        logo
          ? html`<svg slot="logo" width="160" height="40" viewBox="0 0 160 40" role="img" aria-label="Stadtbücherei">
              <path fill="currentcolor" d="M2 8h16v26H2zm20 0h16v26H22zm20 3 14-4 7 26-14 4z" />
            </svg>`
          : ''
      }<a href="https://kirchhain.example.org/buergerservice">Auskunft im Bürgerservice</a></ozg-promo
    >`,
  argTypes: {
    service: serviceControl,
    size: { options: ['small', 'medium', 'large'], control: 'inline-radio' },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
    logo: { description: 'A logo of the sender', control: 'boolean' },
  },
} satisfies Meta<Args>;

/** A story of the service with this German name. */
const of = (name: string, args: Args = {}): Story => ({ args: { service: keyOf(name), ...args } });

// Sizes.
export const Small = of('Wohngeld beantragen', { size: 'small' });
export const Medium = of('Wohngeld beantragen');
export const Large = of('Wohngeld beantragen', { size: 'large', headingLevel: 2 });
export const MediumWithLogo = of('Wohngeld beantragen', { logo: true });
export const LargeWithLogo = of('Reisepass beantragen', { size: 'large', logo: true });

// What can be used now, perhaps with something to know.
export const Pilot = of('Sperrmüll abholen lassen');
export const RollingOut = of('Elterngeld beantragen');
export const Degraded = of('Führungszeugnis online beantragen');
export const MaintenanceAnnounced = of('Wohnsitz anmelden');

// What is coming.
export const Planned = of('Hund zur Steuer anmelden');
export const PlannedSmall = of('Hund zur Steuer anmelden', { size: 'small' });
export const PlannedLarge = of('Hund zur Steuer anmelden', { size: 'large' });
export const InPreparationWithoutADate = of('Wohnberechtigungsschein beantragen');
export const AvailableFromADay = of('Gewerbe anmelden');
export const Overdue = of('Gewerbe ummelden');
export const UntilThen = of('Gaststätte anzeigen');

// What does not work at this moment: no code, no texts.
export const Outage = of('Kfz anmelden');
export const OutageSmall = of('Kfz anmelden', { size: 'small' });
export const Maintenance = of('Kfz abmelden', { size: 'large' });
export const Closed = of('Briefwahlunterlagen anfordern');

// Nothing to createPromoContent, no fresh data, no data: the page's own words stay, or the age is said.
export const NotPlanned = of('Eheschließung anmelden');
export const NothingStated = of('Kindergeld');
export const Stale = of('Wohngeld beantragen', { simulate: 'stale' });
export const Unreachable = of('Wohngeld beantragen', { simulate: 'unreachable' });

/** The texts unfolded, to be copied. */
export const TextsUnfolded: Story = {
  ...of('Wohngeld beantragen'),
  play: async ({ canvasElement }) => {
    const promo = canvasElement.querySelector('ozg-promo')!;
    for (let details; !details; await new Promise(requestAnimationFrame)) {
      details = promo.shadowRoot?.querySelector('details');
      if (details) details.open = true;
    }
  },
};

// Surroundings.
export const LongName = of(longest, { size: 'large' });
export const LongNameAt320TwiceTheSize: Story = { ...of(longest), globals: { width: '320px', text: '200%' } };
export const LargeAt320: Story = {
  ...of('Wohngeld beantragen', { size: 'large' }),
  globals: { width: '320px' },
};
export const English: Story = { ...of('Wohngeld beantragen'), globals: { language: 'en' } };
export const RightToLeft: Story = {
  ...of('Wohngeld beantragen'),
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};
export const Themed: Story = {
  render: () => html`
    <style>
      .themed {
        --ozg-good: #0b6b53;
        --ozg-accent: light-dark(#5b2a86, #d9b8ff);
        --ozg-radius: 0.25rem;
      }
    </style>
    <div class="themed"><ozg-promo service=${keyOf('Wohngeld beantragen')}></ozg-promo></div>
  `,
};
