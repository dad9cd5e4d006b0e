import { expect } from 'chai';
import fc from 'fast-check';
import { escapedCell, unescapedCell } from '../../../packages/publisher/src/source/cells/formula-cells.js';
import { builtFrom, withImport } from '../import/imported.js';
import { made, TOWN } from '../support/build-source.js';

const KEY = '99107023017000';

describe('cells that a spreadsheet program would run', () => {
  for (const cell of [
    "=cmd|'/C calc'!A0",
    '+49 30 23125000',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    "'=1",
  ]) {
    it(`are text with an apostrophe in front: ${JSON.stringify(cell)}`, () => {
      expect(escapedCell(cell)).to.equal(`'${cell}`);
      expect(unescapedCell(escapedCell(cell))).to.equal(cell);
    });
  }

  it('come back as they were, and others stay as they are', () => {
    const letters = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', 'a', '1', '＝');
    const text = fc.oneof(fc.string(), fc.string({ unit: letters, maxLength: 6 }));
    fc.assert(
      fc.property(text, (cell) => {
        const escaped = escapedCell(cell);
        expect(unescapedCell(escaped)).to.equal(cell);
        expect(escaped).not.to.match(/^[=+\-@\t\r\n]/);
        if (!/^'*[=+\-@\t\r\n＝＋－＠]/.test(cell)) expect(escaped).to.equal(cell);
      }),
    );
  });

  for (const name of ['=HYPERLINK("https://example.org/";"x")', '@Amt', '-Amt', '+Amt', "'=Amt"]) {
    it(`are escaped in the tables of an import, and built as they were: ${name}`, async () => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const dashboard = `leika_key,leika_name,ars,ars_name,url,aktiv\n${KEY},${quoted},${TOWN},Kirchhain,https://example.org/,ja\n`;
      await withImport('dashboard-csv', dashboard, async ({ tables, folder }) => {
        expect(tables['leistungen.csv']?.[1]).to.match(/^99107023017000;"?'/);
        expect((await builtFrom(folder))[TOWN]?.services?.[0]?.name).to.equal(name);
      });
      await withImport('leistungen', `leistungsschluessel;bezeichnung\n${KEY};${quoted}\n`, ({ tables }) => {
        expect(tables['leistungen.csv']?.[1]).to.match(/^99107023017000;"?'/);
      });
    });
  }

  it('may be phone numbers, with and without the apostrophe', async () => {
    for (const cell of ['+49 6422 808-0', "'+49 6422 808-0"]) {
      const { feed } = await made({
        'kontakte.csv': `Kennung;ARS;Rolle;Name;Telefon\namt;${TOWN};Ansprechpunkt;Amt;${cell}\n`,
      });
      expect(feed.contacts?.[0]?.channels).to.deep.equal([
        { kind: 'phone', value: '+4964228080', display: '+49 6422 808-0' },
      ]);
    }
  });
});
