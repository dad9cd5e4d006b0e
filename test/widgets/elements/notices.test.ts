import type { OzgNotices } from '@ozg-widgets/widgets/elements/ozg-notices.js';
import '@ozg-widgets/widgets/elements/ozg-notices.js';
import type { Notice } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import { clean, feedAt, KEY, settle, until, within, wordsOf } from '../support/town.js';

const OTHER = '99036008007000';
const services = [
  { key: KEY, name: 'Wohngeld beantragen' },
  { key: OTHER, name: [{ lang: 'en', text: 'Register a vehicle' }] },
];
const news: Notice = {
  id: 'satzung',
  kind: 'news',
  title: [
    { lang: 'de', text: 'Neue Satzung' },
    { lang: 'en', text: 'New by-law' },
  ],
  text: 'Sie gilt bald.\nMehr im Amtsblatt.',
  url: 'https://kirchhain.example.org/satzung',
  published: '2026-11-16T10:00:00+01:00',
  services: [KEY, '99999999999999', OTHER],
};
const outage: Notice = {
  id: 'kfz',
  kind: 'disruption',
  title: 'Kfz anmelden ist gestört',
  published: '2026-11-10T08:00:00+01:00',
  starts: '2026-11-23T07:40:00+01:00',
  services: [OTHER],
};
const meeting: Notice = {
  id: 'sprechstunde',
  kind: 'event',
  title: 'Sprechstunde',
  published: '2026-11-12T10:00:00+01:00',
  starts: '2026-12-03T16:00:00+01:00',
  ends: '2026-12-03T18:00:00+01:00',
  register: 'https://kirchhain.example.org/anmeldung',
};
const change: Notice = { id: 'gebuehr', kind: 'change', title: 'Neue Gebühr', published: '2026-11-23T09:00:00+01:00' };
const all = [news, outage, meeting, change];

const at = '2026-11-23T10:00:00+01:00';
const OWN = '<p>Amtsblatt im Rathaus</p>';

async function place(markup: string): Promise<OzgNotices> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = markup;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-notices')!;
  await settle(element);
  return element;
}

const show = (notices: unknown[], attributes = '', own = OWN): Promise<OzgNotices> =>
  place(`<ozg-notices src="${feedAt({ services }, { notices })}" now="${at}" ${attributes}>${own}</ozg-notices>`);

const titles = (element: OzgNotices): string[] =>
  [...element.renderRoot.querySelectorAll('[part=heading]')].map((heading) => heading.textContent);

/** The words of a notice, by its title. */
const said = (element: OzgNotices, title: string): string =>
  [...element.renderRoot.querySelectorAll('[part=notice]')]
    .find((notice) => notice.textContent.includes(title))!
    .textContent.replace(/\s+/g, ' ')
    .trim();

/** What happens in `act` with the file that it hands over. */
async function saved(act: () => void): Promise<{ name: string; type: string; lines: string[] }> {
  let blob: Blob | undefined;
  let name = '';
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (made: Blob) => createObjectURL.call(URL, (blob = made));
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    act();
    await until(() => name !== '');
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return { name, type: blob!.type, lines: (await blob!.text()).split('\r\n') };
}

