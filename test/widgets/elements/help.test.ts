import '@ozg-widgets/widgets/elements/ozg-help.js';
import type { OzgHelp } from '@ozg-widgets/widgets/elements/ozg-help.js';
import type { Contact, Help } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import { clean, feedAt, KEY, settle, until, within, wordsOf } from '../support/town.js';

const OTHER = '99036008007000';

const entries: Help[] = [
  {
    id: 'ausweis',
    kind: 'faq',
    title: [
      { lang: 'de', text: 'Brauche ich den Online-Ausweis?' },
      { lang: 'en', text: 'Do I need the online ID card?' },
    ],
    text: 'Nur mit PIN.\nSonst nicht.',
    url: 'https://hilfe.example.org/ausweis',
    audience: ['citizens'],
  },
  { id: 'pin', kind: 'faq', title: 'Wo bekomme ich eine neue PIN?', text: 'Im Bürgerbüro.', audience: ['citizens'] },
  { id: 'kosten', kind: 'faq', title: 'Was kostet das?', text: 'Nichts.', services: [KEY] },
  { id: 'auto', kind: 'faq', title: 'Wie melde ich mein Auto an?', text: 'Online.', services: [OTHER] },
  {
    id: 'einbau',
    kind: 'guide',
    title: 'Einbau in die Website',
    text: 'Ein Tag genügt.',
    audience: ['administration'],
  },
  { id: 'vollmacht', kind: 'guide', title: 'Vollmacht', text: 'Auf Papier.', url: 'https://hilfe.example.org/v.pdf' },
  { id: 'bilder', kind: 'material', title: 'Bilder', url: 'https://hilfe.example.org/b', audience: ['multipliers'] },
];
const phone = (value: string): Contact['channels'] => [{ kind: 'phone', value }];
const contacts: Contact[] = [
  { id: 'presse', role: 'press', name: 'Pressestelle', channels: phone('+496990009150') },
  { id: 'roll-in', role: 'land-contact', name: 'Roll-In-Stelle', channels: phone('+496990009160') },
  { id: 'amt', role: 'responsible-authority', name: 'Wohngeldstelle', channels: phone('+496990009170') },
  {
    id: 'buero',
    role: 'contact-point',
    name: 'Bürgerbüro',
    channels: phone('+496990009110'),
    hours: { zone: 'Europe/Berlin', weekly: { tu: ['08:00-16:00'] } },
  },
];
const services = [
  { key: KEY, name: 'Wohngeld', contacts: ['amt'] },
  { key: OTHER, name: 'Kfz anmelden' },
];

interface Records {
  help?: unknown[];
  contacts?: unknown[];
  services?: unknown[];
}

