import type { Contact, Service } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import {
  all,
  available,
  broken,
  drawn,
  folded,
  office,
  part,
  planned,
  promo,
  pressTexts,
  silent,
  URL_OF_IT,
} from './promos.js';
import { clean, settle, until, within } from '../support/town.js';

describe('ozg-promo', () => {
  beforeEach(clean);

  it('advertises what can be used now, with its address in words', async () => {
    const element = await promo(available);
    await drawn(element);
    await expect(element).to.be.accessible();
    expect(part(element, 'headline')).to.equal('Jetzt online');
    expect(part(element, 'heading')).to.equal('Wohngeld beantragen');
    expect(part(element, 'area')).to.equal('Kirchhain');
    expect(part(element, 'summary')).to.equal('Zuschuss zur Miete.');
    expect(part(element, 'link')).to.equal('Zum Online-Dienst:kirchhain.example.org/wohngeld');
    expect(within<HTMLAnchorElement>(element, '[part=link]')!.href).to.equal(URL_OF_IT);
    expect(part(element, 'alternative')).to.equal(
      'Lieber persönlich oder noch Fragen?Bürgerbüro, Beispielplatz 1, 35274 Kirchhain, Telefon 069 90009-110',
    );
    expect(within(element, '[part=code] svg')!.ariaLabel).to.equal('QR-Code: kirchhain.example.org/wohngeld');
    const slot = within<HTMLSlotElement>(element, 'slot')!;
    expect(slot.assignedElements().map((logo) => (logo as HTMLImageElement).alt)).to.deep.equal(['Stadtbücherei']);
  });

  it('shows a poster with office hours in large', async () => {
    const element = await promo(available, 'size="large" heading-level="2"');
    await drawn(element);
    await expect(element).to.be.accessible();
    expect(part(element, 'alternative')).to.contain(
      'Öffnungszeiten: Mo 08:00–12:00, 14:00–18:00 Uhr; Di bis Do 08:00–16:00 Uhr; Sa, So 09:00–12:00 Uhr',
    );
    expect(within(element, '[role=heading]')!.ariaLevel).to.equal('2');
  });

  it('is one line with a link in small', async () => {
    const element = await promo(available, 'size="small"');
    await expect(element).to.be.accessible();
    expect(part(element, 'base')).to.equal('Jetzt online: Wohngeld beantragen Zum Online-Dienst');
    expect(within(element, 'a')!.ariaLabel).to.equal('Zum Online-Dienst: Wohngeld beantragen');
    expect(within(element, '[part=code]')).to.equal(null);
  });

  const conditions: [string, Partial<Service>, string[]][] = [
    ['on trial', { ...available, rollout: { state: 'pilot' } }, ['Online im Probebetrieb']],
    ['being rolled out', { ...available, rollout: { state: 'rolling-out' } }, ['Wird gerade eingeführt']],
    [
      'limited',
      broken({ state: 'degraded', note: 'Keine Kartenzahlung.' }),
      ['Online mit Einschränkungen', 'Keine Kartenzahlung.'],
    ],
    [
      'to be maintained',
      broken({ state: 'maintenance', from: '2026-11-28T06:00:00+01:00' }),
      ['Unterbrechung ab 28. November 2026, 06:00 Uhr'],
    ],
    ['available', { ...available, operation: { state: 'operational', note: 'Nichts.' } }, ['Nichts.']],
  ];
  for (const [how, service, details] of conditions) {
    it(`says what to know of what is ${how}`, async () => {
      const element = await promo(service, 'now="2026-11-24T10:00:00+01:00"');
      await drawn(element);
      await expect(element).to.be.accessible();
      expect(part(element, 'headline')).to.equal('Jetzt online');
      expect(all(element, '[part=detail]')).to.include.members(how === 'available' ? ['(Vorschau)'] : details);
    });
  }

  it('calls coming what is planned, from when, without code or link', async () => {
    const element = await promo(
      { ...planned, alternative: { text: 'Formular im Rathaus abgeben' } },
      'now="2026-11-24T10:00:00+01:00"',
    );
    within<HTMLDetailsElement>(element, 'details')!.open = true;
    await expect(element).to.be.accessible();
    expect(part(element, 'headline')).to.equal('Bald online');
    expect(part(element, 'detail')).to.equal('voraussichtlicher Start: 3. Quartal 2027 | (Vorschau)');
    expect(part(element, 'alternative')).to.contain('Bis dahin: Formular im Rathaus abgeben');
    expect([within(element, '[part=code]'), within(element, '[part=link]')]).to.deep.equal([null, null]);
    expect(all(element, '[part=tools] > button')).to.deep.equal([]);
    const [web, newsletter, gazette] = Object.values(pressTexts(element));
    expect(web).to.equal(
      'Kirchhain: „Wohngeld beantragen“ soll es bald online geben. Voraussichtlicher Start: 3. Quartal 2027.',
    );
    expect(newsletter).to.contain('Bald online: Wohngeld beantragen');
    expect(gazette).to.contain('Bis dahin: Formular im Rathaus abgeben');
  });

  const dates: [string, Partial<Service>, string][] = [
    ['no date', { rollout: { state: 'in-progress' } }, 'Der Termin steht noch nicht fest'],
    ['a date gone by', { rollout: { state: 'planned', expected: '2026-Q2' } }, 'angekündigt war: 2. Quartal 2026'],
    [
      'a first day',
      { ...available, rollout: { state: 'available', since: '2027-01-01' } },
      'voraussichtlicher Start: 1. Januar 2027',
    ],
    ['roll-out elsewhere', { rollout: { state: 'rolling-out', expected: '2027' } }, 'voraussichtlicher Start: 2027'],
  ];
  for (const [what, service, words] of dates) {
    it(`says of a plan with ${what}: ${words}`, async () => {
      const element = await promo(service, 'now="2026-11-24T10:00:00+01:00"');
      await expect(element).to.be.accessible();
      expect(all(element, '[part=detail]')).to.deep.equal([words, '(Vorschau)']);
      expect(Object.values(pressTexts(element)).join(' ')).not.to.contain('2. Quartal 2026');
    });
  }

  const failures: [string, Partial<Service>, string][] = [
    ['outage', broken({ state: 'outage', until: '2099-11-24T16:00:00+01:00' }), 'Derzeit gestört'],
    ['maintenance', broken({ state: 'maintenance' }), 'Wartungsarbeiten'],
    ['closed', broken({ state: 'closed' }), 'Derzeit geschlossen'],
  ];
  for (const [state, service, headline] of failures) {
    it(`offers no code, link or text at ${state}, and says so`, async () => {
      const other: Contact = {
        id: 'amt',
        role: 'specialist',
        name: 'Amt',
        channels: [{ kind: 'email', value: 'amt@example.org' }],
      };
      const element = await promo({ ...service, alternative: { contact: 'amt' } }, '', { contacts: [office, other] });
      await expect(element).to.be.accessible();
      expect(part(element, 'headline')).to.equal(headline);
      expect(part(element, 'alternative')).to.contain('Amt, amt@example.org');
      expect(element.renderRoot.querySelectorAll('[part=code], [part=link], [part=tools]')).to.have.length(0);
      element.setAttribute('size', 'small');
      await settle(element);
      await expect(element).to.be.accessible();
      expect(part(element, 'base')).to.contain(`${headline}: Wohngeld beantragen`);
      expect(within(element, 'a')).to.equal(null);
    });
  }

  describe('the page’s own words', () => {
    const silences: [string, Partial<Service>, string][] = [
      ['there is no feed', available, 'simulate="unreachable"'],
      ['the service is not in the feed', available, 'service="99036008007000"'],
      ['nothing is said of it', {}, ''],
      ['it is not planned', { rollout: { state: 'not-planned' } }, ''],
      ['it is no more', { rollout: { state: 'discontinued' } }, ''],
      ['its state is a word of tomorrow', { rollout: { state: 'beamed' } }, ''],
      ['it has no address', { rollout: { state: 'available' } }, ''],
    ];
    for (const [when, service, attributes] of silences) {
      it(`stay where ${when}`, async () => {
        const element = await promo(service, attributes.includes('service') ? '' : attributes);
        if (attributes.includes('service')) element.setAttribute('service', '99036008007000');
        await settle(element);
        await expect(element).to.be.accessible();
        expect(silent(element)).to.equal(true);
        expect(folded(element.textContent)).to.equal('Auskunft im Rathaus');
      });
    }
  });

  it('follows the page: another size, another service, another language, no feed', async () => {
    const element = await promo(available);
    await drawn(element);
    await expect(element).to.be.accessible();
    element.setAttribute('size', 'small');
    await settle(element);
    expect(within(element, 'section')).to.equal(null);
    element.removeAttribute('size');
    element.setAttribute('service', '99 107 023 017 000');
    await settle(element);
    await drawn(element);
    expect(part(element, 'heading')).to.equal('Wohngeld beantragen');
    document.documentElement.lang = 'en';
    await until(() => !silent(element));
    await settle(element);
    expect(within(element, '[part=heading] [lang=de]')?.textContent).to.equal('Wohngeld beantragen');
    element.setAttribute('simulate', 'unreachable');
    await until(() => silent(element));
    expect(silent(element)).to.equal(true);
  });

  it('does without office and summary, and with an office that is only a name', async () => {
    for (const contacts of [[], [{ id: 'x', role: 'contact-point', name: 'Rathaus' }]]) {
      clean();
      const element = await promo({ url: URL_OF_IT, rollout: { state: 'available' } }, 'size="large"', { contacts });
      await drawn(element);
      await expect(element).to.be.accessible();
      expect(within(element, '[part=alternative]')).to.equal(null);
      expect(Object.values(pressTexts(element)).join(' ')).not.to.match(/undefined|false|persönlich/);
    }
  });

  it('says of a preview, and of old data, that they are', async () => {
    const element = await promo(available, 'simulate="stale" now="2026-11-24T10:00:00+01:00"');
    await expect(element).to.be.accessible();
    expect(part(element, 'detail')).to.equal('Stand 10:00 Uhr, seitdem keine neuen Daten | (Vorschau)');
  });

  it('fits 320 px at 200 % text with wide spacing and a name of 289 letters, right to left too', async () => {
    const name = `${'Förderdarlehensverlängerung'.repeat(10)} und weitere Namen`;
    for (const [size, around] of [
      ['medium', ''],
      ['large', 'lang="ar" dir="rtl"'],
      ['small', 'lang="ar" dir="rtl"'],
    ]) {
      clean();
      const element = await promo({ ...available, name }, `size="${size!}"`, { around: around! });
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
      expect(main.scrollWidth, size).to.be.at.most(320);
      const box = (within(element, 'section') ?? within(element, 'span'))!;
      expect(box.scrollWidth, size).to.be.at.most(320);
      for (const target of element.renderRoot.querySelectorAll('summary, a, textarea'))
        expect(target.getBoundingClientRect().height, target.textContent).to.be.at.least(24);
    }
  });
});
