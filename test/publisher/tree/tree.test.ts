import type { CoverageDocument, DirectoryDocument } from '@ozg-widgets/feed';
import { stateIn } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { build, createCoverageCounter, describeFinding, directoryDocuments, SHARD_LIMIT } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sound, withSource } from '../support/source.js';
import type { Tables } from '../support/source.js';

const KEY = '99107023017000';
const now = new Date('2026-11-24T10:00:00Z');
const later = new Date('2026-11-25T10:00:00Z');

const read = async <T>(out: string, name: string): Promise<T> =>
  JSON.parse(await readFile(join(out, name), 'utf8')) as T;

/** A Land of two Kreise with five municipalities, one of them dissolved, one city that is its own Kreis. */
const land: Tables = {
  ...sound,
  'gebiete.csv': [
    'ARS;Ebene;Name;Einwohner;PLZ;Nachfolger',
    '060000000000;Land;Hessen;;;',
    '065340000000;Kreis;Marburg-Biedenkopf;;;',
    '065340011011;Gemeinde;Kirchhain;16000;35274;',
    '065340014014;Gemeinde;Neustadt;9000;35279;',
    '066310000000;Kreis;Fulda;;;',
    '066310009009;Gemeinde;Fulda;68000;36037, 36039;',
    '066310099099;Gemeinde;Altdorf;500;;066310009009',
    '064120000000;Kreis;Frankfurt am Main;;;',
    '064120000000;Gemeinde;Frankfurt am Main;760000;60311;',
  ].join('\n'),
  'stand.csv': [
    'Schlüssel;ARS;Ebene;Stand;Adresse;Erwartet',
    `${KEY};060000000000;;online;https://wohngeld.example.org/;`,
    `${KEY};065340000000;;geplant;;2031-Q3`,
    `${KEY};065340011011;;Pilot;https://pilot.example.org/;`,
  ].join('\n'),
};