async function help(attributes = '', records: Records = {}, around = ''): Promise<OzgHelp> {
  const main = document.createElement('main');
  const src = feedAt({}, { help: entries, contacts, services, ...records });
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = `<div ${around}><ozg-help src="${src}" now="2026-11-24T10:00:00+01:00" ${attributes}><p>Telefon 115</p></ozg-help></div>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-help')!;
  await settle(element);
  return element;
}

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
const visible = (element: OzgHelp, selector: string): Element[] =>
  [...element.renderRoot.querySelectorAll(selector)].filter((found) => found.checkVisibility());
const headings = (element: OzgHelp): string[] => visible(element, '[part=heading]').map(textOf);
/** The titles of what is to be seen, in order. */
const titles = (element: OzgHelp): string[] =>
  visible(element, '[part=entry]').map((entry) => textOf(entry.querySelector('summary, a, strong')!));
const contactOf = (element: OzgHelp): string | null | undefined =>
  within(element, 'ozg-contact-card')?.shadowRoot?.querySelector('[part=heading]')?.textContent;

async function type(element: OzgHelp, text: string): Promise<void> {
  const field = within<HTMLInputElement>(element, 'input')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settle(element);
}

describe('ozg-help', () => {
  beforeEach(clean);
  afterEach(() => {
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('shows everything by kind, folded, and leads to the contact', async () => {
    const element = await help();
    await expect(element).to.be.accessible();
    expect(headings(element)).to.deep.equal([
      'Fragen und Antworten',
      'Anleitungen',
      'Material',
      'Ihre Frage ist nicht dabei?',
    ]);
    expect(titles(element)).to.deep.equal([
      'Brauche ich den Online-Ausweis?',
      'Wo bekomme ich eine neue PIN?',
      'Was kostet das?',
      'Wie melde ich mein Auto an?',
      'Einbau in die Website',
      'Vollmacht',
      'Bilder',
    ]);
    expect(contactOf(element)).to.equal('Bürgerbüro');
    expect(within(element, 'ozg-contact-card')!.shadowRoot!.textContent).to.contain('geöffnet bis 16:00 Uhr');
  });

  it('unfolds an answer with the keyboard, with what else there is to read', async () => {
    const element = await help();
    const entry = within<HTMLDetailsElement>(element, '#ausweis')!;
    entry.querySelector('summary')!.focus();
    expect((element.renderRoot as ShadowRoot).activeElement?.textContent).to.equal('Brauche ich den Online-Ausweis?');
    entry.querySelector('summary')!.click();
    await settle(element);
    await expect(element).to.be.accessible();
    expect(entry.open).to.equal(true);
    expect((entry.querySelector('[part=text]') as HTMLElement).innerText).to.match(/^Nur mit PIN\.\s+Sonst nicht\.$/);
    expect([...entry.querySelectorAll('a')].map((a) => [a.ariaLabel, a.getAttribute('href')])).to.deep.equal([
      ['Mehr dazu: Brauche ich den Online-Ausweis?', 'https://hilfe.example.org/ausweis'],
      [
        'Link zu diesem Eintrag: Brauche ich den Online-Ausweis?',
        `${location.href.replace(/#.*/, '')}#ozg-help-ausweis`,
      ],
    ]);
  });

  it('shows each readership its own, and its own contact', async () => {
    const element = await help('audience="administration"');
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal([
      'Was kostet das?',
      'Wie melde ich mein Auto an?',
      'Einbau in die Website',
      'Vollmacht',
    ]);
    expect(contactOf(element)).to.equal('Roll-In-Stelle');

    element.setAttribute('audience', 'multipliers');
    await settle(element);
    expect(titles(element)).to.include('Bilder').and.not.to.include('Einbau in die Website');
    expect(contactOf(element)).to.equal('Pressestelle');

    element.setAttribute('audience', 'citizens');
    await settle(element);
    expect(titles(element)).to.include('Wo bekomme ich eine neue PIN?').and.not.to.include('Bilder');
    expect(contactOf(element)).to.equal('Bürgerbüro');
  });

  it('puts what is about the service first, leaves out what is about others, asks whom the service names', async () => {
    const element = await help('audience="citizens" service="99 107 023 017 000"');
    await expect(element).to.be.accessible();
    expect(titles(element)).to.deep.equal([
      'Was kostet das?',
      'Brauche ich den Online-Ausweis?',
      'Wo bekomme ich eine neue PIN?',
      'Vollmacht',
    ]);
    expect(contactOf(element)).to.equal('Wohngeldstelle');
  });

  it('asks where citizens do, where a readership has nobody of its own', async () => {
    const element = await help('audience="multipliers"', { contacts: contacts.slice(1) });
    await expect(element).to.be.accessible();
    expect(contactOf(element)).to.equal('Bürgerbüro');
  });

  describe('search', () => {
    const searches: [string, string, string[]][] = [
      ['the beginning of a word', 'kost', ['Was kostet das?']],
      ['a part of a long word', 'ausweis', ['Brauche ich den Online-Ausweis?']],
      ['a word of the answer, without its umlaut', 'BURGERBURO', ['Wo bekomme ich eine neue PIN?']],
      ['ae, oe, ue', 'buergerbuero', ['Wo bekomme ich eine neue PIN?']],
      ['a whole question', 'Wie bekomme ich meine PIN?', ['Wo bekomme ich eine neue PIN?']],
      ['what is nowhere', 'Schwimmbad', []],
      ['nothing but blanks', '   ', entries.map(({ title }) => (typeof title === 'string' ? title : title[0]!.text))],
    ];
    for (const [what, text, found] of searches) {
      it(`finds by ${what}`, async () => {
        const element = await help();
        await type(element, text);
        await expect(element).to.be.accessible();
        expect(titles(element)).to.deep.equal(found);
      });
    }

    it('says how much it found, and keeps what is open', async () => {
      const element = await help();
      expect(within(element, '[role=status]')!.textContent.trim()).to.equal('');
      within<HTMLDetailsElement>(element, '#pin')!.open = true;
      await type(element, 'pin');
      await expect(element).to.be.accessible();
      expect(textOf(within(element, '[role=status]')!)).to.equal('Treffer: 2 von 7');
      expect(headings(element)).to.deep.equal(['Fragen und Antworten', 'Ihre Frage ist nicht dabei?']);
      expect(within<HTMLDetailsElement>(element, '#pin')!.open).to.equal(true);
      expect(within<HTMLDetailsElement>(element, '#ausweis')!.open).to.equal(false);
    });

    it('leads to the contact where it finds nothing', async () => {
      const element = await help();
      await type(element, 'Schwimmbad');
      await expect(element).to.be.accessible();
      expect(textOf(within(element, '[role=status]')!)).to.equal('Dazu steht hier noch nichts.');
      expect(contactOf(element)).to.equal('Bürgerbüro');
    });

    it('is not offered for a handful of entries', async () => {
      const element = await help('', { help: entries.slice(0, 4) });
      await expect(element).to.be.accessible();
      expect(within(element, 'input')).to.equal(null);
    });
  });

  describe('address of one entry', () => {
    it('opens it from the start, and only once', async () => {
      location.hash = '#ozg-help-kosten';
      const element = await help();
      await expect(element).to.be.accessible();
      const entry = within<HTMLDetailsElement>(element, '#kosten')!;
      expect(entry.open).to.equal(true);
      entry.open = false;
      element.requestUpdate();
      await settle(element);
      expect(entry.open).to.equal(false);
    });

    it('opens it when the address changes, even if a search hides it, and puts the focus there', async () => {
      const element = await help();
      await type(element, 'pin');
      location.hash = '#ozg-help-kosten';
      await until(() => within<HTMLDetailsElement>(element, '#kosten')!.open);
      await settle(element);
      await expect(element).to.be.accessible();
      expect(within<HTMLInputElement>(element, 'input')!.value).to.equal('');
      expect((element.renderRoot as ShadowRoot).activeElement?.textContent).to.equal('Was kostet das?');
    });

    it('opens it though a list keeps its filter behind it, whose changes open nothing again', async () => {
      location.hash = '#ozg-help-geb%C3%BChren&leistungen=q:wohn';
      const element = await help('', { help: [...entries, { ...entries[2], id: 'gebühren' }] });
      const entry = within<HTMLDetailsElement>(element, '#gebühren')!;
      expect(entry.open).to.equal(true);
      entry.open = false;
      history.replaceState(null, '', '#ozg-help-geb%C3%BChren&leistungen=q:wohnung');
      element.requestUpdate();
      await settle(element);
      expect(entry.open).to.equal(false);
      await expect(element).to.be.accessible();
    });

    it('leaves the focus with whoever is busy already', async () => {
      location.hash = '#ozg-help-kosten';
      const field = document.createElement('input');
      field.ariaLabel = 'Suche der Seite';
      document.body.append(field);
      field.focus();
      try {
        const element = await help();
        expect(within<HTMLDetailsElement>(element, '#kosten')!.open).to.equal(true);
        expect(document.activeElement).to.equal(field);
      } finally {
        field.remove();
      }
    });

    for (const hash of ['#ozg-help-nobody', '#ozg-help-"]:is(', '#ozg-help-%E0%A4%A', '#ozg-help-']) {
      it(`is not impressed by ${hash}`, async () => {
        location.hash = hash;
        const element = await help();
        await expect(element).to.be.accessible();
        expect(titles(element)).to.have.length(7);
        expect(element.renderRoot.querySelectorAll('details[open]')).to.have.length(0);
      });
    }
  });

  describe('the page’s own words', () => {
    const silences: [string, string, Records][] = [
      ['there is no feed', 'simulate="unreachable"', {}],
      ['the feed has no help', '', { help: [] }],
      ['it has none for this readership', 'audience="nobody"', { help: [entries[0]] }],
    ];
    for (const [when, attributes, records] of silences) {
      it(`stay where ${when}`, async () => {
        const element = await help(attributes, records);
        await expect(element).to.be.accessible();
        expect(wordsOf(element)).to.equal('Telefon 115');
      });
    }

    it('come back when the page turns the feed off, and go when it is turned on', async () => {
      const element = await help();
      expect(wordsOf(element)).not.to.contain('115');
      element.setAttribute('simulate', 'unreachable');
      await until(() => wordsOf(element) === 'Telefon 115');
      expect(wordsOf(element)).to.equal('Telefon 115');
      element.removeAttribute('simulate');
      await until(() => wordsOf(element) !== 'Telefon 115');
      expect(titles(element)).to.have.length(7);
    });
  });

  it('says of a preview, and of old data, that they are', async () => {
    const element = await help('simulate="stale"', { contacts: [] });
    await expect(element).to.be.accessible();
    expect(visible(element, '[part=detail]').map(textOf)).to.deep.equal([
      'Stand 10:00 Uhr, seitdem keine neuen Daten',
      '(Vorschau)',
    ]);
    expect(within(element, 'ozg-contact-card')).to.equal(null);
  });

  it('takes kinds it does not know, and entries with hardly anything in them', async () => {
    const element = await help('', {
      help: [
        { id: 'film', kind: 'video', title: 'Film', url: 'https://hilfe.example.org/film' },
        { id: 'leer', kind: 'faq', title: 'Noch ohne Antwort?', audience: [], services: [] },
        { id: 'konstruktor', kind: 'constructor', title: 'Seltsam', text: 'Aber da.' },
        { id: 'kaputt', kind: 'faq' },
      ],
    });
    await expect(element).to.be.accessible();
    expect(headings(element)).to.deep.equal(['Fragen und Antworten', 'Weitere Hilfe', 'Ihre Frage ist nicht dabei?']);
    expect(titles(element)).to.deep.equal(['Noch ohne Antwort?', 'Film', 'Seltsam']);
  });

  it('marks the language of what is in another one', async () => {
    const element = await help('', {}, 'lang="en"');
    await until(() => !within(element, 'slot'));
    await expect(element).to.be.accessible();
    expect(titles(element)[0]).to.equal('Do I need the online ID card?');
    expect([...element.renderRoot.querySelectorAll('[lang=de]')].map(textOf)).to.include('Was kostet das?');
  });

  it('takes its level of heading from the page', async () => {
    const element = await help('heading-level="2"');
    await expect(element).to.be.accessible();
    expect(within(element, '[role=heading]')!.ariaLevel).to.equal('2');
    expect(within(element, 'ozg-contact-card')!.getAttribute('heading-level')).to.equal('3');
  });

  it('fits 320 px at 200 % text with wide spacing and a title of 289 letters, right to left too', async () => {
    const long = {
      id: 'lang',
      kind: 'faq',
      title: `${'Förderdarlehensverlängerung'.repeat(10)} und weiter`,
      text: 'Ja.',
    };
    for (const around of ['', 'lang="ar" dir="rtl"']) {
      clean();
      const element = await help('', { help: [long, ...entries] }, around);
      const main = element.closest('main')!;
      Object.assign(main.style, {
        width: '320px',
        fontSize: '200%',
        lineHeight: '1.5',
        letterSpacing: '0.12em',
        wordSpacing: '0.16em',
      });
      for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
      await settle(element);
      await expect(element).to.be.accessible();
      expect(main.scrollWidth).to.be.at.most(320);
      for (const target of visible(element, 'summary, a, input')) {
        expect(target.getBoundingClientRect().height).to.be.at.least(24);
      }
    }
  });
});
