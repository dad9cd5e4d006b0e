import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planUid, readFeed } from '@ozg-widgets/feed';
import type { FeedDocument, Service } from '@ozg-widgets/feed';
import { build, check } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import sax from 'sax';
import { sound, withSource } from '../support/source.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const UUID = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
/** Everything that XML, iCalendar and CSV have to escape, a control character, and letters of 2, 3 and 4 octets. */
const NAME = 'Größe; "Länge", <b>&\\ €\u0007 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀';
const SEEN = NAME.replace('\u0007', '');

let folder = '';
const at = (name: string): string => join(folder, name);

function inFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-diff-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const node = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts'];
  return spawnSync(process.execPath, [...node, ...args], { cwd: root, encoding: 'utf8' });
}

/** Writes a feed by hand, which does not say who stated what. */
async function feed(name: string, published: string, ...services: Omit<Service, 'name'>[]): Promise<string> {
  const document: FeedDocument = {
    format: 'ozg-feed/1',
    published,
    ttl: 60,
    publisher: { name: 'Amt <Nord> & Süd', email: 'feed@example.org', licence: 'CC0-1.0' },
    area: { ars: '069990099099', level: 'gemeinde', name: 'Beispielhausen' },
    services: services.map((service) => ({ ...service, name: NAME })),
  };
  await writeFile(at(name), JSON.stringify(document));
  return at(name);
}

const service = (n: number, rollout: Service['rollout']): Omit<Service, 'name'> => ({
  key: `991150051040${String(n).padStart(2, '0')}`,
  rollout,
});

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads XML as strictly as it is meant. */
function parseXml(text: string): Element {
  const parser = sax.parser(true, {});
  const top: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [top];
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => open.pop();
  parser.ontext = (part) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(text).close();
  return top.children[0] ?? top;
}

const textOf = (element: Element, name: string): string | undefined =>
  element.children.find((c) => c.name === name)?.text;

describe('diff as an Atom feed', () => {
  inFolder();

  it('has what RFC 4287 asks for, its text unharmed', async () => {
    const [before, after] = [
      await feed(
        'old.json',
        '2026-11-23T09:00+01:00',
        service(1, { state: 'planned' }),
        service(2, { state: 'pilot' }),
      ),
      await feed(
        'new.json',
        '2026-11-24T09:00+01:00',
        { ...service(1, { state: 'available' }), url: 'https://a.example.org/?a=1&b="2"' },
        service(2, { state: 'discontinued' }),
      ),
    ];
    const { status, stdout, stderr } = cli('diff', before, after, '--format', 'atom');
    expect([status, stderr]).to.deep.equal([0, '']);
    const atom = parseXml(stdout);
    expect([atom.name, atom.attributes]).to.deep.equal([
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'de' },
    ]);
    expect(textOf(atom, 'title')).to.equal('Online-Dienste, Änderungen: Amt <Nord> & Süd');
    expect(textOf(atom, 'updated')).to.equal('2026-11-24T08:00:00Z');
    expect(atom.children.find((c) => c.name === 'author')?.children.map((c) => c.text)).to.deep.equal([
      'Amt <Nord> & Süd',
      'feed@example.org',
    ]);
    const entries = atom.children.filter((c) => c.name === 'entry');
    expect(entries.map((e) => textOf(e, 'title'))).to.deep.equal([
      `${SEEN}: in Beispielhausen jetzt online`,
      `${SEEN}: in Beispielhausen jetzt eingestellt, vorher im Pilotbetrieb`,
    ]);
    const ids = [atom, ...entries].map((e) => textOf(e, 'id') ?? '');
    for (const id of ids) expect(id.replace('urn:uuid:', '')).to.match(UUID);
    expect(new Set(ids)).to.have.lengthOf(3);
    for (const entry of entries) {
      expect(textOf(entry, 'updated')).to.equal('2026-11-24T08:00:00Z');
      expect(textOf(entry, 'content')).to.equal(textOf(entry, 'title'));
    }
    expect(entries[0]?.children.find((c) => c.name === 'link')?.attributes).to.deep.equal({
      rel: 'related',
      href: 'https://a.example.org/?a=1&b="2"',
    });

    expect(cli('diff', before, after, '--format', 'atom').stdout).to.equal(stdout);
    // The feed goes on under its id; an entry of another day is another one.
    const later = await feed('later.json', '2026-11-25T09:00+01:00', service(1, { state: 'planned' }));
    const next = parseXml(cli('diff', after, later, '--format', 'atom', '--lang', 'en').stdout);
    expect(textOf(next, 'id')).to.equal(ids[0]);
    expect(next.attributes['xml:lang']).to.equal('en');
    const nextEntries = next.children.filter((c) => c.name === 'entry');
    expect(nextEntries.map((e) => textOf(e, 'id')))
      .to.have.lengthOf(2)
      .and.not.include.members(ids.slice(1));
  });

  it('is a valid feed where nothing changed', async () => {
    const file = await feed('same.json', '2026-11-23T09:00:00Z', service(1, { state: 'planned' }));
    const atom = parseXml(cli('diff', file, file, '--format', 'atom').stdout);
    expect(textOf(atom, 'updated')).to.equal('2026-11-23T09:00:00Z');
    expect(atom.children.some((c) => c.name === 'entry')).to.be.false;
  });
});

