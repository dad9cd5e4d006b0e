import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '@ozg-widgets/widgets/elements/ozg-area-picker.js';
import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import { nowControl, keyOf, NOW } from './feed.js';

interface Args {
  directory?: string;
  value?: string;
  label?: string;
  remember?: boolean;
  simulate?: string;
  now?: string;
  /** What a reader has typed. */
  typed?: string;
}
type Story = StoryObj<Args>;

const feed = new URL('feed.json', document.baseURI).href;
const longest = 'Verwaltungsgemeinschaft der Gemeinden an der Oberen und Unteren Beispielach '.repeat(4).slice(0, 289);

/** An area of the stories' directory. */
const area = (ars: string, name: string, more: object = { feed }): object => ({
  ars,
  level: 'gemeinde',
  name,
  ...more,
});

const places = ['Diepholz', 'Heidekreis', 'Osnabrück', 'Steinfurt', 'Stade', 'Fürth', 'Rostock', 'Rügen', 'Kassel'];

/** A directory that a publisher could publish, with these areas. */
const directory = (more: object): string =>
  URL.createObjectURL(
    new Blob([
      JSON.stringify({
        format: 'ozg-directory/1',
        published: '2026-11-23T09:00:00+01:00',
        ttl: 86400,
        publisher: { name: 'Beispielland', email: 'verzeichnis@example.org' },
        area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
        ...more,
      }),
    ]),
  );

const country = directory({
  areas: [
    { ars: '060000000000', level: 'land', name: 'Hessen', feed },
    { ars: '065340000000', level: 'kreis', name: 'Marburg-Biedenkopf', silent: true },
    area('065340011011', 'Kirchhain, Stadt', { feed, postcodes: ['35274'] }),
    area('065340004004', 'Cölbe', { silent: true }),
    area('065340001001', 'Altkirchhain', { successor: '065340011011' }),
    area('065340018018', 'Stadtallendorf, Stadt', { feed, asOf: '2026-11-20T09:40:00+01:00' }),
    area('061110000000', longest),
    ...places.flatMap((within, i) => [
      area(`0335100180${10 + i}`, 'Neuenkirchen', { feed, within }),
      area(`0335100190${10 + i}`, 'Altenkirchen', { feed, within }),
    ]),
    area('033510018099', 'Neuenkirchen', { feed, within: 'Rhein-Sieg-Kreis' }),
    area('033510018098', 'Neuenkirchen', { feed, within: 'Dithmarschen' }),
  ],
});

/** One whose parts are no directories. */
const broken = directory({
  areas: [{ ars: '000000000000', level: 'bund', name: 'Deutschland' }],
  shards: {
    at: 'data:application/json,null#{by}-{start}',
    keys: ['1'],
    names: ['0'],
    postcodes: ['0'],
  },
});

/** Types into the field, and waits for what comes of it. */
const type: NonNullable<Story['play']> = async ({ canvasElement, args: { typed } }) => {
  const picker = canvasElement.querySelector('ozg-area-picker')!;
  const shown = async (selector: string): Promise<HTMLElement> => {
    for (;;) {
      const found = picker.shadowRoot?.querySelector<HTMLElement>(selector);
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  const input = (await shown('input')) as HTMLInputElement;
  input.value = typed!;
  input.dispatchEvent(new InputEvent('input'));
  await shown('[role=option], [part=status]');
};

/** A story in which somebody has typed. */
const typing = (typed: string, more: Partial<Story> = {}): Story => ({ args: { typed }, play: type, ...more });

export default {
  title: 'Area picker',
  component: 'ozg-area-picker',
  render: ({ directory, value, label, remember, simulate, now }) =>
    html`<ozg-area-picker
        directory=${directory ?? country}
        value=${value ?? nothing}
        label=${label ?? nothing}
        ?remember=${remember}
        simulate=${simulate ?? nothing}
        now=${now ?? nothing}
        target="below"
        ><a href="https://kirchhain.example.org/orte">Alle Orte von A bis Z</a></ozg-area-picker
      >
      <div id="below" data-ozg-src="">
        <p>
          <strong>Wohngeld beantragen</strong>
          <ozg-availability-badge service=${keyOf('Wohngeld beantragen')} now=${now ?? nothing}
            >Auskunft im Rathaus</ozg-availability-badge
          >
        </p>
      </div>`,
  argTypes: {
    directory: { table: { disable: true } },
    typed: { table: { disable: true } },
    value: { description: 'ARS of the chosen area', control: 'text' },
    label: { control: 'text' },
    remember: { description: 'Whether the browser stores the choice', control: 'boolean' },
    simulate: { description: 'Preview', options: ['stale', 'unreachable'], control: 'select' },
    now: nowControl,
  },
} satisfies Meta<Args>;

export const Nothing: Story = {};
export const LabelOfThePage: Story = { args: { label: 'Wo wohnen Sie?' } };

// While somebody types.
export const Several = typing('kirchhain');
export const SeveralOfOneName = typing('altenkirchen');
export const MoreThanTen = typing('neuenkirchen');
export const None = typing('Atlantis');
export const SearchFails = typing('kirchhain', { args: { typed: 'kirchhain', directory: broken } });

// What was chosen.
export const Chosen: Story = { args: { value: '065340011011' } };
export const ChosenAndRemembered: Story = { args: { value: '065340011011', remember: true } };
export const WithoutFeed: Story = { args: { value: '065340004004' } };
export const Dissolved: Story = { args: { value: '065340001001' } };
export const OlderAnswer: Story = { args: { value: '065340018018', now: NOW } };
export const UnknownArea: Story = { args: { value: '990000000000' } };

// Without fresh data, and without any: then the page's own words stay.
export const Stale: Story = { args: { value: '065340011011', simulate: 'stale' } };
export const Unreachable: Story = { args: { simulate: 'unreachable' } };

// Surroundings.
export const LongNameAt320 = typing('verwaltungsgemeinschaft', { globals: { width: '320px' } });
export const LongNameChosenAt320TwiceTheSize: Story = {
  args: { value: '061110000000' },
  globals: { width: '320px', text: '200%' },
};
export const RightToLeft = typing('altenkirchen', {
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
});
