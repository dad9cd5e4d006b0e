import { areaPath, coveragePath, directoryFrom, DIRECTORY_PATH, laender, landName, shardPath } from '@ozg-widgets/feed';
import { expect } from 'chai';

describe('the layout of a tree', () => {
  it('has a path for each kind of document', () => {
    expect([
      DIRECTORY_PATH,
      areaPath('065340011011'),
      coveragePath('99107023017000'),
      shardPath('names', 'b'),
      shardPath('{by}', '{start}'),
    ]).to.deep.equal([
      'directory.json',
      'areas/065340011011.json',
      'services/99107023017000.json',
      'directory/names/b.json',
      'directory/{by}/{start}.json',
    ]);
  });

  it('directoryFrom() leads from a feed of a tree to its root, and stays beside any other feed', () => {
    const at = (feed: string): string => new URL(directoryFrom(new URL(feed).pathname), feed).href;
    expect(at('https://a.example.org/ozg/areas/065340011011.json')).to.equal(
      'https://a.example.org/ozg/directory.json',
    );
    expect(at('https://a.example.org/ozg/feed.json')).to.equal('https://a.example.org/ozg/directory.json');
    expect(at('https://a.example.org/areas/feed.json')).to.equal('https://a.example.org/areas/directory.json');
  });
});

describe('laender()', () => {
  it('lists sixteen Länder with distinct abbreviations and tiles', () => {
    const all = laender();
    expect(all.map(({ code }) => code)).to.deep.equal(
      Array.from({ length: 16 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    expect(new Set(all.map(({ short }) => short)).size).to.equal(16);
    expect(new Set(all.map(({ row, column }) => `${row} ${column}`)).size).to.equal(16);
    expect(all[5]).to.deep.equal({ code: '06', name: 'Hessen', short: 'HE', row: 4, column: 2 });
    for (const { code, name } of all) expect(landName(code)).to.equal(name);
    expect(['00', '17', '6', '066', 'x'].map(landName)).to.deep.equal(Array(5).fill(undefined));
  });
});