describe('the tree that a build writes', () => {
  it('has a sound directory of every area', async () => {
    await withSource(land, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.map((f) => describeFinding(f))).to.deep.equal([]);
      const directory = await read<DirectoryDocument>(out, 'directory.json');
      expect(checkDocument(directory)).to.deep.equal([]);
      expect(directory.area).to.deep.equal({ ars: '060000000000', level: 'land', name: 'Hessen' });
      const one = (ars: string): unknown => directory.areas?.find((a) => a.ars === ars);
      expect(directory.areas).to.have.length(8);
      expect(one('065340011011')).to.deep.equal({
        ars: '065340011011',
        level: 'gemeinde',
        name: 'Kirchhain',
        postcodes: ['35274'],
      });
      expect(one('064120000000'), 'the most local of two that share a key').to.include({ level: 'gemeinde' });
      expect(one('066310009009')).to.deep.include({ postcodes: ['36037', '36039'] });
      expect(one('066310009009')).to.include({ within: 'Hessen' });
      expect(one('066310099099')).to.include({ successor: '066310009009' });
      expect(await stat(join(out, 'directory.json.br')))
        .to.have.property('size')
        .above(100);
    });
  });

  it('counts how far each service has come, by Land and Kreis, in municipalities and people', async () => {
    await withSource(land, async (source, out) => {
      await build({ source, out, now, compress: false });
      const coverage = await read<CoverageDocument>(out, `services/${KEY}.json`);
      expect(checkDocument(coverage)).to.deep.equal([]);
      expect(coverage.service).to.deep.equal({ key: KEY, name: 'Wohngeld' });
      // The dissolved municipality is not counted.
      expect([coverage.areas, coverage.population]).to.deep.equal([4, 853_000]);
      expect(coverage.states).to.deep.equal([
        { state: 'planned', areas: 1, population: 9000 },
        { state: 'pilot', areas: 1, population: 16_000 },
        { state: 'available', areas: 2, population: 828_000 },
      ]);
      const parts = coverage.parts.map((p) => `${p.level} ${p.name} ${p.areas} ${p.states.map((s) => s.state).join()}`);
      expect(parts).to.deep.equal([
        'land Hessen 4 planned,pilot,available',
        'kreis Frankfurt am Main 1 available',
        'kreis Marburg-Biedenkopf 2 planned,pilot',
        'kreis Fulda 1 available',
      ]);
      expect(stateIn(coverage, '065340014014')).to.equal('planned');
      expect(stateIn(coverage, '065340011011')).to.equal('pilot');
      expect(stateIn(coverage, '064120000000')).to.equal('available');
      expect(stateIn(coverage, '034620019019')).to.equal('available');
    });
  });

  it('has no coverage of a service that nobody stated anything about', async () => {
    await withSource(land, async (source, out) => {
      await build({ source, out, now, compress: false });
      expect(await readdir(join(out, 'services'))).to.deep.equal([`${KEY}.json`]);
    });
  });

  it('is not written again where nothing changed, and only in part where something did', async () => {
    await withSource(land, async (source, out) => {
      await build({ source, out, now });
      const times = async (): Promise<Record<string, number>> => {
        const names = ['directory.json', `services/${KEY}.json`, 'areas/066310009009.json', 'areas/065340014014.json'];
        const all = await Promise.all(names.map(async (n) => [n, (await stat(join(out, n))).mtimeMs] as const));
        return Object.fromEntries(all);
      };
      const before = await times();
      expect((await build({ source, out, now: later })).written).to.equal(0);
      expect(await times()).to.deep.equal(before);
      const status = String(land['stand.csv']).replace('geplant', 'in Umsetzung');
      await writeFile(join(source, 'stand.csv'), status);
      await build({ source, out, now: later });
      const after = await times();
      const changed = Object.keys(before).filter((n) => before[n] !== after[n]);
      expect(changed).to.deep.equal([`services/${KEY}.json`, 'areas/065340014014.json']);
      expect((await read<CoverageDocument>(out, `services/${KEY}.json`)).published).to.equal('2026-11-25T10:00:00Z');
      expect((await read<DirectoryDocument>(out, 'directory.json')).published).to.equal('2026-11-24T10:00:00Z');
    });
  });

  it('removes what is no longer published, and a signature that fits no longer', async () => {
    await withSource(land, async (source, out) => {
      await build({ source, out, now });
      await writeFile(join(out, `services/${KEY}.json.sig`), 'x');
      await writeFile(join(out, 'areas/065340014014.json.sig'), 'x');
      await writeFile(join(out, 'areas/066310009009.json.sig'), 'x');
      await writeFile(
        join(source, 'stand.csv'),
        'Schlüssel;ARS;Stand;Adresse\n99115005104000;060000000000;online;https://a.example.org/\n',
      );
      await writeFile(
        join(source, 'gebiete.csv'),
        String(land['gebiete.csv'])
          .replace(/066310009009;Gem.*\n/, '')
          .replace('066310099099;Gemeinde;Altdorf;500;;066310009009\n', ''),
      );
      await build({ source, out, now: later });
      expect(await readdir(join(out, 'services'))).to.have.members(
        ['', '.gz', '.br'].map((s) => `99115005104000.json${s}`),
      );
      const areas = await readdir(join(out, 'areas'));
      expect(areas.filter((n) => n.endsWith('.sig'))).to.deep.equal([]);
      expect(areas).to.not.include('066310009009.json');
    });
  });

  it('delegates, where the table says so', async () => {
    const tables = {
      ...land,
      'verzeichnisse.csv': 'ARS;Ebene;Adresse\n064120000000;Gemeinde;https://frankfurt.example.org/feed.json\n',
    };
    await withSource(tables, async (source, out) => {
      await build({ source, out, now, compress: false });
      const { delegates } = await read<DirectoryDocument>(out, 'directory.json');
      expect(delegates).to.deep.equal([
        {
          area: { ars: '064120000000', level: 'gemeinde', name: 'Frankfurt am Main' },
          to: 'https://frankfurt.example.org/feed.json',
        },
      ]);
    });
  });

  it('delegates to a server on this machine, for a try', async () => {
    const table = 'ARS;Adresse\n064120000000;http://127.0.0.1:8001/directory.json\n';
    await withSource({ ...land, 'verzeichnisse.csv': table }, async (source, out) => {
      const { findings } = await build({ source, out, now, compress: false });
      expect(findings.map((f) => describeFinding(f))).to.deep.equal([]);
      const { delegates } = await read<DirectoryDocument>(out, 'directory.json');
      expect(delegates?.map(({ to }) => to)).to.deep.equal(['http://127.0.0.1:8001/directory.json']);
    });
  });

  it('says where a delegate is wrong', async () => {
    const table =
      'ARS;Adresse\n064120000000;http://frankfurt.example.org/d.json\n064120000000;https://a.example.org/d.json\n064120000000;https://b.example.org/d.json\n999;https://c.example.org/\n';
    await withSource({ ...land, 'verzeichnisse.csv': table }, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.map((f) => describeFinding(f)).join('\n')).to.match(
        /verzeichnisse\.csv, Zeile 2, Spalte „Adresse“: .*https[^]*Zeile 4, Spalte „ARS“: Dasselbe steht schon in Zeile 3[^]*Zeile 5/,
      );
    });
  });

  it('says where a postcode lost its zero', async () => {
    const tables = { ...land, 'gebiete.csv': String(land['gebiete.csv']).replace('35274', '1067') };
    await withSource(tables, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.map((f) => describeFinding(f)).join()).to.include('„PLZ“: „1067“ hat vier Ziffern');
    });
  });
});

