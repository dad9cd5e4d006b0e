import {
  fold,
  holds,
  indexWords,
  matching,
  nameWords,
  readDirectory,
  shardOf,
  soughtWords,
  suggestions,
} from '@ozg-widgets/feed';
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import { head } from './fixtures/example.js';

const town = (ars: string, name: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  ars,
  level: 'gemeinde',
  name,
  ...more,
});
const { published, ttl, publisher } = head;
const directory = (more: object = {}): Record<string, unknown> => ({
  format: 'ozg-directory/1',
  published,
  ttl,
  publisher,
  area: { ars: '060000000000', level: 'land', name: 'Hessen' },
  ...more,
});
const findings = (more: object): string[] => checkDocument(directory(more)).map((f) => `${f.pointer} ${f.code}`);

describe('names of areas', () => {
  const spellings = [
    ['Köln', 'koeln', 'KOLN', 'Ko\u0308ln'],
    ['Groß-Gerau', 'gross-gerau', 'Gros-Gerau'],
    ['Chóśebuz', 'chosebuz'],
    ['Błota', 'blota', 'BŁOTA'],
    ['Münster', 'muenster', 'munster'],
  ];
  for (const [first, ...others] of spellings)
    it(`are the same, however they are typed: ${[first, ...others].join(', ')}`, () => {
      for (const other of others) expect(fold(other)).to.equal(fold(first!));
    });

  it('are listed under the words that tell them', () => {
    expect(indexWords('Bad Homburg v.d.Höhe, Stadt')).to.deep.equal(['bad', 'homburg', 'hohe']);
    expect(indexWords('St. Ingbert, Stadt')).to.deep.equal(['sankt', 'ingbert']);
    expect(indexWords('Lübbenau/Spreewald / Lubnjow/Błota, Stadt')).to.deep.equal([
      'lubbenau',
      'spreewald',
      'lubnjow',
      'blota',
    ]);
    expect(indexWords('Landkreis Fulda')).to.deep.equal(['fulda']);
    expect(soughtWords('Landkreis Fulda')).to.deep.equal(['fulda']);
    expect(indexWords('Au')).to.deep.equal(['au']);
    for (const saint of ['St. Wendel', 'St Wendel', 'St.Wendel', 'St.-Wendel'])
      expect(nameWords(saint), saint).to.deep.equal(nameWords('Sankt Wendel'));
    expect(nameWords('Stadtbergen, St')).to.deep.equal(['stadtbergen', 'st']);
    expect(nameWords('Röst-Au')).to.deep.equal(['rost', 'au']);
    expect(soughtWords('an der Oder')).to.deep.equal(['oder']);
  });
});

describe('readDirectory', () => {
  it('leaves out a bad entry, and tells where it is', () => {
    const { document, issues } = readDirectory(directory({ areas: [town('064350014014', 'Hanau'), { ars: 6 }, null] }));
    expect(document?.areas).to.have.length(1);
    expect(issues.map((i) => i.pointer)).to.include.members(['/areas/1/ars', '/areas/2']);
  });

  it('holds keys to their form', () => {
    expect(readDirectory(directory({ areas: [town('06435', 'Hanau')] })).document?.areas).to.deep.equal([]);
    expect(readDirectory(directory({ area: { ars: '06', level: 'land', name: 'Hessen' } })).document).to.equal(
      undefined,
    );
  });

  for (const [what, value] of Object.entries({
    null: null,
    'a text': 'ozg-directory/1',
    'a list': [],
    'a feed': head,
    'another version': directory({ format: 'ozg-directory/2' }),
  }))
    it(`makes nothing of ${what}, and does not throw`, () => {
      const { document, issues } = readDirectory(value);
      expect(document).to.equal(undefined);
      expect(issues).to.not.have.length(0);
    });
});

describe('shards', () => {
  it('are found by the last start that is not greater', () => {
    const starts = ['0', 'b', 'ne'];
    expect(['aachen', 'b', 'bonn', 'nd', 'ne', 'zoo'].map((w) => shardOf(starts, w))).to.deep.equal([
      '0',
      'b',
      'b',
      'b',
      'ne',
      'ne',
    ]);
    expect(shardOf(starts, '')).to.equal(undefined);
  });

  it('hold what they say, up to their end', () => {
    const { document } = readDirectory(directory({ shard: { by: 'names', start: 'b', end: 'ne' }, areas: [] }));
    expect(['a', 'b', 'nd', 'ne'].map((w) => holds(document!, 'names', w))).to.deep.equal([false, true, true, false]);
    expect(holds(document!, 'keys', 'b')).to.equal(false);
  });
});