describe('ozg-notices', () => {
  beforeEach(clean);

  it('is accessible, and has disruptions on top, then the newest first', async () => {
    const element = await show(all);
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal(['Kfz anmelden ist gestört', 'Neue Gebühr', 'Neue Satzung', 'Sprechstunde']);
  });

  it('says the kind in words and by a shape, when it was published, and whom it concerns', async () => {
    const element = await show(all);
    await expect(element).to.be.accessible();
    expect(said(element, 'Neue Satzung')).to.equal(
      'Neues 16. November 2026 Neue Satzung Sie gilt bald. Mehr im Amtsblatt. ' +
        'Betrifft: Wohngeld beantragen, Register a vehicle Mehr dazu',
    );
    expect(said(element, 'Neue Gebühr')).to.equal('Änderung heute, 09:00 Uhr Neue Gebühr');
    expect(said(element, 'gestört')).to.equal(
      'Störung 10. November 2026 Kfz anmelden ist gestört seit heute, 07:40 Uhr Betrifft: Register a vehicle',
    );
    expect(said(element, 'Sprechstunde')).to.equal(
      'Veranstaltung 12. November 2026 Sprechstunde Donnerstag, 3. Dezember 2026, 16:00 bis 18:00 Uhr ' +
        'Zur Anmeldung Termin merken',
    );
    expect(element.renderRoot.querySelectorAll('[part=kind] svg[aria-hidden=true]')).to.have.length(4);
    expect(within(element, 'span[lang=en]')!.textContent).to.equal('Register a vehicle');
  });

  const moments: [string, Partial<Notice>, string][] = [
    [
      'a disruption to come',
      { kind: 'disruption', starts: '2026-11-28T06:00:00+01:00' },
      'ab Samstag, 28. November 2026, 06:00 Uhr',
    ],
    ['a disruption with its end', { kind: 'disruption', ends: '2026-11-23T16:00:00+01:00' }, 'bis 16:00 Uhr'],
    [
      'a change that holds from a day on',
      { kind: 'change', starts: '2027-01-01T00:00:00+01:00' },
      'ab Freitag, 1. Januar 2027',
    ],
    [
      'a change that holds already',
      { kind: 'change', starts: '2026-11-02T00:00:00+01:00' },
      'seit Montag, 2. November 2026',
    ],
    [
      'an event of two days',
      { kind: 'event', starts: '2027-03-17T09:30:00+01:00', ends: '2027-03-18T15:00:00+01:00' },
      'Mittwoch, 17. März 2027, 09:30 Uhr bis Donnerstag, 18. März 2027, 15:00 Uhr',
    ],
    [
      'an event that has begun',
      { kind: 'event', starts: '2026-11-23T09:30:00+01:00', ends: '2026-11-23T15:00:00+01:00' },
      'heute, 09:30 bis 15:00 Uhr (läuft gerade)',
    ],
    ['an event without an end', { kind: 'event', starts: '2026-11-23T09:30:00+01:00' }, 'heute, 09:30 Uhr'],
  ];
  for (const [what, times, words] of moments) {
    it(`says when: ${what}`, async () => {
      const element = await show([{ ...change, ...times }]);
      await expect(element).to.be.accessible();
      expect(within(element, 'strong')!.textContent).to.equal(words);
    });
  }

  it('leaves out what has expired, what is mended, and events that are over', async () => {
    const element = await show([
      { ...change, id: 'a', title: 'abgelaufen', expires: at },
      { ...outage, id: 'b', title: 'behoben', ends: '2026-11-23T09:59:00+01:00' },
      { ...meeting, id: 'c', title: 'vorbei', starts: '2026-11-22T10:00:00+01:00', ends: '2026-11-22T11:00:00+01:00' },
      { ...meeting, id: 'd', title: 'gestern', starts: '2026-11-22T23:00:00+01:00', ends: undefined },
      { ...meeting, id: 'e', title: 'heute früh', starts: '2026-11-23T00:10:00+01:00', ends: undefined },
      { ...change, id: 'f', title: 'gilt noch', expires: '2026-11-23T10:01:00+01:00' },
    ]);
    await expect(element).to.be.accessible();
    expect(titles(element)).to.have.members(['heute früh', 'gilt noch']);
  });

  it('chooses by kind, service and number, and follows when the page changes them', async () => {
    const element = await show(all, 'kind="news change"');
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal(['Neue Gebühr', 'Neue Satzung']);
    const wishes: [Partial<OzgNotices>, string[]][] = [
      [{ kind: undefined, limit: 1 }, ['Kfz anmelden ist gestört']],
      [{ limit: undefined, service: '99 107 023 017 000' }, ['Neue Gebühr', 'Neue Satzung', 'Sprechstunde']],
      [{ service: `${KEY} ${OTHER}` }, ['Kfz anmelden ist gestört', 'Neue Gebühr', 'Neue Satzung', 'Sprechstunde']],
      [{ service: '99000000000000' }, ['Neue Gebühr', 'Sprechstunde']],
      [{ service: undefined, limit: -3 }, ['Kfz anmelden ist gestört', 'Neue Gebühr', 'Neue Satzung', 'Sprechstunde']],
    ];
    for (const [wish, expected] of wishes) {
      Object.assign(element, wish);
      await settle(element);
      expect(titles(element)).to.deep.equal(expected);
    }
  });

  it('is a calendar where only events are asked for: the next one first', async () => {
    const later = {
      ...meeting,
      id: 'b',
      title: 'Später',
      published: '2026-11-20T08:00:00+01:00',
      starts: '2027-01-07T10:00:00+01:00',
      ends: undefined,
    };
    const open = { ...later, id: 'c', title: 'Ohne Tag', starts: undefined };
    const element = await show([later, open, meeting], 'kind="event"');
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal(['Sprechstunde', 'Später', 'Ohne Tag']);
  });

  it('says that there is nothing, or what the page says then', async () => {
    const element = await show([]);
    await expect(element).to.be.accessible();
    const slot = within<HTMLSlotElement>(element, 'slot[name=empty]')!;
    expect(slot.textContent).to.equal('Derzeit keine Meldungen.');
    expect(slot.assignedNodes()).to.be.empty;
    expect(within(element, 'slot:not([name])')).to.equal(null);
    const own = await show([], '', `${OWN}<p slot="empty">Alles läuft.</p>`);
    await expect(own).to.be.accessible();
    expect(within<HTMLSlotElement>(own, 'slot[name=empty]')!.assignedElements()[0]!.textContent).to.equal(
      'Alles läuft.',
    );
  });

  it('keeps the words of the page without a feed, and says of a stale one how old it is', async () => {
    const without = await show(all, 'simulate="unreachable"');
    await expect(without).to.be.accessible();
    expect(wordsOf(without)).to.equal('Amtsblatt im Rathaus');
    const stale = await show(all, 'simulate="stale"');
    expect(wordsOf(stale)).to.contain('Stand 10:00 Uhr, seitdem keine neuen Daten');
  });

  it('names its links and buttons by the notice, and takes its level of heading from the page', async () => {
    const element = await show(all, 'heading-level="2"');
    await expect(element).to.be.accessible();
    const names = [...element.renderRoot.querySelectorAll('a, button')].map((way) => way.getAttribute('aria-label'));
    expect(names).to.deep.equal([
      'Mehr dazu: Neue Satzung',
      'Zur Anmeldung: Sprechstunde',
      'Termin merken: Sprechstunde',
    ]);
    expect(within(element, '[part=heading]')!.getAttribute('aria-level')).to.equal('2');
    expect(within(element, 'a[href*=anmeldung]')!.getAttribute('href')).to.equal(meeting.register);
  });

  it('hands an event to the calendar, with the keyboard too', async () => {
    const element = await show(all);
    await expect(element).to.be.accessible();
    const button = within<HTMLButtonElement>(element, 'button')!;
    button.focus();
    expect(element.shadowRoot!.activeElement).to.equal(button);
    const { name, type, lines } = await saved(() => {
      button.click();
    });
    expect([name, type]).to.deep.equal(['sprechstunde.ics', 'text/calendar']);
    expect(lines).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//ozg-widgets//ozg-widgets//DE',
      'BEGIN:VEVENT',
      'UID:065340011011-sprechstunde',
      'DTSTAMP:20261123T090000Z',
      'DTSTART:20261203T150000Z',
      'DTEND:20261203T170000Z',
      'SUMMARY:Sprechstunde',
      'URL:https://kirchhain.example.org/anmeldung',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('folds the names of many services', async () => {
    const many = Array.from({ length: 7 }, (_, i) => ({ key: `9910000000000${i}`, name: `Leistung ${i}` }));
    const notice = { ...news, services: many.map(({ key }) => key) };
    const element = await place(
      `<ozg-notices src="${feedAt({ services: many }, { notices: [notice] })}" now="${at}"></ozg-notices>`,
    );
    const details = within<HTMLDetailsElement>(element, 'details')!;
    details.open = true;
    await expect(element).to.be.accessible();
    expect(within(element, 'summary')!.textContent).to.equal('Betrifft 7 Leistungen');
    expect(details.querySelectorAll('li')).to.have.length(7);
  });

  it('bears odd records: unknown kinds, ids that come twice, names without end, a page from right to left', async () => {
    const long = 'Wohnraumförderungsbescheinigung '.repeat(10).slice(0, 289);
    const element = await show([
      { ...change, id: 'a', kind: 'constructor', title: 'Von morgen' },
      { ...change, id: 'a', title: 'Doppelt' },
      { ...change, id: 'b', title: '', published: 'gestern' },
      { ...change, id: 'c', title: long, url: 'javascript:alert(1)' },
      { ...change, id: 'd', title: long },
    ]);
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal(['Von morgen', long]);
    expect(said(element, 'Von morgen')).to.match(/^Hinweis/);
    const main = element.closest('main')!;
    Object.assign(main.style, { width: '320px', fontSize: '200%' });
    main.dir = 'rtl';
    await settle(element);
    expect(main.scrollWidth).to.be.at.most(320);
    await expect(element).to.be.accessible();
  });

  it('shows the wording of the language around it', async () => {
    const element = await show(all);
    await expect(element).to.be.accessible();
    document.documentElement.lang = 'en';
    await until(() => titles(element).includes('New by-law'));
    expect(titles(element)).to.include('New by-law');
    await expect(element).to.be.accessible();
  });

  it('announces a disruption once that arrives while the page is open, and nothing that was there before', async () => {
    const old = { ...outage, id: 'alt', title: 'War schon da' };
    const answers: unknown[][] = [[old]];
    const { fetch } = window;
    const address = 'https://kirchhain.example.org/feed.json';
    window.fetch = async (request, init) =>
      (request instanceof Request ? request.url : String(request)) === address
        ? fetch(feedAt({ services }, { ttl: 0, notices: answers[0] }))
        : fetch(request, init);
    const tag = `<ozg-notices src="${address}" now="${at}"></ozg-notices>`;
    try {
      const element = await place(tag + tag);
      await expect(element).to.be.accessible();
      const region = document.querySelector('[aria-live="polite"]')!;
      expect(region.textContent).not.to.contain('War schon da');
      region.textContent = '';
      let changes = 0;
      new MutationObserver((records) => (changes += records.length)).observe(region, { childList: true });
      const again = async (notices: unknown[]): Promise<void> => {
        answers[0] = notices;
        element.closest('main')!.lang = element.closest('main')!.lang === 'de' ? 'de-DE' : 'de';
        await settle(element);
      };
      await again([old, { ...outage, id: 'neu', title: 'Reisepass ist gestört' }, { ...change, id: 'x' }]);
      await until(() => titles(element).length === 3);
      expect(titles(element)).to.include('Reisepass ist gestört');
      expect(region.textContent).to.equal('Störung: Reisepass ist gestört');
      await again([old, { ...outage, id: 'neu', title: 'Reisepass ist gestört' }]);
      await until(() => titles(element).length === 2);
      expect([region.textContent, changes]).to.deep.equal(['Störung: Reisepass ist gestört', 1]);
    } finally {
      window.fetch = fetch;
    }
  });
});
