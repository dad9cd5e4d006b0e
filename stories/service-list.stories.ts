import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-service-list.js';
import { nowControl, longest, NOW } from './feed.js';

interface Args {
  query?: string;
  topic?: string;
  audience?: string;
  state?: string;
  group?: string;
  limit?: number;
  hashParameter?: string;
  headingLevel?: number;
  simulate?: string;
  now?: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Service list',
  component: 'ozg-service-list',
  render: ({ query, topic, audience, state, group, limit, hashParameter, headingLevel, simulate, now = NOW }) =>
    html`<ozg-service-list
      query=${query ?? nothing}
      topic=${topic ?? nothing}
      audience=${audience ?? nothing}
      state=${state ?? nothing}
      group=${group ?? nothing}
      limit=${limit ?? nothing}
      hash-parameter=${hashParameter ?? nothing}
      heading-level=${headingLevel ?? nothing}
      simulate=${simulate ?? nothing}
      now=${now}
      ><p><a href="https://kirchhain.example.org/leistungen">Alle Leistungen von A bis Z</a></p></ozg-service-list
    >`,
  argTypes: {
    query: { description: 'What is sought at first', control: 'text' },
    topic: {
      description: 'The topic that is chosen at first',
      options: ['bauen_wohnen', 'ein_auswanderung', 'gesundheit'],
      control: 'select',
    },
    audience: { options: ['citizens', 'businesses', 'administration'], control: 'inline-radio' },
    state: { description: 'One or several of `usable`, `coming`, `offline`, `unknown`', control: 'text' },
    group: { options: ['topic', 'state', 'none'], control: 'inline-radio' },
    limit: { control: { type: 'number', min: 1 } },
    hashParameter: { description: 'Name of the parameter of the fragment', control: 'text' },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 1, max: 6 } },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

// How it is grouped.
export const ByTopic: Story = {};
export const ByState: Story = { args: { group: 'state' } };
export const WithoutGroups: Story = { args: { group: 'none' } };
export const HeadingLevel: Story = { args: { group: 'state', headingLevel: 2 } };

// What is chosen at first.
export const Sought: Story = { args: { query: 'Auto' } };
export const SoughtWithATypingError: Story = { args: { query: 'Wohngled' } };
export const OneTopic: Story = { args: { topic: 'gesundheit' } };
export const ForBusinesses: Story = { args: { audience: 'businesses' } };
export const OnlyWhatCanBeUsedNow: Story = { args: { state: 'usable' } };
export const TheFirstFive: Story = { args: { group: 'none', limit: 5 } };
export const NothingFound: Story = { args: { query: 'Xylofon' } };

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { query: 'Wohn', simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const At320: Story = { globals: { width: '320px' } };
export const LongNameAt320TwiceTheSize: Story = { args: { query: longest }, globals: { width: '320px', text: '200%' } };
export const English: Story = { args: { group: 'state' }, globals: { language: 'en' } };
export const LeichteSprache: Story = { globals: { language: 'de-simple' } };
export const RightToLeft: Story = {
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};
