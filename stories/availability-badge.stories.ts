import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import { nowControl, keyOf, longest, NOW, serviceControl, titleOf } from './feed.js';

interface Args {
  service?: string;
  variant?: string;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

const states = [
  'available',
  'pilot',
  'rolling-out',
  'in-progress',
  'planned',
  'not-planned',
  'discontinued',
  'unknown',
  'degraded',
  'outage',
  'maintenance',
  'closed',
];
const variants = ['pill', 'text', 'dot', 'banner'];

/** The badge as a page embeds it: the page's own words inside, the service's name beside it. */
const badge = ({ service, variant, simulate, now }: Args): TemplateResult =>
  html`${variant === 'banner' ? '' : html`<strong>${titleOf(service)}</strong> `}<ozg-availability-badge
      service=${service ?? nothing}
      variant=${variant ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><a href="https://kirchhain.example.org/buergerservice">Auskunft im Bürgerservice</a></ozg-availability-badge
    >`;

export default {
  title: 'Availability badge',
  component: 'ozg-availability-badge',
  render: badge,
  argTypes: {
    service: serviceControl,
    variant: { options: variants, control: 'inline-radio' },
    simulate: {
      description: 'Preview: a state, `stale` or `unreachable`',
      options: [...states, 'stale', 'unreachable'],
      control: 'select',
    },
    now: nowControl,
  },
} satisfies Meta<Args>;

/** A story of the service with this German name. */
const of = (name: string, args: Args = {}): Story => ({ args: { service: keyOf(name), ...args } });

/** The same service in one variant, at the stories' moment. */
const banner = (name: string): Story => of(name, { variant: 'banner', now: NOW });

// How far a service has come.
export const Available = of('Wohngeld beantragen');
export const Pilot = of('Sperrmüll abholen lassen');
export const RollingOut = of('Elterngeld beantragen', { now: NOW });
export const InProgress = of('Baugenehmigung beantragen', { now: NOW });
export const Planned = of('Hund zur Steuer anmelden', { now: NOW });
export const NotPlanned = of('Eheschließung anmelden');
export const Discontinued = of('Kinderreisepass beantragen');
export const Unknown = of('Sterbeurkunde bestellen');
export const NothingStated = of('Kindergeld');

// Whether it works at this moment.
export const Operational = of('Reisepass beantragen');
export const Degraded = of('Führungszeugnis online beantragen');
export const Outage = of('Kfz anmelden', { now: NOW });
export const Maintenance = of('Kfz abmelden', { now: NOW });
export const Closed = of('Briefwahlunterlagen anfordern', { now: NOW });
export const MaintenanceAnnounced = of('Wohnsitz anmelden', { now: NOW });

// When it comes: never more exact than the publisher was.
export const PlannedForAYear = of('Führerschein umtauschen', { now: NOW });
export const PlannedForAHalfYear = of('Bewohnerparkausweis beantragen', { now: NOW });
export const PlannedForAQuarter = of('Hund zur Steuer anmelden', { now: NOW });
export const PlannedForAMonth = of('Bibliotheksausweis beantragen', { now: NOW });
export const PlannedForADay = of('Geburtsurkunde bestellen', { now: NOW });
export const AvailableFromADay = of('Gewerbe anmelden', { now: NOW });
export const Overdue = of('Gewerbe ummelden', { now: NOW });

// What to do instead.
export const InsteadAText = of('Kita-Platz anmelden');
export const InsteadAnAddress = of('Wohnberechtigungsschein beantragen');
export const InsteadAPhone = of('Einbürgerung beantragen');
export const InsteadAllOfThem = of('Gaststätte anzeigen', { now: NOW });

// Variants.
export const VariantPill = of('Wohngeld beantragen', { variant: 'pill' });
export const VariantText = of('Wohngeld beantragen', { variant: 'text' });
export const VariantDot = of('Wohngeld beantragen', { variant: 'dot' });
export const VariantBanner = of('Wohngeld beantragen', { variant: 'banner' });
export const VariantDotWithoutService = of('Eheschließung anmelden', { variant: 'dot' });
export const BannerPlanned = banner('Hund zur Steuer anmelden');
export const BannerOutage = banner('Kfz anmelden');
export const BannerMaintenance = banner('Kfz abmelden');
export const BannerMaintenanceAnnounced = banner('Wohnsitz anmelden');
export const BannerDegraded = banner('Führungszeugnis online beantragen');
export const BannerDiscontinued = banner('Kinderreisepass beantragen');
export const BannerInsteadAllOfThem = banner('Gaststätte anzeigen');

// Without fresh data, and without any: then the page's own words stay.
export const Stale = of('Wohngeld beantragen', { simulate: 'stale' });
export const Unreachable = of('Wohngeld beantragen', { simulate: 'unreachable' });
export const UnknownService: Story = { args: { service: '99089099999000' } };

// Surroundings.
export const LongNameAt320: Story = { ...banner(longest), globals: { width: '320px' } };
export const LongNameAt320TwiceTheSize: Story = { ...banner(longest), globals: { width: '320px', text: '200%' } };
export const English: Story = { ...banner('Hund zur Steuer anmelden'), globals: { language: 'en' } };
export const LeichteSprache: Story = { ...banner('Kfz anmelden'), globals: { language: 'de-simple' } };
export const RightToLeft: Story = {
  ...of('Gaststätte anzeigen', { now: NOW }),
  render: (args) => html`<div lang="ar" dir="rtl">${badge(args)}</div>`,
};

/** Every state in every variant, as a page's editor would compare them. */
const everything = (): TemplateResult =>
  html`${states.map((simulate) =>
    variants.map((variant) => html`<p>${badge({ service: keyOf('Kfz anmelden'), variant, simulate, now: NOW })}</p>`),
  )}`;

export const EveryStateInEveryVariant: Story = { render: everything };
export const Themed: Story = {
  render: () => html`
    <style>
      .themed {
        --ozg-good: #0b6b53;
        --ozg-info: #f2c14e;
        --ozg-warn: #f78154;
        --ozg-bad: #b4235a;
        --ozg-neutral: #3d405b;
        --ozg-accent: light-dark(#5b2a86, #d9b8ff);
        --ozg-radius: 0.25rem;
      }
    </style>
    <div class="themed">${everything()}</div>
  `,
};
export const WithKern: Story = {
  render: () => html`
    <style>
      .kern {
        --kern-color-feedback-success-background: light-dark(#c9f2d4, #0f3d1f);
        --kern-color-feedback-info-background: light-dark(#d3e6ff, #0d3156);
        --kern-color-feedback-warning-background: light-dark(#ffe9ad, #4d3800);
        --kern-color-feedback-danger-background: light-dark(#ffd6d6, #5c1414);
        --kern-color-feedback-default-background: light-dark(#ececf1, #3a3a44);
        --kern-color-action-default: light-dark(#171a7c, #b9c1ff);
      }
    </style>
    <div class="kern">${everything()}</div>
  `,
};
