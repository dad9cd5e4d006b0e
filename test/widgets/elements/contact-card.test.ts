import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import type { OzgContactCard } from '@ozg-widgets/widgets';
import type { Contact } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import { clean, feedAt, KEY, settle, show, until, within, wordsOf } from '../support/town.js';

const office: Contact = {
  id: 'buergerservice',
  role: 'contact-point',
  level: 'gemeinde',
  name: [
    { lang: 'de', text: 'Bürgerservice' },
    { lang: 'en', text: 'Citizen service' },
  ],
  organisation: 'Stadt Kirchhain',
  channels: [
    { kind: 'email', value: 'buergerservice@kirchhain.example.org' },
    { kind: 'phone', value: '+496990009110', display: '069 90009-110' },
    { kind: 'mobile', value: '+4917604069011' },
    { kind: 'fax', value: '+496990009119' },
    { kind: 'messenger', value: '@buergerservice:example.org' },
    { kind: 'de-mail', value: 'buergerservice@example.de-mail.example.org' },
    { kind: 'web', value: 'https://kirchhain.example.org/' },
    { kind: 'web', value: 'javascript:alert(1)', label: 'Falsch' },
  ],
  address: { street: 'Beispielplatz 1', postcode: '35274', place: 'Kirchhain' },
  hours: {
    zone: 'Europe/Berlin',
    weekly: {
      mo: ['08:00-12:00', '14:00-18:00'],
      tu: ['08:00-16:00'],
      we: ['08:00-12:00'],
      th: ['08:00-16:00'],
      fr: ['08:00-12:00'],
    },
    exceptions: [{ date: '2026-12-24', until: '2027-01-01', note: 'zwischen den Jahren' }],
  },
  languages: ['de', 'tr'],
  answersWithin: 'P2D',
  accessibility: 'Aufzug vorhanden.',
};
const support: Contact = { id: 'support', role: 'support', level: 'land', name: 'Support' };
const src = (): string =>
  feedAt({ contacts: [office, support], services: [{ key: KEY, name: 'Wohngeld', contacts: ['support'] }] });

const card = (attributes = 'contact="buergerservice"', at = '2026-11-24T10:00:00+01:00'): Promise<OzgContactCard> =>
  show(`<ozg-contact-card src="${src()}" now="${at}" ${attributes}><p>Rathaus: 06422 0</p></ozg-contact-card>`);

