import type { OzgCoverage } from '@ozg-widgets/widgets/elements/ozg-coverage.js';
import '@ozg-widgets/widgets/elements/ozg-coverage.js';
import { expect } from '@open-wc/testing';
import { clean, settle, until, within } from '../support/town.js';

const KEY = '99115005104000';
const at = '2026-11-23T10:00:00+01:00';
const OWN = '<p>Ob es bei Ihnen geht, sagt das Bürgerbüro</p>';
const LONG = `${'Wohnsitzanmeldungsbescheinigung, '.repeat(9).slice(0, 287)}–X`;
const head = {
  published: '2026-11-23T09:00:00+01:00',
  ttl: 3600,
  publisher: { name: 'Beispielland', email: 'verzeichnis@example.org' },
  area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
};
const blob = (document: object): string => URL.createObjectURL(new Blob([JSON.stringify(document)]));
const tally = (state: string, areas: number, population: number): object => ({ state, areas, population });
const part = (
  ars: string,
  name: string,
  [areas, population]: readonly [number, number],
  states: object[],
  more = {},
): object => ({
  ars: ars.padEnd(12, '0'),
  level: ars.length === 2 ? 'land' : 'kreis',
  name,
  areas,
  population,
  states,
  ...more,
});
const hamburg = part('02', 'Hamburg', [1, 1_800_000], [tally('available', 1, 1_800_000)]);
const hessen = part('06', 'Hessen', [4, 1_000_000], [tally('planned', 1, 100_000), tally('available', 3, 900_000)], {
  asOf: '2026-11-12T04:10:00+01:00',
});
const fulda = part('06631', 'Fulda', [3, 900_000], [tally('available', 3, 900_000)]);
const giessen = part('06531', 'Gießen', [1, 100_000], [tally('planned', 1, 100_000)], {
  asOf: '2025-12-30T12:00:00+01:00',
});
const bayern = part(
  '09',
  'Bayern',
  [1000, 3_200_000],
  [tally('available', 3, 100), tally('rolling-out', 997, 3_199_900)],
);
const country = {
  service: {
    key: KEY,
    name: [
      { lang: 'de', text: 'Wohnsitz anmelden' },
      { lang: 'en', text: 'Register your address' },
    ],
  },
  areas: 1005,
  population: 6_000_000,
  states: [tally('planned', 1, 100_000), tally('rolling-out', 997, 3_199_900), tally('available', 7, 2_700_100)],
  parts: [hamburg, hessen, giessen, fulda, bayern],
  where: [],
};

/** The address of a directory that knows how far a service has come. */
const directoryWith = (document: object = {}): string =>
  blob({
    ...head,
    format: 'ozg-directory/1',
    coverage: blob({ ...head, format: 'ozg-coverage/1', ...country, ...document }),
  });

