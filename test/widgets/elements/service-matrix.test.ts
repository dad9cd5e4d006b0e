import type { OzgServiceMatrix } from '@ozg-widgets/widgets/elements/ozg-service-matrix.js';
import '@ozg-widgets/widgets/elements/ozg-service-matrix.js';
import { expect } from '@open-wc/testing';
import { clean, feedAt, settle, until, within } from '../support/town.js';

const at = '2026-11-23T10:00:00+01:00';
const OWN = '<p>Fragen Sie Ihre Kommune</p>';
const LONG = `${'Wohnraumförderungsbescheinigung, '.repeat(9).slice(0, 287)}–X`;
const GONE = 'https://127.0.0.1:1/areas/gone.json';

const area = (name: string): object => ({ area: { ars: '065340011011', level: 'gemeinde', name } });
const service = (number: number, name: unknown, more: object = {}): object => ({
  key: `9910000000000${number}`,
  name,
  ...more,
});
const [WOHNGELD, HUND, PASS] = [1, 2, 3];
const kirchhain = feedAt(
  {
    services: [
      service(WOHNGELD, 'Wohngeld beantragen', {
        topic: 'bauen_wohnen',
        rollout: { state: 'available' },
        maturity: { model: 'ozg-1.1', level: 3 },
        platform: { name: 'Landesportal' },
      }),
      service(HUND, 'Hund anmelden', { topic: 'steuern_zoll', rollout: { state: 'planned', expected: '2027-Q3' } }),
    ],
  },
  area('Kirchhain'),
);
const amoeneburg = feedAt(
  {
    services: [
      service(PASS, [
        { lang: 'de', text: 'Reisepass beantragen' },
        { lang: 'en', text: 'Apply for a passport' },
      ]),
      service(WOHNGELD, 'Wohngeld', {
        rollout: { state: 'available' },
        operation: { state: 'outage' },
        maturity: { model: 'ozg-2.0', level: 5 },
      }),
    ],
  },
  area('Amöneburg'),
);

/** A matrix on a page, once all of its feeds have answered. */
async function show(areas: readonly string[], attributes = '', around = ''): Promise<OzgServiceMatrix> {
  const main = document.createElement('main');
  let answers = 0;
  const count = (): void => {
    answers++;
  };
  main.addEventListener('ozg-feed-loaded', count);
  main.addEventListener('ozg-feed-failed', count);
  main.innerHTML = `<div ${around}><ozg-service-matrix areas="${areas.join(' ')}" now="${at}" ${attributes}>${OWN}</ozg-service-matrix></div>`;
  document.body.append(main);
  await until(() => answers >= Math.max(areas.length, 1));
  const element = main.querySelector('ozg-service-matrix')!;
  await settle(element);
  return element;
}

const wordsIn = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const all = <E extends Element>(element: OzgServiceMatrix, selector: string): E[] => [
  ...element.renderRoot.querySelectorAll<E>(selector),
];
const columns = (element: OzgServiceMatrix): string[] => all(element, 'thead th').map(wordsIn);
/** What the rows that are shown say, the names that only cards have left out. */
const rows = (element: OzgServiceMatrix): string[][] =>
  all(element, 'tbody tr:not([hidden])').map((row) =>
    [...row.children].map((cell) => {
      const copy = cell.cloneNode(true) as Element;
      copy.querySelector('.term')?.remove();
      return wordsIn(copy);
    }),
  );
const region = (element: OzgServiceMatrix): HTMLElement => within(element, '[part=region]')!;
const choose = (element: OzgServiceMatrix, topic: string): void => {
  const select = within<HTMLSelectElement>(element, 'select')!;
  select.value = topic;
  select.dispatchEvent(new Event('change'));
};

