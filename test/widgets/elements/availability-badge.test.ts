import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import type { OzgAvailabilityBadge } from '@ozg-widgets/widgets';
import type { Service } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import { clean, feedAt, feedWith, KEY, settle, show, within, wordsOf } from '../support/town.js';

const NOW = '2026-11-24T10:00:00+01:00';
const URL_ = 'https://wohngeld.example.org/';
const online = { url: URL_, rollout: { state: 'available' } };

const badge = (service: Partial<Service>, attributes = ''): Promise<OzgAvailabilityBadge> =>
  show(
    `<p>Wohngeld: <ozg-availability-badge service="${KEY}" src="${feedWith(service)}" now="${NOW}" ${attributes}><a href="/wohngeld">Wohngeld: Auskunft</a></ozg-availability-badge></p>`,
  );

const shown = async (service: Partial<Service>, attributes = ''): Promise<string> =>
  wordsOf(await badge(service, attributes)).replace(' (Vorschau)', '');

describe('ozg-availability-badge', () => {
  beforeEach(clean);

  it('shows at once what another one on the page has read, and is drawn only once for it', async () => {
    const first = await badge(online);
    const second = first.cloneNode(true) as OzgAvailabilityBadge;
    let drawn = 0;
    const { requestUpdate } = second;
    second.requestUpdate = (...change: []) => {
      if (second.hasUpdated) drawn++;
      requestUpdate.apply(second, change);
    };
    first.after(second);
    await second.updateComplete;
    expect(wordsOf(second)).to.equal('Online verfügbar (Vorschau) Zum Online-Dienst');
    await settle(second);
    expect(drawn).to.equal(0);
  });

  const variants = ['pill', 'text', 'dot', 'banner'];
  for (const variant of variants) {
    for (const state of ['available', 'outage', 'planned', 'unknown']) {
      it(`is accessible as ${variant} in the state ${state}`, async () => {
        const element = await badge({ url: URL_ }, `variant="${variant}" simulate="${state}"`);
        expect(wordsOf(element)).not.to.contain('Auskunft');
        await expect(element).to.be.accessible();
      });
    }
  }

  const states: [string, Partial<Service>, string][] = [
    ['available', online, 'Online verfügbar Zum Online-Dienst'],
    ['available without an address', { rollout: { state: 'available' } }, 'Online verfügbar'],
    ['pilot', { ...online, rollout: { state: 'pilot' } }, 'Online im Probebetrieb Zum Online-Dienst'],
    [
      'rolling out',
      { rollout: { state: 'rolling-out', expected: '2027-H1' } },
      'Wird gerade eingeführt voraussichtlich 1. Halbjahr 2027',
    ],
    ['in progress', { rollout: { state: 'in-progress' } }, 'Online in Vorbereitung'],
    ['planned, a year', { rollout: { state: 'planned', expected: '2027' } }, 'Online geplant voraussichtlich 2027'],
    [
      'planned, a quarter',
      { rollout: { state: 'planned', expected: '2027-Q3' } },
      'Online geplant voraussichtlich 3. Quartal 2027',
    ],
    [
      'planned, a month',
      { rollout: { state: 'planned', expected: '2027-03' } },
      'Online geplant voraussichtlich März 2027',
    ],
    [
      'planned, a day',
      { rollout: { state: 'planned', expected: '2027-03-15' } },
      'Online geplant voraussichtlich 15. März 2027',
    ],
    [
      'overdue',
      { rollout: { state: 'planned', expected: '2026-Q3' } },
      'Online geplant angekündigt war: 3. Quartal 2026',
    ],
    [
      'beginning later',
      { url: URL_, rollout: { state: 'available', since: '2027-02' } },
      'Online geplant voraussichtlich Februar 2027',
    ],
    ['not planned', { rollout: { state: 'not-planned' } }, 'Nicht online'],
    ['discontinued', { rollout: { state: 'discontinued' } }, 'Online eingestellt'],
    ['unknown', {}, 'Keine Angabe'],
    ['a word of a later version', { rollout: { state: 'dreamt-of' } }, 'Keine Angabe'],
    ['degraded', { ...online, operation: { state: 'degraded' } }, 'Online mit Einschränkungen Zum Online-Dienst'],
    [
      'down until today',
      { ...online, operation: { state: 'outage', until: '2026-11-24T16:00:00+01:00' } },
      'Derzeit gestört bis 16:00 Uhr',
    ],
    [
      'down until another day',
      { ...online, operation: { state: 'outage', until: '2026-12-24T08:00:00+01:00' } },
      'Derzeit gestört bis 24. Dezember 2026, 08:00 Uhr',
    ],
    ['under maintenance', { ...online, operation: { state: 'maintenance' } }, 'Wartungsarbeiten'],
    ['closed', { ...online, operation: { state: 'closed' } }, 'Derzeit geschlossen'],
    [
      'maintenance announced',
      { ...online, operation: { state: 'maintenance', from: '2026-11-24T20:00:00+01:00' } },
      'Online verfügbar Unterbrechung ab 20:00 Uhr Zum Online-Dienst',
    ],
    [
      'down, with another way',
      {
        ...online,
        operation: { state: 'outage' },
        alternative: { text: 'Antrag auf Papier.', url: 'https://stadt.example.org/papier' },
      },
      'Derzeit gestört Stattdessen: Antrag auf Papier. So geht es auch',
    ],
  ];
  for (const [what, service, words] of states) {
    it(`says of a service that is ${what}: ${words}`, async () => {
      expect(await shown(service)).to.equal(words);
    });
  }

  it('links to the service, and names it for those who hear links alone', async () => {
    const link = within<HTMLAnchorElement>(await badge(online), 'a')!;
    expect(link.href).to.equal(URL_);
    expect(link.getAttribute('aria-label')).to.equal('Zum Online-Dienst: Wohngeld beantragen');
  });

  it('as a dot says by name what its shape says', async () => {
    const link = within(await badge(online, 'variant="dot"'), 'a')!;
    expect(link.getAttribute('aria-label')).to.equal('Online verfügbar: Wohngeld beantragen');
    const { width, height } = link.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
  });

  it('as a banner tells reason and who stated it', async () => {
    const words = await shown(
      { rollout: { state: 'in-progress', reason: 'Die Schnittstelle fehlt noch.', statedBy: 'land' } },
      'variant="banner"',
    );
    expect(words).to.equal('Wohngeld beantragen Online in Vorbereitung Die Schnittstelle fehlt noch. gilt für Hessen');
  });

  it('takes a key with blanks', async () => {
    const element = await show(
      `<ozg-availability-badge service="99 107 023 017 000" src="${feedWith(online)}"></ozg-availability-badge>`,
    );
    expect(wordsOf(element)).to.contain('Online verfügbar');
  });

  const silent: [string, string][] = [
    ['there is no such file', '/nowhere.json'],
    ['the server answers with a page', '/test/widgets/support/page.html'],
    [
      'the feed has expired',
      feedAt({ services: [{ key: KEY, name: 'W', ...online }] }, { validUntil: '2026-01-01T00:00:00Z' }),
    ],
    ['the feed does not know the service', feedAt({})],
    ['the record cannot be read', feedAt({ services: [{ key: KEY, name: 7 }] })],
    ['there is no address at all', ''],
  ];
  for (const [what, src] of silent) {
    it(`leaves the page's own words where ${what}`, async () => {
      const element = await show<OzgAvailabilityBadge>(
        `<ozg-availability-badge service="${KEY}" src="${src}"><a href="/wohngeld">Wohngeld: Auskunft</a></ozg-availability-badge>`,
      );
      expect(wordsOf(element)).to.equal('Wohngeld: Auskunft');
      await expect(element).to.be.accessible();
    });
  }

  it('says in a preview that it is one, and nowhere else', async () => {
    expect(wordsOf(await badge(online, 'simulate="outage"')))
      .to.contain('Derzeit gestört')
      .and.to.contain('(Vorschau)');
    const real = await show(
      `<ozg-availability-badge service="${KEY}" src="${feedWith(online)}"></ozg-availability-badge>`,
    );
    expect(wordsOf(real)).not.to.contain('Vorschau');
  });

  it('says how old its words are once the feed cannot be read again', async () => {
    expect(await shown(online, 'simulate="stale"')).to.match(
      /Online verfügbar Stand .* Uhr, seitdem keine neuen Daten/,
    );
  });

  it('is silent at first and speaks once of what changes', async () => {
    const element = await badge(online);
    const region = document.querySelector('[aria-live="polite"]')!;
    expect(region.textContent).to.equal('');
    element.simulate = 'outage';
    await settle(element);
    expect(region.textContent).to.equal('Derzeit gestört: Wohngeld beantragen');
    expect(document.querySelectorAll('[aria-live]')).to.have.length(1);
  });

  for (const variant of ['pill', 'text']) {
    it(`never makes its line higher (${variant})`, async () => {
      const element = await badge(online, `variant="${variant}"`);
      const line = document.createElement('p');
      line.textContent = 'Wohngeld: Online verfügbar';
      element.closest('main')!.append(line);
      expect(element.closest('p')!.offsetHeight).to.equal(line.offsetHeight);
    });
  }

  it('shows nothing of one town while the feed of another is on its way', async () => {
    const element = await badge(online);
    const { fetch } = globalThis;
    let letGo!: () => void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    globalThis.fetch = async (...request) => {
      await held;
      return fetch(...request);
    };
    try {
      element.src = feedWith({ rollout: { state: 'planned' } });
      await settle(element);
      expect(wordsOf(element)).to.equal('Wohngeld: Auskunft');
      letGo();
      await settle(element);
      expect(wordsOf(element)).to.contain('Online geplant');
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('speaks in the language of its words where the page has another', async () => {
    document.documentElement.lang = 'nl';
    const element = await badge(online);
    element.src = feedWith({ rollout: { state: 'planned' } });
    await settle(element);
    const region = document.querySelector<HTMLElement>('[aria-live=polite]')!;
    expect([region.lang, region.textContent]).to.deep.equal(['de', 'Online geplant: Wohngeld beantragen']);
  });

  it('fits 320 px with the longest name there is, at 200 % text', async () => {
    const name = `${'Förderdarlehen über die KfW in Verbindung mit '.repeat(6)}Donaudampfschifffahrtsgesellschaft`;
    const element = await badge({ name, ...online }, 'variant="banner"');
    const main = element.closest('main')!;
    Object.assign(main.style, { width: '320px', fontSize: '200%' });
    await settle(element);
    expect(main.scrollWidth).to.be.at.most(320);
  });

  it('tells its state to style sheets', async () => {
    const element = await show<OzgAvailabilityBadge>(
      `<ozg-availability-badge service="${KEY}" src="${feedWith({ rollout: { state: 'planned' } })}"></ozg-availability-badge>`,
    );
    expect(element.matches(':state(planned)')).to.equal(true);
    element.simulate = 'outage';
    await settle(element);
    expect([element.matches(':state(planned)'), element.matches(':state(outage)')]).to.deep.equal([false, true]);
    element.src = undefined;
    await settle(element);
    expect(element.matches(':state(outage)')).to.equal(false);
  });

  it('is rendered in browsers whose custom states need a name with dashes, such as Chromium 124', async () => {
    const { attachInternals } = HTMLElement.prototype;
    const states = {
      clear: () => undefined,
      add: () => {
        throw new DOMException('The specified value must start with two dashes', 'SyntaxError');
      },
    };
    HTMLElement.prototype.attachInternals = () => ({ states }) as unknown as ElementInternals;
    try {
      expect(await shown(online)).to.equal('Online verfügbar Zum Online-Dienst');
    } finally {
      HTMLElement.prototype.attachInternals = attachInternals;
    }
  });
});