async function show(attributes = '', directory = directoryWith(), around = ''): Promise<OzgCoverage> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = `<div ${around}><ozg-coverage service="${KEY}" directory="${directory}" now="${at}" ${attributes}>${OWN}</ozg-coverage></div>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-coverage')!;
  await settle(element);
  return element;
}

const wordsIn = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const all = <E extends Element>(element: OzgCoverage, selector: string): E[] => [
  ...element.renderRoot.querySelectorAll<E>(selector),
];
const total = (element: OzgCoverage): string => wordsIn(within(element, '[part=total]'));
const states = (element: OzgCoverage): string[] => all(element, '[part=state]').map(wordsIn);
const tiles = (element: OzgCoverage): string[] => all(element, '[part=tile]').map(wordsIn);
const tile = (element: OzgCoverage, letters: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, '[part=tile]').find((t) => wordsIn(t).startsWith(letters))!;
const rows = (element: OzgCoverage): string[][] =>
  all(element, 'tbody tr').map((row) =>
    [...row.children].map((cell) => {
      const copy = cell.cloneNode(true) as Element;
      copy.querySelectorAll('.term, button').forEach((extra) => {
        extra.remove();
      });
      return wordsIn(copy);
    }),
  );
const button = (element: OzgCoverage, words: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, 'button').find((b) => (b.ariaLabel ?? wordsIn(b)) === words)!;
const focused = (element: OzgCoverage): string => wordsIn(element.shadowRoot!.activeElement);
const press = (element: OzgCoverage, key: string, more: KeyboardEventInit = {}): boolean =>
  element.shadowRoot!.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );

/** The file that a button hands over. */
async function saved(pressed: HTMLButtonElement): Promise<{ name: string; bytes: Uint8Array; rows: string[] }> {
  let made: Blob | undefined;
  let name = '';
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (file: Blob) => createObjectURL.call(URL, (made = file));
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    pressed.click();
    await until(() => name !== '');
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  const bytes = new Uint8Array(await made!.arrayBuffer());
  return { name, bytes, rows: new TextDecoder().decode(bytes).split('\r\n') };
}

describe('ozg-coverage', () => {
  beforeEach(clean);
  after(clean);

  it('is accessible, and says in words how far the service has come', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    expect(wordsIn(within(element, '[role=heading]'))).to.equal('Wohnsitz anmelden');
    expect(total(element)).to.equal('In 7 von 1.005 Kommunen (1 %) online, dort wohnen 45 % der Menschen.');
  });

  it('shows what is on its way as shares of their own', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    // Hundred percent would be everything, and nothing is zero: 7 and 997 of 1,005 are neither.
    expect(states(element)).to.deep.equal([
      'Online verfügbar: 1 %',
      'Wird gerade eingeführt: 99 %',
      'Online geplant: 1 %',
    ]);
  });

  it('draws the sixteen Länder as tiles of letters and a number, each with a sentence for those who listen', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    expect(tiles(element)).to.have.length(16);
    expect(tiles(element)).to.include.members([
      'HH 100 % Hamburg: In 1 von 1 Kommunen (100 %) online, dort wohnen 100 % der Menschen.',
      'HE* 75 % Hessen: In 3 von 4 Kommunen (75 %) online, dort wohnen 90 % der Menschen. Stand 12. November',
      'BY 1 % Bayern: In 3 von 1.000 Kommunen (1 %) online, dort wohnen 1 % der Menschen.',
      'SN – Sachsen: Noch keine Angaben.',
    ]);
    expect(all(element, '[part=base] > [part=detail]').map(wordsIn)).to.include('* Hessen: Stand 12. November');
  });

  it('lays the tiles out as the Länder lie, east on the right in any direction of the text', async () => {
    for (const around of ['', 'dir="rtl" lang="ar"']) {
      const element = await show('', directoryWith(), around);
      // Another language comes in a file of its own.
      await until(() => tiles(element).length > 0);
      await expect(element).to.be.accessible();
      const place = (letters: string): DOMRect => tile(element, letters).getBoundingClientRect();
      expect(place('NW').right).to.be.below(place('SN').left);
      expect(place('SH').bottom).to.be.below(place('BY').top);
      expect(place('HB').top).to.equal(place('HH').top);
      clean();
    }
  });

  it('tells steps apart by colour, and text on each of them can be read', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    const colours = ['HH', 'HE', 'BY', 'SN'].map((letters) => getComputedStyle(tile(element, letters)).backgroundColor);
    expect(new Set(colours).size).to.equal(4);
    expect(all(element, '[part=legend] li').map(wordsIn)).to.deep.equal([
      '0–19 %',
      '20–39 %',
      '40–59 %',
      '60–79 %',
      '80–100 %',
    ]);
  });

  it('leads from tile to tile with the arrow keys, and leaves keys of the browser alone', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    tile(element, 'SH').focus();
    const way: string[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowUp']) {
      press(element, key);
      way.push(focused(element).slice(0, 2));
    }
    expect(way).to.deep.equal(['HH', 'BB', 'BE', 'MV', 'SH', 'SH']);
    expect(press(element, 'ArrowDown', { altKey: true }), 'Alt and an arrow is the browser’s').to.equal(true);
    expect(press(element, 'Tab')).to.equal(true);
    expect(press(element, 'ArrowDown')).to.equal(false);
  });

  it('reaches every tile with the arrow keys', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    const reached = new Set<string>();
    const queue = ['SH'];
    for (let letters = queue.pop(); letters; letters = queue.pop()) {
      reached.add(letters);
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
        tile(element, letters).focus();
        press(element, key);
        const next = focused(element).slice(0, 2);
        if (!reached.has(next)) queue.push(next);
      }
    }
    expect(reached.size).to.equal(16);
  });

  it('opens the Kreise of a Land, moves the focus there, and takes it back', async () => {
    const element = await show();
    tile(element, 'HE').click();
    await settle(element);
    await expect(element).to.be.accessible();
    expect(focused(element)).to.equal('Hessen: In 3 von 4 Kommunen (75 %) online, dort wohnen 90 % der Menschen.');
    expect(states(element)).to.deep.equal(['Online verfügbar: 75 %', 'Online geplant: 25 %']);
    expect(rows(element)).to.deep.equal([
      ['Fulda', '3 von 3 (100 %)', '100 %'],
      ['Gießen (Stand 30. Dezember 2025)', '0 von 1 (0 %)', '0 %'],
    ]);
    button(element, 'Alle Länder anzeigen').click();
    await settle(element);
    expect(focused(element).slice(0, 2)).to.equal('HE');
    expect(total(element)).to.match(/^In 7 von/);
  });

  it('says so where there is nothing about Kreise, and opens nothing where there is nothing', async () => {
    const element = await show();
    tile(element, 'SN').click();
    await settle(element);
    expect(tiles(element)).to.have.length(16);
    tile(element, 'HH').click();
    await settle(element);
    await expect(element).to.be.accessible();
    expect(all(element, '[part=detail]').map(wordsIn)).to.include('Zu den Kreisen gibt es noch keine Angaben.');
  });

  it('says the same in a table, whose rows open the Kreise too', async () => {
    const element = await show();
    button(element, 'Als Tabelle anzeigen').click();
    await settle(element);
    await expect(element).to.be.accessible();
    expect(element.view).to.equal('table');
    expect(rows(element)).to.deep.equal([
      ['Bayern', '3 von 1.000 (1 %)', '1 %'],
      ['Hamburg', '1 von 1 (100 %)', '100 %'],
      ['Hessen (Stand 12. November)', '3 von 4 (75 %)', '90 %'],
    ]);
    button(element, 'Kreise anzeigen: Hessen').click();
    await settle(element);
    expect(rows(element).map(([name]) => name)).to.deep.equal(['Fulda', 'Gießen (Stand 30. Dezember 2025)']);
    button(element, 'Alle Länder anzeigen').click();
    await settle(element);
    expect(element.shadowRoot!.activeElement!.ariaLabel).to.equal('Kreise anzeigen: Hessen');
    button(element, 'Als Karte anzeigen').click();
    await settle(element);
    expect(tiles(element)).to.have.length(16);
  });

  it('stays a table for those who listen where its rows are blocks, and never scrolls sideways', async () => {
    for (const attributes of ['', 'view="table"', 'land="06"']) {
      const element = await show(
        attributes,
        directoryWith({ service: { key: KEY, name: LONG }, parts: [hamburg, hessen, { ...fulda, name: LONG }] }),
      );
      const main = element.closest('main')!;
      main.style.width = '320px';
      await settle(element);
      await expect(element).to.be.accessible();
      expect(main.scrollWidth, attributes).to.be.at.most(320);
      for (const target of all(element, 'button')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), wordsIn(target)).to.be.at.least(24);
      }
      clean();
    }
  });

  it('colours the map by people where the page or the reader wants it', async () => {
    const element = await show('count-by="population"');
    await expect(element).to.be.accessible();
    expect(wordsIn(tile(element, 'HE'))).to.match(/^HE\* 90 %/);
    expect(states(element)[0]).to.equal('Online verfügbar: 45 %');
    button(element, 'Anteil der Kommunen anzeigen').click();
    await settle(element);
    expect(wordsIn(tile(element, 'HE'))).to.match(/^HE\* 75 %/);
  });

  it('counts what the page wants as reached, and names it', async () => {
    const element = await show('state="rolling-out available"');
    await expect(element).to.be.accessible();
    expect(total(element)).to.equal(
      'Online verfügbar und Wird gerade eingeführt: in 1.004 von 1.005 Kommunen (99 %), dort wohnen 98 % der Menschen.',
    );
    element.state = 'dreaming';
    await settle(element);
    expect(total(element)).to.match(/^In 7 von 1\.005 Kommunen/);
  });

  it('accepts the deprecated attribute `by` in place of `count-by`', async () => {
    const element = await show('by="population"');
    expect(wordsIn(tile(element, 'HE'))).to.match(/^HE\* 90 %/);
    button(element, 'Anteil der Kommunen anzeigen').click();
    await settle(element);
    expect(wordsIn(tile(element, 'HE'))).to.match(/^HE\* 75 %/);
  });

  it('shows the Kreise at once where the directory is that of one Land', async () => {
    const { areas, population, states: counted } = hessen as typeof country;
    const element = await show(
      '',
      directoryWith({
        area: { ars: '060000000000', level: 'land', name: 'Hessen' },
        ...{ areas, population, states: counted, parts: [hessen, giessen, fulda] },
      }),
    );
    await expect(element).to.be.accessible();
    expect(total(element)).to.equal('Hessen: In 3 von 4 Kommunen (75 %) online, dort wohnen 90 % der Menschen.');
    expect(rows(element).map(([name]) => name)).to.deep.equal(['Fulda', 'Gießen (Stand 30. Dezember 2025)']);
    expect(tiles(element)).to.deep.equal([]);
    expect(all(element, 'button').map(wordsIn)).to.deep.equal([
      'Anteil der Menschen anzeigen',
      'Tabelle speichern (CSV)',
    ]);
  });

  it('opens the Land that the page names', async () => {
    const element = await show('land="06"');
    await expect(element).to.be.accessible();
    expect(total(element)).to.match(/^Hessen: /);
    element.land = '99';
    await settle(element);
    expect(tiles(element)).to.have.length(16);
  });

  it('copes with nobody counted, words of later versions, and parts that are not as the format says', async () => {
    const element = await show(
      '',
      directoryWith({
        population: 0,
        areas: 4,
        states: [tally('dreaming', 1, 0), tally('available', 3, 0)],
        parts: [
          { ...hessen, population: 0 },
          { ...bayern, areas: 0, population: 0, states: [] },
          { ars: 9 },
          hamburg,
          hamburg,
          7,
        ],
      }),
    );
    await expect(element).to.be.accessible();
    expect(total(element)).to.equal('In 3 von 4 Kommunen (75 %) online.');
    expect(states(element)).to.deep.equal(['Online verfügbar: 75 %', 'Keine Angabe: 25 %']);
    expect(wordsIn(tile(element, 'BY'))).to.equal('BY – Bayern: Noch keine Angaben.');
    element.view = 'table';
    await settle(element);
    expect(rows(element)).to.deep.equal([
      ['Bayern', '–', '–'],
      ['Hamburg', '1 von 1 (100 %)', '100 %'],
      ['Hessen (Stand 12. November)', '3 von 4 (75 %)', '–'],
    ]);
    element.countBy = 'population';
    await settle(element);
    expect(states(element), 'no shares of nobody').to.deep.equal([]);
  });

  it('saves all figures as a file that German spreadsheets open as they are', async () => {
    const element = await show(
      '',
      directoryWith({ parts: [bayern, hessen, { ...fulda, name: '=Fulda; "Stadt"' }, hamburg] }),
    );
    await expect(element).to.be.accessible();
    const { name, bytes, rows: lines } = await saved(button(element, 'Tabelle speichern (CSV)'));
    expect(name).to.equal(`${KEY}.csv`);
    expect([...bytes.slice(0, 3)], 'a byte order mark').to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(lines).to.deep.equal([
      'Regionalschlüssel (ARS);Gebiet;Ebene;Kommunen;Einwohner;Anteil der Kommunen in %;Anteil der Einwohner in %;' +
        'Kommunen: Online verfügbar;Einwohner: Online verfügbar;Kommunen: Wird gerade eingeführt;' +
        'Einwohner: Wird gerade eingeführt;Kommunen: Online geplant;Einwohner: Online geplant;Stand',
      '00 0 00 0000 000;Deutschland;Bund;1005;6000000;0,7;45;7;2700100;997;3199900;1;100000;2026-11-23',
      '02 0 00 0000 000;Hamburg;Land;1;1800000;100;100;1;1800000;0;0;0;0;2026-11-23',
      '06 0 00 0000 000;Hessen;Land;4;1000000;75;90;3;900000;0;0;1;100000;2026-11-12',
      `06 6 31 0000 000;"'=Fulda; ""Stadt""";Kreis;3;900000;100;100;3;900000;0;0;0;0;2026-11-23`,
      '09 0 00 0000 000;Bayern;Land;1000;3200000;0,3;0;3;100;997;3199900;0;0;2026-11-23',
      '',
    ]);
  });

  it('keeps the page’s own words while, and whenever, there are no figures', async () => {
    for (const [attributes, directory] of [
      ['simulate="unreachable"', directoryWith()],
      ['', blob({ ...head, format: 'ozg-directory/1' })],
      ['', 'https://127.0.0.1:1/directory.json'],
      ['', directoryWith({ service: { key: '99107023017000', name: 'Eine andere' } })],
      ['', directoryWith({ format: 'ozg-coverage/2' })],
      ['', directoryWith({ validUntil: '2020-01-01T00:00:00Z' })],
    ] as const) {
      const element = await show(attributes, directory);
      await expect(element).to.be.accessible();
      expect(within(element, 'slot'), directory).not.to.equal(null);
      expect(within(element, '[part=base]'), directory).to.equal(null);
      clean();
    }
  });

  it('tells the page of figures once, and why there are none', async () => {
    const heard: string[] = [];
    const hear = ({ type, detail }: Event & { detail?: { reason?: string; areas?: number } }): void => {
      heard.push(`${type} ${detail?.reason ?? detail?.areas ?? ''}`);
    };
    document.addEventListener('ozg-feed-loaded', hear);
    document.addEventListener('ozg-feed-failed', hear);
    const element = await show();
    await expect(element).to.be.accessible();
    document.documentElement.lang = 'en';
    await settle(element);
    element.directory = blob({ ...head, format: 'ozg-directory/1' });
    await until(() => heard.length > 1);
    // As every minute: what fails still is no news.
    document.dispatchEvent(new Event('visibilitychange'));
    await settle(element);
    document.removeEventListener('ozg-feed-loaded', hear);
    document.removeEventListener('ozg-feed-failed', hear);
    expect(heard).to.deep.equal(['ozg-feed-loaded 1005', 'ozg-feed-failed missing']);
  });

  it('finds the directory beside the feed that the page names', async () => {
    const main = document.createElement('main');
    main.dataset.ozgSrc = '/test/widgets/support/coverage/areas/060000000000.json';
    main.innerHTML = `<ozg-coverage service="99 115 005 104 000" now="${at}">${OWN}</ozg-coverage>`;
    document.body.append(main);
    const element = main.querySelector('ozg-coverage')!;
    await until(() => within(element, '[part=total]') !== null);
    await expect(element).to.be.accessible();
    expect(total(element)).to.equal('Hessen: In 1 von 2 Kommunen (50 %) online, dort wohnen 86 % der Menschen.');
  });

  it('says how old the figures are, and that a preview is one', async () => {
    const element = await show('simulate="stale"');
    await expect(element).to.be.accessible();
    expect(all(element, '[part=base] > [part=detail]').map(wordsIn).slice(-3)).to.deep.equal([
      'Stand 23. November',
      'Stand 10:00 Uhr, seitdem keine neuen Daten',
      '(Vorschau)',
    ]);
  });

  it('goes on with the last good figures, and says how old they are, where they cannot be read again', async () => {
    const served = new Map([
      [
        '/figures/directory.json',
        { ...head, ttl: 0, format: 'ozg-directory/1', coverage: `${location.origin}/figures/99.json` },
      ],
      ['/figures/99.json', { ...head, ttl: 0, format: 'ozg-coverage/1', ...country }],
    ]);
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
      if (!pathname.startsWith('/figures/')) return fetch(input, init);
      const document = served.get(pathname);
      return Promise.resolve(document ? Response.json(document) : new Response('', { status: 404 }));
    };
    try {
      const element = await show('', '/figures/directory.json');
      served.delete('/figures/99.json');
      document.documentElement.lang = 'en';
      await until(() => all(element, '[part=detail]').some((detail) => wordsIn(detail).includes('no new data')));
      expect(wordsIn(element.renderRoot.querySelector('[part=base]'))).to.contain('no new data');
      button(element, 'Show as a table').click();
      await until(() => rows(element).length > 0);
      expect(rows(element)).to.have.length.above(2);
      await expect(element).to.be.accessible();
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('follows the attributes and the language of the page', async () => {
    const element = await show('heading-level="2"');
    expect(within(element, '[role=heading]')!.ariaLevel).to.equal('2');
    document.documentElement.lang = 'en';
    await until(() => wordsIn(within(element, '[role=heading]')) === 'Register your address');
    await expect(element).to.be.accessible();
    element.service = '99107023017000';
    await until(() => within(element, 'slot') !== null);
    expect(within(element, '[part=base]')).to.equal(null);
  });
});
