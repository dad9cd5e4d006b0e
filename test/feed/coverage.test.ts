import { readCoverage, share, stateIn } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import { head } from './fixtures/example.js';

const { published, ttl, publisher } = head;
const tallies = [
  { state: 'planned', areas: 1, population: 100 },
  { state: 'available', areas: 3, population: 300 },
];
const hessen = { ars: '060000000000', level: 'land', name: 'Hessen' };
const coverage = (more: object = {}): Record<string, unknown> => ({
  format: 'ozg-coverage/1',
  published,
  ttl,
  publisher,
  area: hessen,
  service: { key: '99115005104000', name: 'Wohnsitz anmelden' },
  areas: 4,
  population: 400,
  states: tallies,
  parts: [{ ...hessen, areas: 4, population: 400, states: tallies }],
  where: [
    { state: 'available', areas: ['06', '0653401'] },
    { state: 'planned', areas: ['06534'] },
    { state: 'brand-new', areas: ['066310009009'] },
  ],
  ...more,
});
const findings = (more: object): string[] => checkDocument(coverage(more)).map((f) => `${f.pointer} ${f.code}`);
const known = [
  { state: 'available', areas: ['06', '0653401'] },
  { state: 'planned', areas: ['06534'] },
];

describe('coverage', () => {
  const { document } = readCoverage(coverage());

  for (const [ars, state] of [
    ['064350014014', 'available'],
    ['065340003003', 'planned'],
    ['065340110000', 'available'],
    ['066310009009', 'brand-new'],
    ['034620019019', 'unknown'],
  ] as const)
    it(`tells the state in ${ars}: ${state}, by the longest digits that fit`, () => {
      expect(stateIn(document!, ars)).to.equal(state);
    });

  it('gives shares of municipalities and people', () => {
    expect(share(document!, 'available')).to.deep.equal({ areas: 0.75, population: 0.75 });
    expect(share(document!, 'pilot')).to.deep.equal({ areas: 0, population: 0 });
    const nobody = { ...hessen, areas: 0, population: 0, states: [] };
    expect(share(nobody, 'available'), 'no share of nothing').to.equal(undefined);
    expect(share({ ...nobody, areas: 2 }, 'available')).to.deep.equal({ areas: 0, population: 0 });
  });

  it('is read without its bad parts', () => {
    const { document: read, issues } = readCoverage(
      coverage({ parts: [{ ars: 6 }, { ...hessen, areas: 1, population: 1, states: [] }], where: 7 }),
    );
    expect(read?.parts).to.have.length(1);
    expect(read?.where).to.deep.equal([]);
    expect(issues.map((i) => i.pointer)).to.include.members(['/parts/0/ars', '/where']);
    expect(stateIn(read!, '064350014014')).to.equal('unknown');
  });

  it('is sound where everybody is counted once', () => {
    expect(findings({ where: known })).to.deep.equal([]);
    expect(findings({ where: known, service: { key: '99115005060000', name: '<i>Umzug</i>' } })).to.deep.equal([
      '/service/name markup',
    ]);
    expect(findings({ where: known, areas: 5 })).to.deep.equal(['/areas sum-mismatch']);
    expect(findings({ where: known, parts: [{ ...hessen, areas: 4, population: 1, states: tallies }] })).to.deep.equal([
      '/parts/0/population sum-mismatch',
    ]);
    expect(findings({ where: [...known, ...known] })).to.include('/where/2/areas/0 key-repeated');
    expect(
      findings({
        where: known,
        parts: [
          { ars: '030000000000', level: 'land', name: 'Niedersachsen', areas: 4, population: 400, states: tallies },
        ],
      }),
    ).to.deep.equal(['/parts/0/ars outside-area']);
  });
});
