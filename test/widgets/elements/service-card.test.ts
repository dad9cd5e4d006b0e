import '@ozg-widgets/widgets/elements/ozg-service-card.js';
import type { OzgServiceCard } from '@ozg-widgets/widgets/elements/ozg-service-card.js';
import type { Contact, Service } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clean, feedAt, feedWith, KEY, settle, until, within, wordsOf } from '../support/town.js';

const NOW = '2026-11-24T10:00:00+01:00';
const ONLINE = 'https://wohngeld.example.org/';
const OTHER = '99107023017001';

const full: Partial<Service> = {
  name: [
    { lang: 'de', text: 'Wohngeld beantragen' },
    { lang: 'en', text: 'Apply for housing benefit' },
  ],
  summary: 'Zuschuss zur Miete.',
  url: ONLINE,
  rollout: { state: 'available', since: '2024-03', statedBy: 'land', asOf: '2026-11-20' },
  alternative: { text: 'Antrag auf Papier.', url: 'https://stadt.example.org/papier', contact: 'buero' },
  contacts: ['amt', 'nobody', 'support', 'presse', 'buero'],
  topic: 'bauen_wohnen',
  audience: ['citizens', 'businesses', 'martians'],
  maturity: { model: 'ozg-1.1', level: 3 },
  platform: { name: 'Musterportal', url: 'https://portal.example.org/' },
  efa: { lead: '02', url: 'https://efa.example.org/' },
  evidence: { note: 'Abnahme im März.', url: 'https://belege.example.org/1' },
  statedBy: { maturity: 'land', platform: 'gemeinde' },
};
const contacts: Contact[] = [
  {
    id: 'amt',
    role: 'responsible-authority',
    name: 'Wohngeldstelle',
    channels: [
      { kind: 'phone', value: '+496990009320', display: '069 90009-320' },
      { kind: 'email', value: 'wohngeld@kreis.example.org' },
      { kind: 'web', value: 'javascript:alert(1)', label: 'Falsch' },
      { kind: 'fax', value: '+496990009329' },
    ],
    address: { street: 'Musterallee 4', postcode: '35043', place: 'Marburg' },
  },
  { id: 'support', role: 'support', name: 'Hilfe zum Dienst', channels: [{ kind: 'constructor', value: 'x' }] },
  { id: 'presse', role: 'press', name: 'Pressestelle' },
  { id: 'buero', role: 'contact-point', name: 'Bürgerbüro', channels: [{ kind: 'phone', value: '+496990009110' }] },
];