/** Unfolds a calendar and reads its events: properties by name, with their parameters in it. */
function parseCalendar(text: string): Record<string, string>[] {
  expect(text.endsWith('END:VCALENDAR\r\n')).to.be.true;
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(Buffer.byteLength(line), line).to.be.at.most(75);
    expect(line).not.to.match(/[\r\n\uFFFD]/);
  }
  const events: Record<string, string>[] = [];
  for (const line of physical
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)$/s.exec(line) ?? [];
    expect(name, line).not.to.equal('');
    if (line === 'BEGIN:VEVENT') events.push({});
    else Object.assign(events.at(-1) ?? {}, { [name]: value });
  }
  return events;
}

const unescape = (text = ''): string => text.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c));

describe('diff as a calendar', () => {
  inFolder();

  it('holds what is planned for as long as it is uncertain, all day, its text unharmed', async () => {
    const dates = ['2027', '2027-H2', '2027-Q3', '2027-02', '2027-03-15', '2026-Q1'];
    const file = await feed(
      'new.json',
      '2026-11-24T09:00:00+01:00',
      ...dates.map((expected, i) => service(i, { state: 'planned', expected, reason: NAME })),
      service(10, { state: 'available', since: '2020' }),
      service(11, { state: 'planned' }),
      service(12, { state: 'available', since: '2028' }),
    );
    const { status, stdout, stderr } = cli('diff', file, file, '--format', 'ics');
    expect([status, stderr]).to.deep.equal([0, '']);
    const events = parseCalendar(stdout);
    expect(events.map((e) => [e['DTSTART;VALUE=DATE'], e['DTEND;VALUE=DATE']])).to.deep.equal([
      ['20270101', '20280101'],
      ['20270701', '20280101'],
      ['20270701', '20271001'],
      ['20270201', '20270301'],
      ['20270315', '20270316'],
      ['20260101', '20260401'],
      ['20280101', '20290101'],
    ]);
    expect(unescape(events[2]?.SUMMARY)).to.equal(`${SEEN} in Beispielhausen: 2027 (3. Quartal)`);
    expect(unescape(events[2]?.DESCRIPTION)).to.equal(
      `Stand: für 2027 (3. Quartal) geplant.\nTermin so genau wie bekannt: 2027 (3. Quartal).\n${SEEN}`,
    );
    expect(unescape(events[5]?.DESCRIPTION)).to.contain('Der Termin ist verstrichen.');
    // The same as those of ozg-rollout-timeline: a saved date and a subscribed one are one event.
    const { feed: read } = readFeed(JSON.parse(await readFile(file, 'utf8')));
    if (!read) throw new Error('The feed of the test cannot be read.');
    const planned = [0, 1, 2, 3, 4, 5, 8].map((number) => planUid(read.area, read.services[number] as Service));
    expect(events.map((e) => e.UID)).to.deep.equal(planned);
    expect(planned[0]).to.match(/^99\d{12}-gemeinde-\d{12}$/);
    for (const event of events) {
      expect(event.DTSTAMP).to.equal('20261124T080000Z');
    }

    const putOff = await feed(
      'off.json',
      '2026-11-25T09:00:00+01:00',
      service(2, { state: 'planned', expected: '2029' }),
    );
    const [moved] = parseCalendar(cli('diff', file, putOff, '--format', 'ics', '--lang', 'en').stdout);
    expect([moved?.UID, unescape(moved?.SUMMARY)]).to.deep.equal([events[2]?.UID, `${SEEN} in Beispielhausen: 2029`]);
  });

  it('holds once what a Land plans, and what towns plan apart from it', async () => {
    await withSource(sound, async (source, out) => {
      const row = '99115005104000;060000000000;geplant;;2030\n99107023017000;065340000000;geplant;;2029-H1\n';
      await appendFile(join(source, 'stand.csv'), row);
      await build({ source, out, now: new Date('2026-11-24T10:00:00Z'), compress: false });
      const events = parseCalendar(cli('diff', out, out, '--format', 'ics').stdout);
      expect(events.map((e) => unescape(e.SUMMARY)).sort()).to.deep.equal([
        'Wohngeld in Marburg-Biedenkopf (Kreis): 2029 (1. Halbjahr)',
        'Wohnsitz anmelden in Hessen: 2030',
        'Wohnsitz anmelden in Kirchhain (Marburg-Biedenkopf): 2031 (3. Quartal)',
      ]);
    });
  });
});

