import type { Contact } from '@ozg-widgets/feed';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import fc from 'fast-check';
import { isProblem } from '../../../packages/publisher/src/source/rows.js';
import { loadPhoneParser } from '../../../packages/publisher/src/source/cells/phones.js';
import type { PhoneKind } from '../../../packages/publisher/src/source/cells/phones.js';
import { contact, head } from '../../feed/fixtures/example.js';
import { made, TOWN } from '../support/build-source.js';

const parse = await loadPhoneParser();
/** The international form of a number, or why there is none. */
const outcome = (text: string, kind: PhoneKind = 'phone'): string => {
  const read = parse(text, kind);
  if (isProblem(read)) return read.problem;
  return 'short' in read ? read.short : read.value;
};

describe('phone numbers of a table', () => {
  for (const [written, value] of [
    ['06422 808-0', '+4964228080'],
    ['(06422) 808-0', '+4964228080'],
    ['06422/808-0', '+4964228080'],
    ['06422-808-0', '+4964228080'],
    ['06422 808 - 0', '+4964228080'],
    ['06422.8080', '+4964228080'],
    ['06422\u00a0808\u20110', '+4964228080'],
    ['06422\u202f808\u20130', '+4964228080'],
    ['\u202a06422 808-0\u202c', '+4964228080'],
    ['0 64 22/80 80', '+4964228080'],
    ['(0 64 22) 80 80', '+4964228080'],
    ['(0)6422 8080', '+4964228080'],
    ['+49 (0)6422 8080', '+4964228080'],
    ['+49 (06422) 8080', '+4964228080'],
    ['(+49 6422) 8080', '+4964228080'],
    ['(+49) 6422 8080', '+4964228080'],
    ['+49 06422 8080', '+4964228080'],
    ['0049 6422 8080', '+4964228080'],
    ['0049 (0) 6422 / 808-0', '+4964228080'],
    ['tel:+49-6422-8080', '+4964228080'],
    ['Tel.: 06422 8080', '+4964228080'],
    ['Tel.-Nr. 06422 8080', '+4964228080'],
    ['Telefon: (06422) 8080', '+4964228080'],
    ['030 9025 2000', '+493090252000'],
    ['030 231-25', '+493023125'],
    ['0611 3530-4000', '+4961135304000'],
    ['0800 123 45 67', '+498001234567'],
    ['0180 5 123456', '+491805123456'],
    ['01805/123456', '+491805123456'],
    ['+43 1 58858-0', '+431588580'],
    ['+43 (0)1 58858', '+43158858'],
    ['+39 06 6982', '+39066982'],
    ['+1-202-555-0143', '+12025550143'],
    ['115', '115'],
    ['Tel. 115', '115'],
    ['116 117', '116117'],
  ] as const) {
    it(`read ${JSON.stringify(written)} as ${value}`, () => {
      expect(outcome(written)).to.equal(value);
    });
  }

  for (const [written, problem] of [
    ['06422 808-0 / -123', 'phone-several'],
    ['06422 808-0/-12', 'phone-several'],
    ['06422 8080/8081', 'phone-several'],
    ['06422 808-110/111', 'phone-several'],
    ['069 90009 110 – 112', 'phone-several'],
    ['06422 808-110-112', 'phone-several'],
    ['06422 80 80-82', 'phone-several'],
    ['06422 8080-8083', 'phone-several'],
    ['06422 8080 8081', 'phone-several'],
    ['06422 8080 (8081)', 'phone-several'],
    ['06422 8080, 8081', 'phone-several'],
    ['06422 8080\n06422 8081', 'phone-several'],
    ['06422 8080 oder 8081', 'phone-several'],
    ['06422 808-110 bis 112', 'phone-several'],
    ['06422 808-', 'phone-several'],
    ['06422 8080 +49 6422 8081', 'phone-several'],
    [`06422 ${'8'.repeat(80)}`, 'phone-several'],
    ['+43 1 58858-10 - 12', 'phone-several'],
    ['069 90009-110 8-12 Uhr', 'phone-words'],
    ['069 90009-110 Frau Muster', 'phone-words'],
    ['Fax: 069 90009-110', 'phone-words'],
    ['0800 RATHAUS', 'phone-words'],
    ['06422 808²', 'phone-words'],
    ['49 6422 8080', 'phone-plus'],
    ['4964228080', 'phone-plus'],
    ['(49) 6422 8080', 'phone-plus'],
    ['6422 8080', 'phone-area-missing'],
    ['23125000', 'phone-area-missing'],
    ['03.12.2026', 'phone-invalid'],
    ['06422 1', 'phone-invalid'],
    ['116117 Frau Muster', 'phone-words'],
    ['im Rathaus', 'phone-invalid'],
  ] as const) {
    it(`refuse ${JSON.stringify(written.slice(0, 40))} (${problem})`, () => {
      expect(outcome(written)).to.equal(problem);
    });
  }

  it('are read without blanks and hyphens where they could be more than one', () => {
    expect(outcome('06422 80808083')).to.equal('+49642280808083');
    expect(outcome('06422 80808081')).to.equal('+49642280808081');
  });

  it('may be called what the column is called, and nothing else', () => {
    expect(outcome('Fax 069 90009-111', 'fax')).to.equal('+496990009111');
    expect(outcome('Tel. 069 90009-111', 'fax')).to.equal('phone-words');
    expect(outcome('Mobil: 0176 04069012', 'mobile')).to.equal('+4917604069012');
    expect(outcome('Mobil: 0176 04069012', 'phone')).to.equal('phone-words');
    expect(outcome('115', 'fax')).to.equal('phone-area-missing');
  });

  it('are refused with what to write instead, and reported once each', async () => {
    const rows = ['06422 808-0 / -123', '49 6422 8080', '6422 8080', '06422 8080 Frau Muster'];
    const table = rows.map((cell, i) => `k${i};${TOWN};Ansprechpunkt;Amt;${cell}\n`).join('');
    const { findings } = await made({ 'kontakte.csv': `Kennung;ARS;Rolle;Name;Telefon\n${table}` });
    const errors = findings.filter((finding) => finding.startsWith('Fehler'));
    expect(errors).to.have.length(rows.length);
    expect(errors[0]).to.contain('eine Nummer je Zelle');
    expect(errors[1]).to.contain('bitte +49 6422 8080 schreiben');
    expect(errors[2]).to.contain('Bitte die Vorwahl angeben');
    expect(errors[3]).to.contain('„Frau Muster“');
  });

  /** A number by its parts, and a spelling of it that has one meaning. */
  const number = fc
    .record({
      area: fc.constantFrom('30', '69', '611', '6422', '6421', '89', '40', '3643'),
      base: fc.integer({ min: 200, max: 99_999 }).map(String),
      extension: fc.constantFrom('', '0', '1', '12', '115', '4000'),
      prefix: fc.constantFrom('0', '+49 ', '+49', '0049 ', '+49 (0)', '+49 (0) ', '(0)', '0049 0'),
      bracket: fc.boolean(),
      separator: fc.constantFrom(' ', '/', ' / ', '-', ' - ', '\u00a0', '.', '\u2013'),
      hyphen: fc.constantFrom('-', ' - ', '\u2011', '\u2013', '\u2212', ' ', ''),
      label: fc.constantFrom('', 'Tel.: ', 'Telefon ', '\u200b'),
    })
    .filter(({ area, base, extension }) => {
      const own = base.length + extension.length;
      return base.length !== extension.length && own >= 4 && own + area.length <= 11;
    })
    .map(({ area, base, extension, prefix, bracket, separator, hyphen, label }) => {
      const code =
        bracket && !prefix.includes('(')
          ? `${prefix === '0' ? '' : prefix.replace(/0$/, '')}(${/^0$|0$/.test(prefix) ? '0' : ''}${area})`
          : `${prefix}${area}`;
      const own = base + (extension === '' ? '' : hyphen + extension);
      return { written: `${label}${code}${separator}${own}`, meant: `+49${area}${base}${extension}` };
    });

  it('get the digits that are meant, however they are written, and print the same', () => {
    fc.assert(
      fc.property(number, ({ written, meant }) => {
        const read = parse(written, 'phone');
        if (isProblem(read) || 'short' in read) throw new Error(`${written}: ${JSON.stringify(read)}`);
        expect(read.value).to.equal(meant);
        expect(codes([{ kind: 'phone', value: read.value, display: read.display }])).to.deep.equal([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('never get digits other than those of the cell', () => {
    const piece = fc.constantFrom(
      '0',
      '06422',
      '808',
      '80',
      '49',
      '+49',
      '112',
      '-',
      '/',
      ' ',
      '(',
      ')',
      '.',
      ' – ',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const written = pieces.join('');
        const read = parse(written, 'phone');
        if (isProblem(read) || 'short' in read) return;
        const digits = written.replace(/\D/g, '').replace(/^(0049|49|0)0?/, '');
        expect(read.value.replace(/^\+(49)?/, '')).to.equal(digits.replace(/^00/, ''));
      }),
      { numRuns: 2000 },
    );
  });
});

/** What `check` finds in a feed with these channels. */
const codes = (channels: Contact['channels']): string[] =>
  checkFeed({ ...head, contacts: [contact({ channels })] }).map(({ code }) => code);