describe('ozg-contact-card', () => {
  beforeEach(clean);

  it('is accessible, opened too', async () => {
    const element = await card();
    expect(wordsOf(element)).not.to.contain('Rathaus');
    within<HTMLDetailsElement>(element, 'details')!.open = true;
    await expect(element).to.be.accessible();
  });

  it('shows every channel, as a link where a browser can use it', async () => {
    const links = [...(await card()).renderRoot.querySelectorAll('li')].map((li) => [
      li.textContent.replace(/\s+/g, ' ').trim(),
      li.querySelector('a')?.getAttribute('href'),
    ]);
    expect(links).to.deep.equal([
      ['E-Mail: buergerservice@kirchhain.example.org', 'mailto:buergerservice@kirchhain.example.org'],
      ['Telefon: 069 90009-110', 'tel:+496990009110'],
      ['Mobil: +4917604069011', 'tel:+4917604069011'],
      ['Fax: +496990009119', undefined],
      ['Messenger: @buergerservice:example.org', undefined],
      ['De-Mail: buergerservice@example.de-mail.example.org', undefined],
      ['Internet: https://kirchhain.example.org/', 'https://kirchhain.example.org/'],
      ['Falsch: javascript:alert(1)', undefined],
    ]);
  });

  const moments: [string, string, string][] = [
    ['open', '2026-11-24T10:00:00+01:00', 'geöffnet bis 16:00 Uhr'],
    ['at its lunch break', '2026-11-23T12:30:00+01:00', 'geschlossen, öffnet heute um 14:00 Uhr'],
    ['closed for the night', '2026-11-24T17:00:00+01:00', 'geschlossen, öffnet morgen um 08:00 Uhr'],
    ['closed for the weekend', '2026-11-27T13:00:00+01:00', 'geschlossen, öffnet am Montag um 08:00 Uhr'],
    [
      'closed on special days',
      '2026-12-24T10:00:00+01:00',
      'geschlossen, öffnet am 4. Januar 2027 um 08:00 Uhr (zwischen den Jahren)',
    ],
  ];
  for (const [what, at, words] of moments) {
    it(`says when it is ${what}: ${words}`, async () => {
      expect(wordsOf(await card(undefined, at))).to.contain(words);
    });
  }

  it('lists the week and the special days to come, not those gone by', async () => {
    const rows = (element: OzgContactCard): string[] =>
      [...element.renderRoot.querySelectorAll('tr')].map((tr) => tr.textContent.replace(/\s+/g, ' ').trim());
    expect(rows(await card())).to.deep.equal([
      'Montag 08:00–12:00, 14:00–18:00 Uhr',
      'Dienstag 08:00–16:00 Uhr',
      'Mittwoch 08:00–12:00 Uhr',
      'Donnerstag 08:00–16:00 Uhr',
      'Freitag 08:00–12:00 Uhr',
      'Samstag geschlossen',
      'Sonntag geschlossen',
      'Besondere Tage',
      '24. Dezember 2026 bis 1. Januar 2027 geschlossen (zwischen den Jahren)',
    ]);
    expect(rows(await card(undefined, '2027-01-02T10:00:00+01:00'))).to.have.length(7);
  });

  it('names languages, reply time and access in words', async () => {
    const words = wordsOf(await card());
    expect(words).to.contain('Antwortzeit: meist höchstens 2 Tage');
    expect(words).to.contain('Sprachen: Deutsch, Türkisch');
    expect(words).to.contain('Barrierefreiheit: Aufzug vorhanden.');
    expect(words).to.contain('Beispielplatz 1 35274 Kirchhain');
  });

  it('says of odd languages what they say, and of odd durations nothing', async () => {
    const odd = async (more: object): Promise<string> =>
      wordsOf(
        await show(
          `<ozg-contact-card src="${feedAt({ contacts: [{ ...office, ...more }] })}" now="2026-11-24T10:00:00+01:00"></ozg-contact-card>`,
        ),
      );
    expect(await odd({ languages: ['de', 'Plattdeutsch, Friesisch', 'de_DE'] })).to.contain(
      'Sprachen: Deutsch, Plattdeutsch, Friesisch, de_DE',
    );
    for (const answersWithin of ['2 Tage', 'PT30M', 'P1DT12H', 'P1M', '']) {
      const words = await odd({ answersWithin });
      expect(words, answersWithin)
        .to.contain('Bürgerservice')
        .and.not.to.match(/Antwortzeit|NaN/);
    }
    const element = await show<OzgContactCard>(
      `<ozg-contact-card src="${feedAt({ contacts: [{ ...office, hours: { ...office.hours, exceptions: [{ date: '2026-12-24', until: '2026-12-24' }] } }] })}" now="2026-11-24T10:00:00+01:00"></ozg-contact-card>`,
    );
    expect(within(element, 'table')!.textContent).to.contain('24. Dezember 2026').and.not.to.contain(' bis ');
  });

  const choices: [string, string, string][] = [
    ['by id', 'contact="support"', 'Support'],
    ['by role', 'contact-role="support"', 'Support'],
    ['by service', `service="${KEY}"`, 'Support'],
    ['by service and a role of the area', `service="${KEY}" contact-role="contact-point"`, 'Bürgerservice'],
    ['without a wish', '', 'Bürgerservice'],
  ];
  for (const [how, attributes, name] of choices) {
    it(`finds the contact ${how}`, async () => {
      expect(within(await card(attributes), '[part=heading]')!.textContent).to.equal(name);
    });
  }

  it('keeps the words of the page where the contact is not in the feed', async () => {
    expect(wordsOf(await card('contact="nobody"'))).to.equal('Rathaus: 06422 0');
  });

  it('takes its level of heading from the page, 3 unless told or nonsense', async () => {
    const level = async (attribute: string): Promise<string | null> =>
      within(await card(attribute), '[role=heading]')!.getAttribute('aria-level');
    expect([await level(''), await level('heading-level="2"'), await level('heading-level="x"')]).to.deep.equal([
      '3',
      '2',
      '3',
    ]);
  });

  it('marks the language of what is in another one', async () => {
    document.documentElement.lang = 'en';
    const element = await card();
    await until(() => within(element, '[part=heading]')?.textContent === 'Citizen service');
    expect(within(element, '[part=heading]')!.textContent).to.equal('Citizen service');
    const german = [...element.renderRoot.querySelectorAll('span[lang=de]')].map((s) => s.textContent);
    expect(german).to.include.members(['Stadt Kirchhain', 'Aufzug vorhanden.']);
    await expect(element).to.be.accessible();
  });

  it('hands a vCard 4.0 to the address book', async () => {
    const element = await card();
    let saved: Blob | undefined;
    let name = '';
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => createObjectURL.call(URL, (saved = blob));
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      name = this.download;
    };
    try {
      within<HTMLButtonElement>(element, 'button')!.click();
      await until(() => name !== '');
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(name).to.equal('buergerservice.vcf');
    expect(saved!.type).to.equal('text/vcard');
    expect((await saved!.text()).split('\r\n')).to.include.members([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:org',
      'FN:Bürgerservice',
      'ORG:Stadt Kirchhain',
      'EMAIL:buergerservice@kirchhain.example.org',
      'TEL;VALUE=uri:tel:+496990009110',
      'ADR:;;Beispielplatz 1;Kirchhain;;35274;',
      'LANG:tr',
      'END:VCARD',
    ]);
  });

  it('fits 320 px at 200 % text', async () => {
    const element = await card();
    within<HTMLDetailsElement>(element, 'details')!.open = true;
    const main = element.closest('main')!;
    Object.assign(main.style, { width: '320px', fontSize: '200%' });
    await settle(element);
    expect(main.scrollWidth).to.be.at.most(320);
  });
});
