import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-coverage.js';
import coverage from './coverage.json';
import { nowControl, NOW } from './feed.js';

interface Args {
  service?: string;
  directory?: string;
  state?: string;
  view?: string;
  countBy?: string;
  land?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

const documentAt = (document: object): string => URL.createObjectURL(new Blob([JSON.stringify(document)]));

/** The address of a directory with these figures. The counts of municipalities and people are real; the states are made up. */
const directoryWith = (more: object): string => {
  const { published, ttl, publisher, area } = { ...coverage, ...more };
  return documentAt({
    ...{ format: 'ozg-directory/1', published, ttl, publisher, area },
    coverage: documentAt({ ...coverage, ...more }),
  });
};

const { key } = coverage.service;
const hessen = coverage.parts.filter(({ ars }) => ars.startsWith('06'));
const [land] = hessen;
const longest =
  'Förderdarlehen über die KfW in Verbindung mit Förderung des Bundes für den energieeffizienten Neubau von Wohngebäuden oder Eigentumswohnungen oder den Ersterwerb von neu errichteten Wohngebäuden oder Eigentumswohnungen – Nr. 153 Gewährung und Verlängerung der Frist zum Abruf des Darlehens';

export default {
  title: 'Coverage',
  component: 'ozg-coverage',
  args: { service: key, directory: directoryWith({}), now: NOW },
  render: ({ service, directory, state, view, countBy, land, headingLevel, simulate, now }) =>
    html`<ozg-coverage
      service=${service ?? nothing}
      directory=${directory ?? nothing}
      state=${state ?? nothing}
      view=${view ?? nothing}
      count-by=${countBy ?? nothing}
      land=${land ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now ?? nothing}
      ><p>
        Wo es schon geht, steht <a href="https://www.example.org/stand">auf der Seite des Landes</a>.
      </p></ozg-coverage
    >`,
  argTypes: {
    service: { description: 'LeiKa key of the service', control: 'text' },
    directory: { description: 'Address of the directory', control: 'text' },
    state: { description: 'What counts as reached: states with blanks between them', control: 'text' },
    view: { options: ['map', 'table'], control: 'select' },
    countBy: { options: ['areas', 'population'], control: 'select' },
    land: { description: 'Two digits of the Land whose Kreise are shown', control: 'text' },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

// The country.
export const Map: Story = {};
export const Table: Story = { args: { view: 'table' } };
export const ByPopulation: Story = { args: { countBy: 'population' } };
export const OnTrialCountsToo: Story = { args: { state: 'available rolling-out pilot' } };
export const WhatIsPlanned: Story = { args: { state: 'planned in-progress' } };
export const HeadingLevel: Story = { args: { headingLevel: 2 } };
export const LongestName: Story = {
  args: { directory: directoryWith({ service: { ...coverage.service, name: longest } }) },
};

// One Land: as a part of the country, and with a directory of its own.
export const ALand: Story = { args: { land: '06' } };
export const ALandWithoutFiguresOfItsKreise: Story = { args: { land: '09' } };
export const DirectoryOfALand: Story = {
  args: {
    directory: directoryWith({
      area: { ars: '060000000000', level: 'land', name: 'Hessen' },
      areas: land?.areas,
      population: land?.population,
      states: land?.states,
      parts: hessen,
    }),
  },
};

// Not everything is known.
export const SomeLaender: Story = {
  args: { directory: directoryWith({ parts: coverage.parts.filter(({ ars }) => /^(02|06|10)/.test(ars)) }) },
};
export const NobodyCounted: Story = {
  args: { directory: directoryWith({ areas: 0, population: 0, states: [], parts: [] }) },
};

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };
export const AnotherService: Story = { args: { service: '99107023017000' } };

// Surroundings.
export const At320: Story = { globals: { width: '320px' } };
export const At320AsATable: Story = { args: { view: 'table' }, globals: { width: '320px' } };
export const At320TwiceTheSize: Story = { globals: { width: '320px', text: '200%' } };
export const English: Story = { globals: { language: 'en' } };
export const LeichteSprache: Story = { globals: { language: 'de-simple' } };
export const RightToLeft: Story = { decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`] };
