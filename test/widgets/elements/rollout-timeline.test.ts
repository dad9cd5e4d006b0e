import type { OzgRolloutTimeline } from '@ozg-widgets/widgets/elements/ozg-rollout-timeline.js';
import '@ozg-widgets/widgets/elements/ozg-rollout-timeline.js';
import { expect } from '@open-wc/testing';
import { clean, feedAt, settle, until, within, wordsOf } from '../support/town.js';

const at = '2026-11-23T10:00:00+01:00';
const LONG = `${'Wohnraumförderungsbescheinigung, '.repeat(9).slice(0, 287)}–X`;
const service = (number: number, name: unknown, rollout?: object, more?: object): object => ({
  key: `9910000000000${number}`,
  name,
  rollout,
  ...more,
});
const services = [
  service(0, 'Jahr', { state: 'planned', expected: '2027' }),
  service(1, 'Ohne', { state: 'in-progress' }, { topic: 'gesundheit' }),
  service(
    2,
    'Quartal',
    { state: 'planned', expected: '2027-Q3', reason: 'Die Satzung gilt ab Juli.' },
    { topic: 'umwelt' },
  ),
  service(3, 'Tag', { state: 'planned', expected: '2027-01-01', asOf: '2026-11-02' }, { topic: 'gesundheit' }),
  service(4, 'Verspätet', { state: 'planned', expected: '2026-Q2' }),
  service(5, 'Da', { state: 'available', since: '2026-09' }, { operation: { state: 'outage' } }),
  service(6, 'Lange da', { state: 'available', since: '2019' }),
  service(7, 'Nie', { state: 'not-planned' }),
  service(8, 'Auch Quartal', { state: 'rolling-out', expected: '2027-Q3' }),
  { key: '99200000000000', name: 'Unbekannt' },
];
const OWN = '<p>Termine stehen im Amtsblatt</p>';