describe('ozg-service-matrix', () => {
  beforeEach(clean);
  after(clean);

  it('is accessible, and shows what each area has of each service', async () => {
    const element = await show([kirchhain, amoeneburg]);
    await expect(element).to.be.accessible();
    expect(columns(element)).to.deep.equal(['Leistung', 'Kirchhain', 'Amöneburg']);
    expect(rows(element)).to.deep.equal([
      ['Hund anmelden', 'Online geplant voraussichtlich 3. Quartal 2027', 'Nicht aufgeführt'],
      ['Reisepass beantragen', 'Nicht aufgeführt', 'Keine Angabe'],
      [
        'Wohngeld beantragen',
        'Online verfügbar Reifegrad 3 von 4, Modell 1.1 Plattform: Landesportal',
        'Derzeit gestört Reifegrad 5 von 7, Modell 2.0',
      ],
    ]);
  });

  it('names the model of every maturity, of models that are not known here too', async () => {
    const own = feedAt({
      services: ['https://land.example.org/modell', 'toString', 'ozg-3.0'].map((model, i) =>
        service(i, `Leistung ${i}`, { maturity: { model, level: 2 } }),
      ),
    });
    const element = await show([own]);
    await expect(element).to.be.accessible();
    expect(rows(element).map(([, cell]) => cell)).to.deep.equal([
      'Keine Angabe Reifegrad 2, Modell land.example.org/modell',
      'Keine Angabe Reifegrad 2, Modell toString',
      'Keine Angabe Reifegrad 2, Modell 3.0',
    ]);
  });

  it('says in its column that an area cannot be read, and keeps the rest', async () => {
    const element = await show([GONE, amoeneburg]);
    await expect(element).to.be.accessible();
    expect(columns(element)).to.deep.equal(['Leistung', '127.0.0.1:1 Angaben zurzeit nicht abrufbar', 'Amöneburg']);
    expect(rows(element)).to.deep.equal([
      ['Reisepass beantragen', 'Keine Daten', 'Keine Angabe'],
      ['Wohngeld', 'Keine Daten', 'Derzeit gestört Reifegrad 5 von 7, Modell 2.0'],
    ]);
  });

  it('shows what is there while an area takes its time', async () => {
    const { fetch } = globalThis;
    let answer!: () => void;
    const waits = new Promise<void>((resolve) => (answer = resolve));
    globalThis.fetch = async (...args) => {
      const address = args[0] instanceof Request ? args[0].url : String(args[0]);
      if (address === slow) await waits;
      return fetch(...args);
    };
    const slow = feedAt({ services: [] }, area('Langsam'));
    try {
      const main = document.createElement('main');
      main.innerHTML = `<ozg-service-matrix areas="${slow} ${amoeneburg}">${OWN}</ozg-service-matrix>`;
      document.body.append(main);
      const element = main.querySelector('ozg-service-matrix')!;
      await until(() => within(element, 'table') !== null);
      await expect(element).to.be.accessible();
      expect(columns(element)[1]).to.match(/wird geladen$/);
      expect(rows(element)[0]).to.deep.equal(['Reisepass beantragen', 'wird geladen', 'Keine Angabe']);
      answer();
      await until(() => columns(element)[1] === 'Langsam');
      expect(rows(element)[0]).to.deep.equal(['Reisepass beantragen', 'Nicht aufgeführt', 'Keine Angabe']);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('finds areas by their keys in the directory', async () => {
    const entry = (ars: string, name: string, feed?: string): object => ({
      ...{ ars, name, level: 'gemeinde' },
      ...(feed ? { feed } : { silent: true }),
    });
    const directory = URL.createObjectURL(
      new Blob([
        JSON.stringify({
          ...{ format: 'ozg-directory/1', published: '2026-11-23T09:00:00+01:00', ttl: 3600 },
          publisher: { name: 'Beispielland', email: 'verzeichnis@example.org' },
          area: { ars: '060000000000', level: 'land', name: 'Hessen' },
          areas: [
            entry('065340011011', 'Kirchhain, Stadt', kirchhain),
            entry('065340001001', 'Amöneburg, Stadt', amoeneburg),
            entry('065340016016', 'Rauschenberg, Stadt'),
          ],
        }),
      ]),
    );
    const element = await show(
      ['065340011011,', '06534001', '065340016016', '069999999999'],
      `directory="${directory}"`,
    );
    await expect(element).to.be.accessible();
    expect(columns(element)).to.deep.equal([
      'Leistung',
      'Kirchhain',
      'Amöneburg',
      'Rauschenberg, Stadt Angaben zurzeit nicht abrufbar',
      '069999999999 Angaben zurzeit nicht abrufbar',
    ]);
    // Each minute, and whenever the page around changes, the areas are looked up again.
    const before = columns(element);
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.dispatchEvent(new Event('visibilitychange'));
    await settle(element);
    expect(columns(element)).to.deep.equal(before);
  });

  it('narrows the table to a topic, says how many are left, and keeps the rest for later', async () => {
    const element = await show([kirchhain, amoeneburg]);
    await expect(element).to.be.accessible();
    expect(all(element, 'option').map(wordsIn)).to.deep.equal(['Alle Themen', 'Bauen und Wohnen', 'Steuern und Zoll']);
    choose(element, 'steuern_zoll');
    await settle(element);
    await expect(element).to.be.accessible();
    expect(rows(element).map(([name]) => name)).to.deep.equal(['Hund anmelden']);
    expect(wordsIn(within(element, '[part=count]'))).to.equal('Leistungen: 1 von 3');
    expect([...document.querySelectorAll('[aria-live=polite]')].map(wordsIn).join('')).to.equal('Leistungen: 1 von 3');
    choose(element, '');
    await settle(element);
    expect(rows(element)).to.have.length(3);
  });

  it('begins with the topic and the services that the page wants', async () => {
    const element = await show([kirchhain, amoeneburg], 'topic="bauen_wohnen"');
    await expect(element).to.be.accessible();
    expect(rows(element).map(([name]) => name)).to.deep.equal(['Wohngeld beantragen']);
    expect(within<HTMLSelectElement>(element, 'select')!.value).to.equal('bauen_wohnen');
    element.topic = 'gibt_es_nicht';
    await settle(element);
    expect(rows(element)).to.have.length(3);
    element.service = '99 100 000 000 002, 99100000000003';
    await settle(element);
    expect(rows(element).map(([name]) => name)).to.deep.equal(['Hund anmelden', 'Reisepass beantragen']);
  });

  it('keeps the names of areas and services in sight while the rest scrolls, with the keyboard too', async () => {
    const many = feedAt({
      services: Array.from({ length: 60 }, (_, i) => ({ key: `991000000000${10 + i}`, name: `Leistung ${i}` })),
    });
    const element = await show(
      Array.from({ length: 8 }, (_, i) => `${many}#${i}`),
      '',
      'style="width: 700px"',
    );
    await expect(element).to.be.accessible();
    const place = region(element);
    expect(place.tabIndex, 'it can be reached').to.equal(0);
    expect(place.getAttribute('aria-labelledby')).to.equal(within(element, 'caption')!.id);
    place.scrollTo(400, 200);
    await settle(element);
    const box = place.getBoundingClientRect();
    const [service0, area0] = [within(element, 'tbody tr:last-child th')!, within(element, 'thead th:nth-child(4)')!];
    expect(service0.getBoundingClientRect().left).to.be.closeTo(box.left, 1);
    expect(area0.getBoundingClientRect().top).to.be.closeTo(box.top, 1);
    expect([place.scrollLeft, place.scrollTop], 'it did scroll').to.deep.equal([400, 200]);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
  });

  it('is a list of cards where there is little room: nothing scrolls sideways, and nothing is a needless stop', async () => {
    const odd = feedAt({ services: [service(1, LONG, { platform: { name: LONG } })] }, area(LONG));
    const element = await show([odd, kirchhain, GONE], '', 'style="width: 320px"');
    await expect(element).to.be.accessible();
    expect(element.closest('main')!.scrollWidth).to.be.at.most(innerWidth);
    expect(element.parentElement!.scrollWidth).to.equal(320);
    expect(region(element).scrollWidth).to.be.at.most(320);
    expect(region(element).tabIndex).to.equal(-1);
    const [first] = all<HTMLElement>(element, 'tbody tr');
    const cells = [...first!.children].map((cell) => cell.getBoundingClientRect());
    expect(cells[2]!.top, 'areas stand below each other').to.be.at.least(cells[1]!.bottom);
    expect(wordsIn(first!.children[2])).to.match(/^Kirchhain: /);
    expect(all<HTMLElement>(element, '.narrow').map((note) => note.innerText)).to.deep.equal([
      '127.0.0.1:1: Angaben zurzeit nicht abrufbar',
    ]);
  });

  it('shows twenty areas of a hundred services, and a choice of topic at once', async () => {
    const states = ['available', 'planned', 'pilot', 'not-planned'];
    const services = Array.from({ length: 100 }, (_, i) => ({
      key: `99${String(i).padStart(12, '0')}`,
      name: `Leistung ${i}`,
      topic: i % 4 ? 'umwelt' : 'bildung',
      rollout: { state: states[i % 4] },
      maturity: { model: 'ozg-1.1', level: i % 5 },
      platform: { name: 'Landesportal' },
    }));
    const element = await show(
      Array.from({ length: 20 }, (_, i) => feedAt({ services }, area(`Musterstadt ${i}`))),
      '',
      'style="width: 900px"',
    );
    await until(() => all(element, 'td').length === 2000);
    expect(all(element, 'td')).to.have.length(2000);
    const cell = within(element, 'td');
    choose(element, 'bildung');
    const before = performance.now();
    await element.updateComplete;
    expect(performance.now() - before, 'milliseconds').to.be.below(500);
    expect(rows(element)).to.have.length(25);
    expect(within(element, 'td'), 'nothing was made anew').to.equal(cell);
  });

  it('asks for fifty areas at the most', async () => {
    const addresses = Array.from({ length: 60 }, (_, i) => `/test/widgets/matrix-${i}.json`);
    const fetch = globalThis.fetch;
    const asked = new Set<string>();
    globalThis.fetch = (input) => {
      asked.add(new URL(input instanceof Request ? input.url : input, location.href).pathname);
      return Promise.resolve(new Response('', { status: 404 }));
    };
    try {
      const main = document.createElement('main');
      main.innerHTML = `<ozg-service-matrix areas="${addresses.join(' ')}">${OWN}</ozg-service-matrix>`;
      document.body.append(main);
      await until(() => asked.size >= 50);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect([...asked]).to.have.members(addresses.slice(0, 50));
      main.remove();
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('shows the page’s own feed where no areas are named', async () => {
    const main = document.createElement('main');
    main.dataset.ozgSrc = kirchhain;
    main.innerHTML = `<ozg-service-matrix>${OWN}</ozg-service-matrix>`;
    document.body.append(main);
    const element = main.querySelector('ozg-service-matrix')!;
    await until(() => within(element, 'table') !== null);
    await expect(element).to.be.accessible();
    expect(columns(element)).to.deep.equal(['Leistung', 'Kirchhain']);
  });

  it('says so where no service is listed, in the page’s words where it has some', async () => {
    const nothing = feedAt({ services: [] });
    const element = await show([nothing]);
    await expect(element).to.be.accessible();
    expect(wordsIn(within(element, 'slot[name=empty]'))).to.equal('Hier ist noch keine Leistung aufgeführt.');
    element.insertAdjacentHTML('beforeend', '<p slot="empty">Kommt noch</p>');
    expect(within<HTMLSlotElement>(element, 'slot[name=empty]')!.assignedElements()).to.have.length(1);
  });

  it('copes with services without a topic, a key that stands twice, and states of later versions', async () => {
    const odd = feedAt({
      services: [
        service(1, 'Erste', { rollout: { state: 'dreaming' }, topic: 'toString' }),
        service(1, 'Zweite', { rollout: { state: 'available' } }),
        { key: 7, name: 'Kein Schlüssel' },
        null,
      ],
    });
    const element = await show([odd], '', 'dir="rtl" lang="ar"');
    await until(() => within(element, 'table') !== null);
    await expect(element).to.be.accessible();
    expect(rows(element)).to.have.length(1);
    expect(rows(element)[0]![0]).to.equal('Erste');
    expect(within(element, 'select')).to.equal(null);
  });

  it('keeps the page’s own words while, and whenever, no area can be read', async () => {
    for (const [areas, attributes] of [
      [[GONE], ''],
      [[kirchhain], 'simulate="unreachable"'],
      [['065340011011'], ''],
      [[], ''],
    ] as const) {
      const element = await show(areas, attributes);
      await expect(element).to.be.accessible();
      expect(within(element, 'slot'), areas.join()).not.to.equal(null);
      expect(within(element, '[part=base]'), areas.join()).to.equal(null);
      clean();
    }
  });

  it('tells the page of each feed once', async () => {
    const heard: string[] = [];
    const hear = ({ type, detail }: CustomEvent<{ reason?: string; area?: { name: string } }>): void => {
      heard.push(`${type} ${detail.reason ?? detail.area!.name}`);
    };
    document.addEventListener('ozg-feed-loaded', hear as EventListener);
    document.addEventListener('ozg-feed-failed', hear as EventListener);
    const element = await show([kirchhain, GONE]);
    await expect(element).to.be.accessible();
    document.documentElement.lang = 'en';
    await settle(element);
    document.removeEventListener('ozg-feed-loaded', hear as EventListener);
    document.removeEventListener('ozg-feed-failed', hear as EventListener);
    expect(heard.sort()).to.deep.equal(['ozg-feed-failed offline', 'ozg-feed-loaded Kirchhain']);
  });

  it('says how old the data of an area are, and that a preview is one', async () => {
    const element = await show([kirchhain], 'simulate="stale"');
    await expect(element).to.be.accessible();
    expect(columns(element)[1]).to.equal('Kirchhain Stand 10:00 Uhr, seitdem keine neuen Daten');
    expect(all(element, '[part=base] > [part=detail]:not(.narrow)').map(wordsIn)).to.deep.equal(['(Vorschau)']);
  });

  it('follows the attributes and the language of the page', async () => {
    const element = await show([amoeneburg]);
    document.documentElement.lang = 'en';
    await until(() => rows(element).some(([name]) => name === 'Apply for a passport'));
    await expect(element).to.be.accessible();
    element.areas = kirchhain;
    const seen = new Set<number>();
    await until(() => {
      seen.add(columns(element).length);
      return columns(element)[1] === 'Kirchhain';
    });
    expect([...seen], 'nothing flickers').to.deep.equal([2]);
    element.areas = GONE;
    await until(() => within(element, 'table') === null);
    expect(within(element, 'slot')).not.to.equal(null);
  });
});