describe('diff as notices', () => {
  inFolder();

  it('can be put into the source, builds without an error, and says what changed where it changed', async () => {
    await withSource(sound, async (source, out) => {
      const now = new Date('2026-11-24T10:00:00Z');
      await build({ source, out: at('old'), now, compress: false });
      const status = join(source, 'stand.csv');
      const text = await readFile(status, 'utf8');
      await writeFile(status, text.replace('2031-Q3', '2031-Q4').replace('wohngeld.', 'neu.'));
      await appendFile(join(source, 'gebiete.csv'), '065340014014;;Gemeinde;Marburg\n');
      await build({ source, out, now: new Date('2026-11-25T10:00:00Z'), compress: false });
      const { status: code, stdout } = cli('diff', at('old'), out, '--format', 'notices');
      expect(code).to.equal(0);
      await writeFile(join(source, 'meldungen.csv'), stdout);
      expect((await check(source, now)).findings).to.deep.equal([]);

      await build({ source, out, now: new Date('2026-11-26T10:00:00Z'), compress: false });
      const notices = async (ars: string): Promise<unknown[]> => {
        const document = JSON.parse(await readFile(join(out, 'areas', `${ars}.json`), 'utf8')) as FeedDocument;
        for (const { id } of document.notices ?? []) expect(id).to.match(/^aenderung-[\da-f]{8}-/);
        return (document.notices ?? []).map(({ title, published, expires, services, kind }) => [
          kind,
          (title as readonly { text: string }[])[0]?.text,
          published,
          expires,
          services,
        ]);
      };
      const land = [
        'change',
        'Wohngeld: in Hessen Adresse des Online-Dienstes: https://neu.example.org/, vorher https://wohngeld.example.org/',
        '2026-11-25T10:00:00Z',
        '2027-02-23T10:00:00Z',
        ['99107023017000'],
      ];
      expect(await notices('065340011011')).to.deep.equal([
        [
          'change',
          'Wohnsitz anmelden: in Kirchhain jetzt für 2031 (4. Quartal) geplant, vorher 2031 (3. Quartal)',
          '2026-11-25T10:00:00Z',
          '2027-02-23T10:00:00Z',
          ['99115005104000'],
        ],
        land,
      ]);
      expect(await notices('060000000000')).to.deep.equal([land]);
      // Told once: that there are notices now is no news.
      expect(cli('diff', at('old'), out, '--format', 'notices').stdout.split('\n')).to.have.lengthOf(
        stdout.split('\n').length,
      );
    });
  });
});

describe('diff as JSON', () => {
  inFolder();

  it('gives records with both sides and sentences in both languages, and what could not be read', async () => {
    const before = await feed('old.json', '2026-11-23T09:00:00Z', service(1, { state: 'planned', expected: '2027' }));
    const after = await feed('new.json', '2026-11-24T09:00:00Z', service(1, { state: 'in-progress' }));
    const { status, stdout } = cli('diff', before, after, '--format', 'json');
    expect(status).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.equal({
      changes: [
        {
          kind: 'availability',
          service: service(1, undefined).key,
          area: '069990099099',
          level: 'gemeinde',
          name: 'Beispielhausen',
          before: { state: 'planned', expected: '2027' },
          after: { state: 'in-progress' },
          feeds: 1,
          sentence: {
            de: `${SEEN}: in Beispielhausen jetzt in Umsetzung, vorher für 2027 geplant`,
            en: `${SEEN}: in Beispielhausen now in progress, before: planned for 2027`,
          },
        },
      ],
      feeds: 1,
      differing: 1,
      findings: [],
    });
    await writeFile(after, '{}');
    const broken = cli('diff', before, after, '--json');
    expect(broken.status).to.equal(1);
    const { changes, findings } = JSON.parse(broken.stdout) as Record<'changes' | 'findings', unknown[]>;
    expect(changes).to.deep.equal([]);
    expect(findings).not.to.deep.equal([]);
  });
});