describe('directoryDocuments', () => {
  const head = {
    ttl: 3600,
    publisher: { name: 'Beispielland', email: 'feed@example.org' },
    area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
  };
  const many = Array.from({ length: 3000 }, (_, i) => ({
    ars: `0${1 + (i % 9)}${String(i).padStart(3, '0').slice(0, 3)}${String(i).padStart(7, '0')}`,
    level: 'gemeinde',
    name: `Stadt ${['Ahlen', 'Bern', 'Cella', 'Dorf'][i % 4]}${i.toString(36)} am Bach${i % 90}`,
    postcodes: [String(10_000 + ((i * 29) % 80_000))],
  }));

  it('stay small, however many areas there are, and have each area in every shard that it belongs to', () => {
    const documents = directoryDocuments(head, many).map(({ name, text }) => ({
      name,
      text: text('2026-11-24T10:00:00Z'),
    }));
    expect(documents.length).to.be.above(10);
    const seen = new Map<string, number>();
    for (const { name, text } of documents) {
      const document = JSON.parse(text) as DirectoryDocument;
      expect(checkDocument(document), name).to.deep.equal([]);
      expect(gzipSync(text).length, name).to.be.at.most(SHARD_LIMIT);
      for (const { ars } of document.areas ?? []) seen.set(ars, (seen.get(ars) ?? 0) + 1);
    }
    // Key, postcode, and two words of the name, unless they fall into one shard.
    for (const { ars } of many) expect(seen.get(ars)).to.be.within(3, 4);
  });
});

describe('createCoverageCounter', () => {
  it('says of any pattern of states, in few digits, what each municipality has', () => {
    const states = ['unknown', 'planned', 'available', 'pilot'];
    let seed = 42;
    const next = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    for (let round = 0; round < 50; round++) {
      const municipalities = Array.from({ length: 1 + next(60) }, (_, i) => ({
        ars: `0${1 + next(3)}${next(2)}0${next(3)}000${next(4)}${String(i).padStart(3, '0')}`,
        population: next(1000),
      }));
      const coverage = createCoverageCounter(municipalities, []);
      const want = new Map(municipalities.map(({ ars }) => [ars, 'unknown']));
      for (let i = 0; i < 20; i++) {
        const prefix = municipalities[next(municipalities.length)]!.ars.slice(0, [0, 2, 3, 5, 9, 12][next(6)]);
        const state = states[next(4)]!;
        coverage.setState(0, prefix, state);
        for (const ars of want.keys()) if (ars.startsWith(prefix)) want.set(ars, state);
      }
      const head = {
        ttl: 3600,
        publisher: { name: 'x', email: 'x@example.org' },
        area: { ars: '000000000000', level: 'bund', name: 'D' },
      };
      const [document] = coverage.documents(head, [{ key: KEY, head: `{"key":"${KEY}","name":"x"}` }]);
      const read = JSON.parse(document!.text('2026-11-24T10:00:00Z')) as CoverageDocument;
      expect(checkDocument(read)).to.deep.equal([]);
      for (const [ars, state] of want) expect(stateIn(read, ars), `${round} ${ars}`).to.equal(state);
      expect(read.where.reduce((n, w) => n + w.areas.length, 0)).to.be.at.most(municipalities.length + 10);
    }
  });
});