async function show(records: unknown[], attributes = '', own = OWN): Promise<OzgRolloutTimeline> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  const src = feedAt({ services: records });
  main.innerHTML = `<ozg-rollout-timeline src="${src}" now="${at}" ${attributes}>${own}</ozg-rollout-timeline>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-rollout-timeline')!;
  await settle(element);
  return element;
}

const wordsIn = (node: Element): string => node.textContent.replace(/\s+/g, ' ').trim();

/** What is said of each date: its heading, then its services. */
const groups = (element: OzgRolloutTimeline): string[][] =>
  [...element.renderRoot.querySelectorAll('[part=group]')].map((group) => [
    wordsIn(group.querySelector('[part=heading]')!),
    ...[...group.querySelectorAll('[part=service]')].map(wordsIn),
  ]);

const rows = (element: OzgRolloutTimeline): string[][] =>
  [...element.renderRoot.querySelectorAll('tbody tr')].map((row) => [...row.children].map(wordsIn));

const button = (element: OzgRolloutTimeline, words: string): HTMLButtonElement =>
  [...element.renderRoot.querySelectorAll('button')].find(
    (b) => (b.getAttribute('aria-label') ?? wordsIn(b)) === words,
  )!;

/** The file that a button hands over: its name, and its lines unfolded. */
async function saved(pressed: HTMLButtonElement): Promise<{ name: string; text: string; lines: string[] }> {
  let blob: Blob | undefined;
  let name = '';
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (made: Blob) => createObjectURL.call(URL, (blob = made));
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
  const text = await blob!.text();
  return { name, text, lines: text.replaceAll('\r\n ', '').split('\r\n') };
}

describe('ozg-rollout-timeline', () => {
  beforeEach(clean);

  it('is accessible, and groups what is planned by date, the earlier and the more exact one first', async () => {
    const element = await show(services);
    await expect(element).to.be.accessible();
    expect(groups(element)).to.deep.equal([
      ['2. Quartal 2026', 'Verspätet Online geplant angekündigt war: 2. Quartal 2026'],
      ['1. Januar 2027', 'Tag Online geplant Termin merken'],
      ['2027', 'Jahr Online geplant Termin merken'],
      [
        '3. Quartal 2027',
        'Quartal Online geplant Die Satzung gilt ab Juli. Termin merken',
        'Auch Quartal Wird gerade eingeführt Termin merken',
      ],
      ['Noch ohne Termin', 'Ohne Online in Vorbereitung'],
    ]);
  });

  it('draws a date as long as it may mean, hidden from those who listen', async () => {
    const element = await show([...services, service(9, 'Iden', { state: 'planned', expected: '2027-03-15' })]);
    await expect(element).to.be.accessible();
    const drawings = [...element.renderRoot.querySelectorAll('[part=drawing]')];
    expect(drawings.every((drawing) => drawing.getAttribute('aria-hidden') === 'true')).to.equal(true);
    // Two years, 2026 and 2027, of 20 px a month.
    const [first] = drawings.map((drawing) => drawing.getBoundingClientRect());
    element.closest('main')!.style.width = `${element.offsetWidth - first!.width + 481}px`;
    const bars = drawings.map((drawing) => {
      const bar = drawing.querySelector('[part=bar]')!.getBoundingClientRect();
      return [bar.left - drawing.getBoundingClientRect().left, bar.width].map(Math.round);
    });
    // April to June 2026; a dot around 1 January 2027; all of 2027; a dot within March; July to September 2027.
    expect(bars).to.deep.equal([
      [60, 60],
      [234, 12],
      [240, 240],
      [283, 12],
      [360, 60],
    ]);
    expect(drawings[0]!.querySelector('.overdue')).not.to.equal(null);
    expect(drawings[2]!.querySelector('.overdue')).to.equal(null);
  });

  it('says dates that lie far away, and does not draw them', async () => {
    const far = [
      service(0, 'Fern', { state: 'planned', expected: '2099' }),
      service(1, 'Alt', { state: 'planned', expected: '2001-H1' }),
    ];
    const element = await show(far);
    await expect(element).to.be.accessible();
    expect(groups(element).map(([date]) => date)).to.deep.equal(['1. Halbjahr 2001', '2099']);
    expect(element.renderRoot.querySelectorAll('[part=bar]')).to.have.length(0);
    expect(wordsIn(within(element, '.axis')!)).to.equal('2026 heute');
  });

  it('adds what came online of late, where the page wants it, whether or not it works at the moment', async () => {
    const element = await show(services, 'since="2026-06"');
    await expect(element).to.be.accessible();
    expect(groups(element)[1]).to.deep.equal(['September 2026', 'Da Online verfügbar seit September 2026']);
    expect(wordsOf(element)).not.to.contain('Lange da');
    element.since = 'neulich';
    await settle(element);
    expect(wordsOf(element)).not.to.contain('Da Online');
  });

  it('chooses by topic, service and number, and follows when the page changes them', async () => {
    const element = await show(services, 'topic="gesundheit"');
    await expect(element).to.be.accessible();
    const names = (): string[] => groups(element).flatMap(([, ...found]) => found.map((f) => f.split(' ')[0]!));
    expect(names()).to.deep.equal(['Tag', 'Ohne']);
    const wishes: [Partial<OzgRolloutTimeline>, string[]][] = [
      [{ topic: 'gesundheit umwelt' }, ['Tag', 'Quartal', 'Ohne']],
      [{ topic: undefined, service: '99 100 000 000 002, 99100000000000' }, ['Jahr', 'Quartal']],
      [{ service: undefined, limit: 2 }, ['Verspätet', 'Tag']],
    ];
    for (const [wish, expected] of wishes) {
      Object.assign(element, wish);
      await settle(element);
      expect(names()).to.deep.equal(expected);
    }
  });

  it('says the same as a table, and changes to it with the focus where it was', async () => {
    const element = await show(services);
    await expect(element).to.be.accessible();
    const toggle = button(element, 'Als Tabelle anzeigen');
    toggle.focus();
    toggle.click();
    await settle(element);
    await expect(element).to.be.accessible();
    expect(element.view).to.equal('table');
    expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Als Zeitachse anzeigen'));
    expect(wordsIn(within(element, 'thead')!)).to.equal('Leistung Termin Verfügbarkeit');
    expect(rows(element)).to.deep.equal([
      ['Verspätet', '2. Quartal 2026', 'Online geplant angekündigt war: 2. Quartal 2026'],
      ['Tag', '1. Januar 2027 Termin merken', 'Online geplant'],
      ['Jahr', '2027 Termin merken', 'Online geplant'],
      ['Quartal', '3. Quartal 2027 Termin merken', 'Online geplant Die Satzung gilt ab Juli.'],
      ['Auch Quartal', '3. Quartal 2027 Termin merken', 'Wird gerade eingeführt'],
      ['Ohne', 'Noch ohne Termin', 'Online in Vorbereitung'],
    ]);
    button(element, 'Als Zeitachse anzeigen').click();
    await settle(element);
    expect(groups(element)).to.have.length(5);
  });

  it('hands one date to the calendar, as long as it may mean', async () => {
    const element = await show(services);
    await expect(element).to.be.accessible();
    const { name, lines } = await saved(button(element, 'Termin merken: Quartal'));
    expect(name).to.equal('99100000000002.ics');
    expect(lines).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//ozg-widgets//ozg-widgets//DE',
      'BEGIN:VEVENT',
      'UID:99100000000002-gemeinde-065340011011',
      'DTSTAMP:20261123T090000Z',
      'DTSTART;VALUE=DATE:20270701',
      'DTEND;VALUE=DATE:20271001',
      'SUMMARY:Voraussichtlich online: Quartal',
      'DESCRIPTION:Angekündigt für 3. Quartal 2027. Stand: 1. November 2026. Der genaue Tag steht noch nicht fest.',
      'STATUS:TENTATIVE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('hands all dates to come to the calendar, not those that have passed', async () => {
    const element = await show(services, 'view="table"');
    await expect(element).to.be.accessible();
    const { name, lines } = await saved(button(element, 'Alle Termine merken'));
    expect(name).to.equal('online.ics');
    expect(lines.filter((line) => line.startsWith('DT') && !line.startsWith('DTSTAMP'))).to.deep.equal([
      'DTSTART;VALUE=DATE:20270101',
      'DTEND;VALUE=DATE:20270102',
      'DTSTART;VALUE=DATE:20270101',
      'DTEND;VALUE=DATE:20280101',
      'DTSTART;VALUE=DATE:20270701',
      'DTEND;VALUE=DATE:20271001',
      'DTSTART;VALUE=DATE:20270701',
      'DTEND;VALUE=DATE:20271001',
    ]);
    expect(lines).to.include('DESCRIPTION:Angekündigt für 1. Januar 2027. Stand: 2. November 2026.');
  });

  it('folds and escapes what it hands to the calendar', async () => {
    const name = `${LONG};\nMüll \\ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️ 🗑️\u0007`;
    const element = await show([service(0, name, { state: 'planned', expected: '2028' })]);
    await expect(element).to.be.accessible();
    const { text, lines } = await saved(element.renderRoot.querySelector<HTMLButtonElement>('li button')!);
    const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).to.be.within(72, 75);
    expect(text).not.to.contain('�');
    expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    expect(lines.find((line) => line.startsWith('SUMMARY'))).to.equal(
      `SUMMARY:Voraussichtlich online: ${LONG.replaceAll(',', '\\,')}\\;\\nMüll \\\\ ${'🗑️ '.repeat(10).trim()}`,
    );
  });

  it('says that nothing is planned, or what the page says then', async () => {
    const element = await show(
      [service(0, 'Nie', { state: 'not-planned' })],
      '',
      `${OWN}<p slot="empty">Alles da.</p>`,
    );
    await expect(element).to.be.accessible();
    const slot = within<HTMLSlotElement>(element, 'slot')!;
    expect([slot.name, slot.textContent]).to.deep.equal(['empty', 'Derzeit sind keine Termine angekündigt.']);
    expect(slot.assignedElements()[0]!.textContent).to.equal('Alles da.');
    expect(element.renderRoot.querySelectorAll('button')).to.have.length(0);
  });

  it('offers no calendar where every date has passed or is missing', async () => {
    const element = await show(services, 'service="99100000000001 99100000000004"');
    await expect(element).to.be.accessible();
    expect([...element.renderRoot.querySelectorAll('button')].map(wordsIn)).to.deep.equal(['Als Tabelle anzeigen']);
  });

  it('keeps the words of the page without a feed, and says of a stale one how old it is', async () => {
    const without = await show(services, 'simulate="unreachable"');
    await expect(without).to.be.accessible();
    expect(wordsOf(without)).to.equal('Termine stehen im Amtsblatt');
    const stale = await show(services, 'simulate="stale"');
    expect(wordsOf(stale)).to.contain('Stand 10:00 Uhr, seitdem keine neuen Daten');
  });

  it('takes its level of heading from the page, and the wording of the language around it', async () => {
    const english = { lang: 'en', text: 'Housing benefit' };
    const name = [{ lang: 'de', text: 'Wohngeld' }, english];
    const element = await show([service(0, name, { state: 'planned', expected: '2027' })], 'heading-level="4"');
    await expect(element).to.be.accessible();
    expect(within(element, '[part=heading]')!.getAttribute('aria-level')).to.equal('4');
    document.documentElement.lang = 'en';
    await until(() => wordsOf(element).includes('Housing benefit'));
    expect(wordsOf(element)).to.contain('Housing benefit');
    await expect(element).to.be.accessible();
  });

  for (const view of ['timeline', 'table']) {
    it(`fits 320 px at 200 % text as ${view}, with odd records and from right to left`, async () => {
      const odd = [
        service(0, LONG, { state: 'planned', expected: '2027-H1' }),
        service(0, 'Doppelt', { state: 'planned', expected: '2027' }),
        service(1, '', { state: 'planned', expected: 'bald' }),
        service(2, 'Von morgen', { state: 'constructor', expected: '2027' }),
        service(3, [], { state: 'planned' }),
        service(4, 'Kurz', { state: 'planned', expected: '2026-12-31' }),
      ];
      const element = await show(odd, `view="${view}"`);
      await expect(element).to.be.accessible();
      expect(wordsOf(element)).to.contain(LONG);
      expect(wordsOf(element)).not.to.match(/Doppelt|Von morgen|bald/);
      const main = element.closest('main')!;
      for (const dir of ['ltr', 'rtl']) {
        Object.assign(main, { dir });
        Object.assign(main.style, { width: '320px', fontSize: '200%' });
        await settle(element);
        expect(main.scrollWidth).to.be.at.most(320);
        main.removeAttribute('style');
        await settle(element);
        expect(main.scrollWidth).to.be.at.most(main.clientWidth);
      }
      await expect(element).to.be.accessible();
    });
  }

  it('does not vanish where the page gives it no width', async () => {
    const element = await show(services);
    await expect(element).to.be.accessible();
    element.closest('main')!.style.display = 'flex';
    expect(element.offsetWidth).to.be.above(200);
  });
});