describe('matching and suggestions', () => {
  const entries = [
    town('034605402008', 'Neuenkirchen-Vörden'),
    town('055660064064', 'Neuenkirchen', { within: 'Steinfurt', postcodes: ['48485'] }),
    town('033585403019', 'Neuenkirchen, Flecken', { within: 'Heidekreis' }),
    { ars: '033585403000', level: 'verband', name: 'Samtgemeinde Neuenkirchen' },
    town('066310009009', 'Fulda, Stadt', { postcodes: ['36037', '36039'] }),
    { ars: '066310000000', level: 'kreis', name: 'Fulda' },
  ];
  const names = (list: DirectoryEntry[]): string[] => list.map((e) => e.ars);

  it('match whole names only, with or without what follows the comma', () => {
    expect(names(matching(entries, { name: 'neuenkirchen' }))).to.deep.equal(['055660064064', '033585403019']);
    expect(names(matching(entries, { name: 'Neuenkirchen, Flecken' }))).to.deep.equal(['033585403019']);
    expect(names(matching(entries, { name: 'Neuenkirchen (Steinfurt)' }))).to.deep.equal(['055660064064']);
    expect(matching(entries, { name: 'Neuenkirch' })).to.deep.equal([]);
    expect(matching(entries, {})).to.deep.equal([]);
  });

  it('match an AGS with municipalities only', () => {
    expect(names(matching(entries, { ags: '06631009' }))).to.deep.equal(['066310009009']);
    expect(matching(entries, { ags: '06631000' })).to.deep.equal([]);
  });

  it('suggest who is called so before whose name begins so, towns before districts', () => {
    expect(names(suggestions(entries, 'fulda'))).to.deep.equal(['066310009009', '066310000000']);
    expect(names(suggestions(entries, 'neuenk stein'))).to.deep.equal(['055660064064']);
    expect(names(suggestions(entries, '3603'))).to.deep.equal(['066310009009']);
    expect(names(suggestions(entries, '06631009'))).to.deep.equal(['066310009009']);
    expect(names(suggestions(entries, '066310'))).to.have.members(['066310009009', '066310000000']);
    expect(suggestions(entries, '  ')).to.deep.equal([]);
  });
});

describe('the strict reading of a directory', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(findings({ feeds: 'areas/{ars}.json', areas: [town('064350014014', 'Hanau')] })).to.deep.equal([]);
    expect(findings({ feeds: 'areas/{ars}.json', areas: [town('064350014014', 'Hanau &amp; Au')] })).to.deep.equal([
      '/areas/0/name markup',
    ]);
  });

  const wrong: Record<string, [object, string]> = {
    'an area elsewhere': [{ areas: [town('034620019019', 'Wittmund')] }, '/areas/0/ars outside-area'],
    'an area twice': [{ areas: [1, 2].map(() => town('064350014014', 'Hanau')) }, '/areas/1/ars key-repeated'],
    'a delegate for elsewhere': [
      {
        delegates: [
          { area: { ars: '030000000000', level: 'land', name: 'Niedersachsen' }, to: 'https://a.example.org/d.json' },
        ],
      },
      '/delegates/0/area/ars outside-area',
    ],
    'a part delegated twice': [
      {
        delegates: [1, 2].map((n) => ({
          area: { ars: '064350000000', level: 'kreis', name: 'MKK' },
          to: `https://a${n}.example.org/`,
        })),
      },
      '/delegates/1/area key-repeated',
    ],
    'a delegate without https': [
      {
        delegates: [{ area: { ars: '064350000000', level: 'kreis', name: 'MKK' }, to: 'http://a.example.org/d.json' }],
      },
      '/delegates/0/to invalid_format',
    ],
    'a feed that is a script': [
      { areas: [town('064350014014', 'Hanau', { feed: 'javascript:alert(1)' })] },
      '/areas/0/feed invalid_format',
    ],
    'a template without a name': [{ feeds: 'areas/feed.json' }, '/feeds invalid_format'],
    'shards out of order': [
      { shards: { at: 'd/{by}/{start}.json', keys: ['0', '07', '05'], names: ['0'], postcodes: ['0'] } },
      '/shards/keys/2 shards-order',
    ],
    'an entry in the wrong shard': [
      { shard: { by: 'names', start: 'k' }, areas: [town('064350014014', 'Hanau')] },
      '/areas/0 outside-shard',
    ],
  };
  for (const [what, [more, finding]] of Object.entries(wrong))
    it(`finds ${what}`, () => {
      expect(findings(more)).to.include(finding);
    });
});
