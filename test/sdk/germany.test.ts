import { agsOf, shortName } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { SHARD_LIMIT } from '@ozg-widgets/publisher';
import { createClient } from '@ozg-widgets/sdk';
import type { Client } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { directoryTree, germany, hasGermany, memory } from './support/germany.js';
import { failure } from './support/server.js';

const BASE = 'https://germany.example.org/';
const directory = `${BASE}directory.json`;

/** A small generator with a seed (mulberry32). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('the directory of all Germany (needs the official list of areas)', function () {
  this.timeout(180_000);
  let entries: ReturnType<typeof germany>;
  let documents: Map<string, string>;
  let client: Client;
  let municipalities: typeof entries;

  before(function () {
    if (!hasGermany) {
      console.log('    The official list of areas is not beside the project: skipped.');
      this.skip();
    }
    entries = germany();
    documents = directoryTree(entries, BASE);
    municipalities = entries.filter((e) => e.level === 'gemeinde');
    client = createClient({ directory, fetch: memory(documents).fetch });
  });

  it('has every municipality', () => {
    expect(municipalities).to.have.length(11_004);
  });

  it('consists of valid documents of at most 5 kB gzip each', () => {
    for (const [address, text] of documents) {
      expect(checkDocument(JSON.parse(text)), address).to.deep.equal([]);
      expect(gzipSync(text).length, address).to.be.at.most(SHARD_LIMIT);
    }
  });

  it('resolves every area by its ARS, and every municipality by its AGS', async () => {
    for (const { ars, name, level } of entries) {
      expect(await client.area({ ars })).to.include({ ars, name, level, feed: `${BASE}areas/${ars}.json` });
      if (level === 'gemeinde') expect(await client.area({ ags: agsOf(ars) })).to.include({ ars, ags: agsOf(ars) });
    }
  });

  it('knows city states and cities without a Kreis', async () => {
    const names = [
      ['020000000000', '02000000', 'Hamburg'],
      ['110000000000', '11000000', 'Berlin'],
      ['040110000000', '04011000', 'Bremen'],
      ['053150000000', '05315000', 'Köln'],
      ['091620000000', '09162000', 'München'],
    ] as const;
    for (const [ars, ags, name] of names) {
      expect((await client.area({ ags })).ars).to.equal(ars);
      expect((await client.area({ name })).ars, name).to.equal(ars);
      expect((await client.area({ ars })).level).to.equal('gemeinde');
    }
  });

  it('finds every area by its own name, and by the name that pickers show: with where it is', async () => {
    const lost: string[] = [];
    for (const { ars, name, within } of entries)
      for (const typed of new Set([name, within === undefined ? name : `${name} (${within})`]))
        if (!(await client.search(typed)).some((found) => found.ars === ars)) lost.push(typed);
    expect(lost).to.deep.equal([]);
  });

  for (const [typed, name] of [
    ['Universitätsstadt Marburg', 'Marburg, Universitätsstadt'],
    ['Landeshauptstadt München', 'München, Landeshauptstadt'],
    ['Aach Konstanz', 'Aach, Stadt'],
    ['Burghausen, St', 'Burghausen, St'],
    ['sankt augustin', 'Sankt Augustin, Stadt'],
    ['St. Ingbert', 'St. Ingbert, Stadt'],
  ] as const)
    it(`finds ${name} where somebody types "${typed}"`, async () => {
      expect((await client.search(typed)).map((found) => found.name)).to.include(name);
    });

  it('takes a Kreis that is called one for the likeliest', async () => {
    for (const [typed, ars] of [
      ['Landkreis Gießen', '065310000000'],
      ['kreis steinfurt', '055660000000'],
    ] as const)
      expect((await client.search(typed))[0], typed).to.include({ ars, level: 'kreis' });
  });

  it('answers keys that nobody has with a clear "missing", never with a wrong town', async () => {
    const next = random(7);
    const known = new Set(entries.map((e) => e.ars));
    const knownAgs = new Set(municipalities.map((e) => agsOf(e.ars)));
    let missing = 0;
    for (let i = 0; i < 3000; i++) {
      const digits = Array.from({ length: 12 }, () => Math.floor(next() * 10)).join('');
      const ars = `${String(1 + Math.floor(next() * 16)).padStart(2, '0')}${digits.slice(2)}`;
      for (const key of [digits, ars]) {
        if (known.has(key)) continue;
        const error = await failure(client.area({ ars: key }));
        expect([error.reason, error.detail]).to.deep.equal(['missing', 'no-area']);
        missing++;
      }
      const ags = ars.slice(0, 8);
      if (!knownAgs.has(ags)) expect((await failure(client.area({ ags }))).detail).to.equal('no-area');
    }
    expect(missing).to.be.above(5000);
    for (const garbage of ['', 'abc', '06', '0653401', '٠٦٥٣٤٠١١٠١١', '<script>', '06534001100 1']) {
      const answers = [{ ags: garbage }, { postcode: garbage }, { name: garbage === '06' ? 'Xyzzy' : garbage }];
      for (const query of answers) expect((await failure(client.area(query))).reason, garbage).to.equal('missing');
    }
  });

  it('resolves every name, alone or with what it lies in; where several have it, it asks which', async () => {
    const called = (e: { name: string }): string => shortName(e.name).toLowerCase();
    const times = new Map<string, number>();
    for (const e of municipalities) times.set(called(e), (times.get(called(e)) ?? 0) + 1);
    for (const e of municipalities) {
      if (times.get(called(e)) === 1) expect((await client.area({ name: e.name })).ars, e.name).to.equal(e.ars);
      else {
        const { candidates } = (await failure(client.area({ name: shortName(e.name) }))) as unknown as {
          candidates: { ars: string }[];
        };
        expect(candidates.map((c) => c.ars)).to.include(e.ars);
        expect(e.within, e.name).to.be.a('string');
      }
    }
  });

  it('tells eleven Neuenkirchen apart by what they lie in', async () => {
    const found = (await client.search('neuenkirchen')).filter((a) => /^Neuenkirchen(,|$)/.test(a.name));
    const municipal = found.filter((a) => a.level === 'gemeinde');
    expect(municipal).to.have.length(11);
    expect(new Set(municipal.map((a) => a.within)).size).to.equal(11);
    expect(municipal.map((a) => a.within)).to.include.members(['Steinfurt', 'Vorpommern-Greifswald, Landhagen']);
    // Words in brackets need not be all of them: whoever knows the Kreis only is asked back.
    const problem = await failure(client.area({ name: 'Neuenkirchen (Vorpommern-Greifswald)' }));
    expect(problem).to.include({ reason: 'missing', detail: 'ambiguous' });
    // One town's name is another one's with its Kreis in brackets.
    expect((await client.area({ name: 'Altheim (Alb)' })).ars).to.equal('084255008005');
    expect((await client.area({ name: 'Neuenkirchen (Steinfurt)' })).ars).to.match(/^05566/);
  });

  it('takes an exact name before a similar one, and no other name for it', async () => {
    const found = async (name: string): Promise<string> => (await client.area({ name })).name;
    for (const name of ['Kassel', 'Gießen', 'Haßloch', 'Husby', 'Hüsby', 'Meisenheim', 'Meißenheim'])
      expect(shortName(await found(name))).to.equal(name);
    for (const [typed, name] of [
      ['GIEẞEN', 'Gießen'],
      ['giessen', 'Gießen'],
      ['Huesby', 'Hüsby'],
      ['Muenchen', 'München'],
      ['Munchen', 'München'],
      ['Muehlhausen/Thueringen', 'Mühlhausen/Thüringen'],
    ] as const)
      expect(shortName(await found(typed)), typed).to.equal(name);
    // Neuenkirchen is there, in that Kreis, and so is Au.
    for (const name of ['Neunkirchen (Steinfurt)', 'Aue'])
      expect((await failure(client.area({ name }))).detail, name).to.equal('no-area');
  });

  it('names each area once that somebody may mean', async () => {
    for (const typed of ['d', 'neu', 'bad', '3', '0653']) {
      const keys = (await client.search(typed)).map(({ ars }) => ars);
      expect(new Set(keys).size, typed).to.equal(keys.length);
    }
  });

  it('forgives umlauts, sharp s, Sorbian letters, "Bad" and "St."', async () => {
    const first = async (typed: string): Promise<string | undefined> => (await client.search(typed))[0]?.name;
    expect(await first('Köln')).to.match(/^Köln/);
    expect(await first('koeln')).to.match(/^Köln/);
    expect(await first('koln')).to.match(/^Köln/);
    expect(await first('gross-gerau')).to.match(/^Groß-Gerau/);
    expect(await first('chosebuz')).to.match(/^Cottbus/);
    expect(await first('Chóśebuz')).to.match(/^Cottbus/);
    expect(await first('lubnjow')).to.match(/^Lübbenau/);
    expect(await first('homburg vor der höhe')).to.match(/Homburg/);
    expect((await client.search('bad homburg')).map((a) => a.name).join()).to.match(/Bad Homburg/);
    expect((await client.search('st. ingbert')).map((a) => a.name).join()).to.match(/St\. Ingbert/);
    expect((await client.search('sankt ingbert')).map((a) => a.name).join()).to.match(/St\. Ingbert/);
    for (const typed of ['St. Bernhard', 'sankt bernhard', 'St.Bernhard'])
      expect(await first(typed)).to.equal('St.Bernhard');
    expect((await client.search('marburg'))[0]?.name).to.match(/^Marburg/);
  });

  it('finds by postcode, also where a postcode belongs to many', async () => {
    expect((await client.area({ postcode: '35274' })).name).to.match(/^Kirchhain/);
    const many = await client.search('54636');
    expect(many.length).to.be.above(20);
    expect((await failure(client.area({ postcode: '54636' }))).detail).to.equal('ambiguous');
    expect((await failure(client.area({ postcode: '00000' }))).detail).to.equal('no-area');
  });

  it('needs one request besides the directory for any key, name or postcode', async () => {
    const queries = [{ ars: '065340011011' }, { ags: '09184148' }, { name: 'Kirchhain' }, { postcode: '35274' }];
    for (const query of queries) {
      const { fetch, asked } = memory(documents);
      await createClient({ directory, fetch }).area(query);
      expect(asked, JSON.stringify(query)).to.have.length(2);
    }
  });
});
