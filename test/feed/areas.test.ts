import {
  agsOf,
  BUND,
  digitsOf,
  liesIn,
  parentKeys,
  parseAgs,
  parseArs,
  parseKey,
  statedByArea,
  words,
} from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import { head } from './fixtures/example.js';

const ars = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
  .chain((rest) => fc.integer({ min: 1, max: 16 }).map((land) => String(land).padStart(2, '0') + rest.join('')));

describe('the keys that people write', () => {
  const regional: [written: string, key: string | undefined][] = [
    ['064350014014', '064350014014'],
    ['06 4 35 0014 014', '064350014014'],
    [' 06\u00a0435 0014\t014\n', '064350014014'],
    ['06', '060000000000'],
    ['064', '064000000000'],
    ['06435', '064350000000'],
    ['064350014', '064350014000'],
    ['053150000000', '053150000000'],
    ['000000000000', BUND],
    ['00', BUND],
    // A spreadsheet ate the zero in front.
    ['64350014014', undefined],
    ['6', undefined],
    ['64', undefined],
    ['6435', undefined],
    ['64350014', undefined],
    // There are 16 Länder.
    ['17', undefined],
    ['990000000000', undefined],
    ['06435014', undefined],
    ['0643500140145', undefined],
    ['6,4350014014E+10', undefined],
    ['06-435-0014-014', undefined],
    ['', undefined],
    ['Hanau', undefined],
  ];
  for (const [written, key] of regional) {
    it(`reads the ARS "${written.trim()}" as ${key ?? 'none'}`, () => {
      expect(parseArs(written)).to.equal(key);
    });
  }

  const municipal: [written: string, key: string | undefined][] = [
    ['06435014', '06435014'],
    ['06 435 014', '06435014'],
    ['6435014', undefined],
    ['064350014014', undefined],
    ['', undefined],
  ];
  for (const [written, key] of municipal) {
    it(`reads the AGS "${written}" as ${key ?? 'none'}`, () => {
      expect(parseAgs(written)).to.equal(key);
    });
  }

  const services: [written: string, key: string | undefined][] = [
    ['99115005104000', '99115005104000'],
    ['99 115 005 104 000', '99115005104000'],
    ['9,9115E+13', undefined],
    ['9911500506000', undefined],
    ['98115005060000', undefined],
    ['', undefined],
  ];
  for (const [written, key] of services) {
    it(`reads the LeiKa key "${written}" as ${key ?? 'none'}`, () => {
      expect(parseKey(written)).to.equal(key);
    });
  }
});

describe('agsOf', () => {
  for (const [city, key, ags] of [
    ['Hanau', '064350014014', '06435014'],
    ['Köln', '053150000000', '05315000'],
    ['Hamburg', '020000000000', '02000000'],
    ['Saarbrücken', '100410100100', '10041100'],
  ] as const) {
    it(`leaves out the digits of the Verband (${city})`, () => {
      expect(agsOf(key)).to.equal(ags);
    });
  }
});

describe('parentKeys', () => {
  it('names the levels above a municipality in a Verband, nearest first', () => {
    expect(parentKeys('010515163011', 'gemeinde')).to.deep.equal([
      { level: 'verband', ars: '010515163000' },
      { level: 'kreis', ars: '010510000000' },
      { level: 'bezirk', ars: '010000000000' },
      { level: 'land', ars: '010000000000' },
      { level: 'bund', ars: BUND },
    ]);
  });

  it('gives Hamburg, Land and municipality at once, the same key at every level', () => {
    const keys = parentKeys('020000000000', 'gemeinde');
    expect(keys.slice(0, -1).map((p) => p.ars)).to.deep.equal(Array(4).fill('020000000000'));
    expect(parentKeys('020000000000', 'land')).to.deep.equal([{ level: 'bund', ars: BUND }]);
  });

  it('gives Köln its Regierungsbezirk', () => {
    expect(parentKeys('053150000000', 'kreis').map((p) => p.ars)).to.deep.equal(['053000000000', '050000000000', BUND]);
  });

  it('gives Saarbrücken its Regionalverband', () => {
    expect(parentKeys('100410100100', 'gemeinde')).to.deep.include({ level: 'kreis', ars: '100410000000' });
  });

  it('ends with the country, above which there is nothing', () => {
    expect(parentKeys(BUND, 'bund')).to.deep.equal([]);
  });

  it('agrees with itself, with agsOf and with liesIn', () => {
    fc.assert(
      fc.property(ars, fc.constantFrom(...words.level), (key, level) => {
        const own = key.slice(0, digitsOf[level]).padEnd(12, '0');
        const parents = parentKeys(own, level);
        expect(agsOf(own)).to.match(/^\d{8}$/);
        for (const [i, parent] of parents.entries()) {
          expect(liesIn(own, parent)).to.equal(true);
          expect(parentKeys(parent.ars, parent.level)).to.deep.equal(parents.slice(i + 1));
          expect(parseArs(parent.ars.slice(0, digitsOf[parent.level] || 2))).to.equal(parent.ars);
          if (parent.level === 'kreis') expect(agsOf(parent.ars).slice(0, 5)).to.equal(agsOf(own).slice(0, 5));
        }
      }),
    );
  });
});

describe('liesIn', () => {
  const table: [inner: string, outer: string, level: (typeof words.level)[number], lies: boolean][] = [
    ['064350014014', '064350000000', 'kreis', true],
    ['064350014014', '060000000000', 'land', true],
    ['064350014014', BUND, 'bund', true],
    ['064350014014', '064350014014', 'gemeinde', true],
    ['064350014014', '064350014015', 'gemeinde', false],
    ['064350014014', '064360000000', 'kreis', false],
    ['053150000000', '053150000000', 'kreis', true],
    ['053150000000', '053150000000', 'gemeinde', true],
    ['053340002002', '053150000000', 'kreis', false],
    ['060000000000', '064350000000', 'kreis', false],
    ['060000000000', '050000000000', 'land', false],
  ];
  for (const [inner, outer, level, lies] of table) {
    it(`${lies ? 'finds' : 'does not find'} ${inner} in ${level} ${outer}`, () => {
      expect(liesIn(inner, { ars: outer, level })).to.equal(lies);
    });
  }
});

describe('statedByArea', () => {
  it('finds the area of the chain that has the level', () => {
    expect(statedByArea(head.area, 'land')?.name).to.equal('Hessen');
    expect(statedByArea(head.area, 'gemeinde')?.name).to.equal('Hanau, Brüder-Grimm-Stadt');
  });

  it('finds none where nobody of that level is in the chain, or nothing is said', () => {
    expect(statedByArea(head.area, 'bezirk')).to.equal(undefined);
    expect(statedByArea(head.area, 'planet')).to.equal(undefined);
    expect(statedByArea(head.area, undefined)).to.equal(undefined);
  });

  it('tells Hamburg the municipality from Hamburg the Land, which share a key', () => {
    const hamburg = {
      ars: '020000000000',
      level: 'gemeinde',
      name: 'Hamburg, Freie und Hansestadt',
      parents: [
        { ars: '020000000000', level: 'land', name: 'Land Hamburg' },
        { ars: BUND, level: 'bund', name: 'Deutschland' },
      ],
    };
    expect(statedByArea(hamburg, 'gemeinde')?.name).to.equal('Hamburg, Freie und Hansestadt');
    expect(statedByArea(hamburg, 'land')?.name).to.equal('Land Hamburg');
  });
});