async function cardAt(src: string, attributes = '', around = ''): Promise<OzgServiceCard> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    for (const name of ['ozg-feed-loaded', 'ozg-feed-failed']) main.addEventListener(name, resolve, { once: true });
  });
  main.innerHTML = `<div ${around}><ozg-service-card service="${KEY}" src="${src}" now="${NOW}" ${attributes}><a href="/wohngeld">Wohngeld: Auskunft</a></ozg-service-card></div>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-service-card')!;
  await settle(element);
  return element;
}

const card = (service: Partial<Service> = full, attributes = '', around = ''): Promise<OzgServiceCard> =>
  cardAt(feedWith(service, contacts), attributes, around);

/** The words of each part with this name. */
const parts = (element: OzgServiceCard, part: string): string[] =>
  [...element.renderRoot.querySelectorAll(`[part~=${part}]`)].map((found) =>
    found.textContent.replace(/\s+/g, ' ').trim(),
  );
const rows = (element: OzgServiceCard): string[] =>
  [...element.renderRoot.querySelectorAll('dl > div')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
const hrefs = (element: OzgServiceCard): string[] =>
  [...element.renderRoot.querySelectorAll('a')].map((a) => a.getAttribute('href')!);

describe('ozg-service-card', () => {
  beforeEach(clean);

  it('says what the service is, that it works, since when, for where and as of when', async () => {
    const element = await card();
    await expect(element).to.be.accessible();
    expect(parts(element, 'heading')).to.deep.equal(['Wohngeld beantragen']);
    expect(parts(element, 'summary')).to.deep.equal(['Zuschuss zur Miete.']);
    expect(parts(element, 'status')).to.deep.equal([
      'Online verfügbar seit März 2024 Das können Sie jetzt online erledigen. gilt für Hessen Stand: 20. November 2026',
    ]);
  });

  it('leads to the online service first of all, by a link that names it', async () => {
    const element = await card();
    await expect(element).to.be.accessible();
    expect(hrefs(element)[0]).to.equal(ONLINE);
    expect(within(element, '[part=link]')!.getAttribute('aria-label')).to.equal(
      'Zum Online-Dienst: Wohngeld beantragen',
    );
    expect(within(element, '[part=link]')!.getBoundingClientRect().height).to.be.at.least(24);
  });

  const states: [string, string][] = [
    ['available', 'Das können Sie jetzt online erledigen.'],
    ['pilot', 'Der Dienst wird noch erprobt'],
    ['rolling-out', 'noch nicht in allen Fällen'],
    ['in-progress', 'Bis er da ist, geht alles wie bisher.'],
    ['planned', 'Bis dahin geht alles wie bisher.'],
    ['not-planned', 'Das geht hier vorerst nicht online.'],
    ['discontinued', 'Diesen Online-Dienst gibt es nicht mehr.'],
    ['unknown', 'Ob das hier online geht, ist noch nicht angegeben.'],
    ['dreamt-of', 'Ob das hier online geht, ist noch nicht angegeben.'],
  ];
  for (const [state, words] of states) {
    it(`says in the state ${state}: ${words}`, async () => {
      const element = await card({ url: ONLINE, rollout: { state } });
      await expect(element).to.be.accessible();
      expect(parts(element, 'meaning')[0]).to.contain(words);
      const usable = ['available', 'pilot', 'rolling-out'].includes(state);
      expect(Boolean(within(element, '[part=link]'))).to.equal(usable);
    });
  }

  const hindrances: [string, string][] = [
    ['degraded', 'zurzeit mit Einschränkungen'],
    ['outage', 'Bitte versuchen Sie es später noch einmal.'],
    ['maintenance', 'Danach können Sie ihn wieder wie gewohnt nutzen.'],
    ['closed', 'Das ist so vorgesehen'],
  ];
  for (const [state, words] of hindrances) {
    it(`says of what is ${state}: ${words}`, async () => {
      const operation = { state, until: '2026-11-24T16:00:00+01:00', note: 'Wir sind dran.', statedBy: 'gemeinde' };
      const element = await card({ ...full, operation });
      await expect(element).to.be.accessible();
      expect(parts(element, 'meaning')[0]).to.contain(words);
      expect(parts(element, 'note')).to.deep.equal(['Wir sind dran.']);
      expect(parts(element, 'detail')).to.include.members(['bis 16:00 Uhr', 'gilt für Kirchhain']);
    });
  }

  it('does not send anybody to an online service without an address', async () => {
    for (const more of [{}, { operation: { state: 'degraded' } }] as const) {
      const element = await card({ rollout: { state: 'available' }, ...more });
      await expect(element).to.be.accessible();
      expect(parts(element, 'meaning')).to.deep.equal([
        'Das geht online. Den Weg dorthin nennt Ihnen gern Ihre Verwaltung.',
      ]);
      clean();
    }
  });

  it('announces maintenance while the service works', async () => {
    const element = await card({
      ...full,
      operation: { state: 'maintenance', from: '2026-11-24T20:00:00+01:00', note: 'Kurz weg.' },
    });
    await expect(element).to.be.accessible();
    expect(parts(element, 'detail')).to.include('Unterbrechung ab 20:00 Uhr');
    expect(parts(element, 'note')).to.deep.equal(['Kurz weg.']);
    expect(within(element, '[part=link]')).to.exist;
  });

  it('says what to do instead, with the office, where it is not online; and nothing of it where it is', async () => {
    const planned = { ...full, rollout: { state: 'planned', expected: '2027-Q3', reason: 'Es fehlt noch etwas.' } };
    const element = await card(planned);
    await expect(element).to.be.accessible();
    expect(parts(element, 'alternative')).to.deep.equal([
      'So geht es jetzt Antrag auf Papier. So geht es auch Bürgerbüro Telefon: +496990009110',
    ]);
    expect(hrefs(element)).to.include.members(['https://stadt.example.org/papier', 'tel:+496990009110']);
    expect(parts(element, 'detail')).to.include('voraussichtlich 3. Quartal 2027');
    expect(parts(element, 'note')).to.deep.equal(['Es fehlt noch etwas.']);
    expect(parts(await card(), 'alternative')).to.deep.equal([]);
  });

  it('leads from what has been discontinued to its successor', async () => {
    const element = await cardAt(
      feedAt({
        services: [
          { key: KEY, name: 'Kinderreisepass', rollout: { state: 'discontinued', successor: OTHER } },
          { key: OTHER, name: 'Reisepass', url: 'https://pass.example.org/', rollout: { state: 'available' } },
        ],
      }),
    );
    await expect(element).to.be.accessible();
    expect(parts(element, 'alternative')).to.deep.equal(['So geht es jetzt Stattdessen: Reisepass']);
    expect(hrefs(element)).to.deep.equal(['https://pass.example.org/']);
  });

  it('names three contacts at most, each once, with their first channels and address', async () => {
    const element = await card();
    await expect(element).to.be.accessible();
    expect(parts(element, 'contact')).to.deep.equal([
      'Wohngeldstelle Telefon: 069 90009-320 E-Mail: wohngeld@kreis.example.org Falsch: javascript:alert(1) Musterallee 435043 Marburg',
      'Hilfe zum Dienst Kontakt: x',
      'Pressestelle',
    ]);
    expect(hrefs(element)).to.include.members(['tel:+496990009320', 'mailto:wohngeld@kreis.example.org']);
    expect(hrefs(element).join()).not.to.contain('javascript');
  });

  it('names where citizens turn to first where the service names nobody', async () => {
    const element = await card({ rollout: { state: 'not-planned' } });
    await expect(element).to.be.accessible();
    expect(parts(element, 'contact')).to.deep.equal(['Bürgerbüro Telefon: +496990009110']);
  });

  it('tells folded what the administration says of the service, and by whom', async () => {
    const element = await card();
    within<HTMLDetailsElement>(element, 'details')!.open = true;
    await expect(element).to.be.accessible();
    expect(rows(element)).to.deep.equal([
      'Thema Bauen und Wohnen',
      'Für Bürgerinnen und Bürger, Unternehmen',
      'Reifegrad 3 von 4 (Modell 1.1): Antrag mit allen Nachweisen online (gilt für Hessen)',
      'Plattform Musterportal (gilt für Kirchhain)',
      'Einer für alle entwickelt von Hamburg für alle Länder, Mehr über das Angebot',
      'Beleg Abnahme im März. Quelle ansehen',
    ]);
    expect(hrefs(element)).to.include.members(['https://portal.example.org/', 'https://belege.example.org/1']);
  });

  const levels: [Service['maturity'], string][] = [
    [{ model: 'ozg-2.0', level: 5 }, 'Reifegrad 5 von 7 (Modell 2.0): auch die Bearbeitung wird digital'],
    [{ model: 'ozg-1.1', level: 0 }, 'Reifegrad 0 von 4 (Modell 1.1): noch nichts im Internet'],
    [{ model: 'https://modell.example.org/', level: 2 }, 'Reifegrad 2 (eigenes Modell), Modell ansehen'],
    [{ model: 'ozg-1.1', level: 9 }, 'Reifegrad 9 (eigenes Modell)'],
    [{ model: 'toString', level: 1 }, 'Reifegrad 1 (eigenes Modell)'],
  ];
  for (const [maturity, words] of levels) {
    it(`never names a level without its scale: ${words}`, async () => {
      const element = await card({ maturity });
      within<HTMLDetailsElement>(element, 'details')!.open = true;
      await expect(element).to.be.accessible();
      expect(rows(element)).to.deep.equal([words]);
    });
  }

  it('is unfolded with the keyboard (needs a browser whose keys a test can press)', async function () {
    const element = await card();
    await expect(element).to.be.accessible();
    within(element, 'summary')!.focus();
    const pressed = await sendKeys({ press: 'Enter' }).then(
      () => true,
      () => false,
    );
    if (!pressed) this.skip();
    await settle(element);
    expect(within<HTMLDetailsElement>(element, 'details')!.open).to.equal(true);
  });

  it('leaves out what is not said', async () => {
    const element = await cardAt(feedAt({ services: [{ key: KEY, name: 'Wohngeld' }], contacts: [] }));
    await expect(element).to.be.accessible();
    expect(wordsOf(element)).to.equal(
      'Wohngeld Keine Angabe Ob das hier online geht, ist noch nicht angegeben. Fragen Sie gern bei Ihrer Verwaltung nach. Stand: 1. November 2026 (Vorschau)',
    );
    expect(within(element, 'details')).to.equal(null);
  });

  it('passes over what nobody knows', async () => {
    const element = await card({ topic: 'constructor', audience: ['martians'], efa: { lead: '99' } });
    await expect(element).to.be.accessible();
    expect(within(element, 'details')).to.equal(null);
  });

  const silent: [string, string, string][] = [
    ['there is no such file', '/nowhere.json', ''],
    ['the feed does not know the service', feedAt({}), ''],
    ['the record cannot be read', feedAt({ services: [{ key: KEY, name: 7 }] }), ''],
    ['a preview says so', feedWith(full), 'simulate="unreachable"'],
  ];
  for (const [what, src, attributes] of silent) {
    it(`leaves the page's own words where ${what}`, async () => {
      const element = await cardAt(src, attributes);
      await expect(element).to.be.accessible();
      expect(wordsOf(element)).to.equal('Wohngeld: Auskunft');
    });
  }

  it('follows the attributes, and speaks of what changes', async () => {
    const element = await cardAt(
      feedAt({
        services: [
          { key: KEY, name: 'Wohngeld', rollout: { state: 'planned' } },
          { key: OTHER, name: 'Wohnsitz', rollout: { state: 'not-planned' } },
        ],
      }),
    );
    await expect(element).to.be.accessible();
    const region = document.querySelector('[aria-live="polite"]')!;
    region.textContent = '';
    element.setAttribute('service', OTHER);
    await settle(element);
    expect(parts(element, 'heading')).to.deep.equal(['Wohnsitz']);
    expect(region.textContent).to.equal('Nicht online: Wohnsitz');
  });

  it('says how old its words are once the feed cannot be read again', async () => {
    const element = await card(full, 'simulate="stale"');
    await expect(element).to.be.accessible();
    expect(parts(element, 'detail').join()).to.match(/Stand .* Uhr, seitdem keine neuen Daten/);
  });

  it('takes its level of heading from the page; the ones below follow', async () => {
    const element = await card(full, 'heading-level="2"');
    await expect(element).to.be.accessible();
    const levels = [...element.renderRoot.querySelectorAll('[role=heading]')].map((h) => h.ariaLevel);
    expect(levels).to.deep.equal(['2', '3']);
  });

  it('marks the language of what is in another one', async () => {
    document.documentElement.lang = 'en';
    const element = await card();
    await until(() => parts(element, 'heading')[0] === 'Apply for housing benefit');
    await expect(element).to.be.accessible();
    const german = [...element.renderRoot.querySelectorAll('span[lang=de]')].map((s) => s.textContent);
    expect(german).to.include.members(['Zuschuss zur Miete.', 'Wohngeldstelle']);
  });

  it('stands in a page that is written from right to left', async () => {
    const element = await card(full, '', 'lang="ar" dir="rtl"');
    await until(() => within(element, '[part=base]') !== null);
    await expect(element).to.be.accessible();
    expect(element.closest('main')!.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
  });

  const sizes: [string, string][] = [
    ['at 200 % text', 'font-size: 200%'],
    ['with the text spacing of WCAG 1.4.12', 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em'],
  ];
  for (const [how, css] of sizes) {
    it(`fits 320 px with the longest name there is, ${how}`, async () => {
      const name = `${'Förderdarlehen über die KfW in Verbindung mit '.repeat(6)}Donaudampfschifffahrt`.slice(0, 289);
      const element = await card({ ...full, name });
      const main = element.closest('main')!;
      main.style.cssText = `width: 320px; ${css}`;
      within<HTMLDetailsElement>(element, 'details')!.open = true;
      await settle(element);
      await expect(element).to.be.accessible();
      expect(main.scrollWidth).to.be.at.most(320);
    });
  }
});
