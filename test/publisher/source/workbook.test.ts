import { expect } from 'chai';
import { made, TOWN } from '../support/build-source.js';
import { DAY, MINUTE, OWN_MONTH, packWorkbook, TYPED_MONTH, WEEKDAY, workbook } from './workbook.js';
import type { Cell } from './workbook.js';

const KEY = '99107023017000';

/** What becomes of a workbook of statuses, the row of the town below the headings. */
const status = (cells: Readonly<Record<string, Cell>>) => {
  const all: Record<string, Cell> = { Schlüssel: KEY, ARS: TOWN, Stand: 'geplant', ...cells };
  return made({ 'stand.xlsx': workbook('stand', [Object.keys(all), Object.values(all)]) }, 'stand.csv');
};

describe('cells of a workbook', () => {
  for (const [serial, begins] of [
    [46461.354166666664, '2027-03-15T08:30:00+01:00'],
    [46461.3125, '2027-03-15T07:30:00+01:00'],
    [46461.999305555553, '2027-03-15T23:59:00+01:00'],
    [46461.99998842592, '2027-03-15T23:59:00+01:00'],
    [46461, '2027-03-15T00:00:00+01:00'],
  ] as const) {
    it(`mean by ${serial} the minute ${begins}`, async () => {
      const { feed } = await status({ Betrieb: 'Wartung', 'Betrieb von': { serial, style: MINUTE } });
      expect(feed.services?.[0]?.operation?.from).to.equal(begins);
    });
  }

  for (const [what, cell, expected] of [
    ['a month that was typed', { serial: 46447, style: TYPED_MONTH }, '2027-03'],
    ['a month in a format of its own', { serial: 46447, style: OWN_MONTH }, '2027-03'],
    ['a day that only looks like a month', { serial: 46461, style: TYPED_MONTH }, '2027-03-15'],
    ['the first day of a month', { serial: 46447, style: DAY }, '2027-03-01'],
    ['the same with its weekday', { serial: 46447, style: WEEKDAY }, '2027-03-01'],
  ] as const) {
    it(`are as exact as they look: ${what}`, async () => {
      const { feed } = await status({ Erwartet: cell });
      expect(feed.services?.[0]?.rollout?.expected).to.equal(expected);
    });
  }

  for (const [column, value] of [
    ['Schlüssel', '#N/A'],
    ['ARS', '#REF!'],
    ['Adresse', '#N/A'],
    ['Grund', '#DIV/0!'],
    ['Grund leicht', '#NAME?'],
  ] as const) {
    it(`are told of where the formula of ${column} failed`, async () => {
      const { findings } = await status({ [column]: { error: value } });
      expect(findings).to.have.length(1);
      expect(findings[0]).to.match(/^Fehler: stand.xlsx, Blatt „stand“, Zeile 2, Spalte/);
      expect(findings[0]).to.include(`Spalte „${column}“`).and.to.include(`„${value}“`);
    });
  }

  it('may fail where nobody reads them', async () => {
    const { findings } = await status({ '#Notiz': { error: '#N/A' } });
    expect(findings).to.deep.equal([]);
  });

  it('are told of where the formula of a heading failed', async () => {
    const rows = [
      ['Schlüssel', 'ARS', { error: '#REF!' }],
      [KEY, TOWN, 'geplant'],
    ];
    const { findings } = await made({ 'stand.xlsx': workbook('stand', rows) }, 'stand.csv');
    expect(findings.join('\n')).to.match(/Fehler: stand.xlsx, Blatt „stand“, Zeile 1, .*#REF!/);
  });

  it('are told of where the failure was saved as text, in German too', async () => {
    const { findings } = await made({ 'stand.csv': `Schlüssel;ARS;Stand;Grund\n#NV;${TOWN};geplant;\n` });
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/^Fehler: stand.csv, Zeile 2, Spalte „Schlüssel“.*#NV/);
  });

  it('are read where a chart is a sheet of its own', async () => {
    const rows = [
      ['Schlüssel', 'ARS', 'Stand', 'Erwartet'],
      [KEY, TOWN, 'geplant', { serial: 46447, style: TYPED_MONTH }],
    ];
    const { feed, findings } = await made({ 'stand.xlsx': workbook('stand', rows, true) }, 'stand.csv');
    expect(findings).to.deep.equal([]);
    expect(feed.services?.[0]?.rollout?.expected).to.equal('2027-03');
  });

  it('are not read where the file is damaged, which ends in findings wherever it is', async () => {
    const good = workbook('stand', [
      ['Schlüssel', 'ARS', 'Stand', 'Grund'],
      [KEY, TOWN, 'geplant', { error: '#N/A' }],
    ]);
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99]) {
      const { findings } = await made({ 'stand.xlsx': good.subarray(0, Math.floor(part * good.length)) }, 'stand.csv');
      expect(findings.join('\n')).to.match(/stand.xlsx: .*nicht lesbar/);
    }
    for (let i = 40; i < good.length; i += 101) {
      const bytes = Buffer.from(good);
      bytes[i] = (bytes[i] ?? 0) ^ 0xff;
      // Some bytes do not matter; none may end in anything but findings.
      expect(await made({ 'stand.xlsx': bytes }, 'stand.csv')).to.have.property('findings');
    }
  });

  it('hold no hours where they became a month', async () => {
    const { findings } = await made({
      'stand.csv': `Schlüssel;ARS;Stand\n${KEY};${TOWN};geplant\n`,
      'oeffnungszeiten.xlsx': workbook('oeffnungszeiten', [
        ['Kontakt', 'Mo'],
        ['amt', { serial: 46447, style: TYPED_MONTH }],
      ]),
    });
    expect(findings.join('\n')).to.match(/Spalte „Mo“.*aus der Uhrzeit ein Datum/);
  });
});

describe('limits of a workbook', () => {
  const findingsOf = async (rows: string): Promise<string[]> =>
    (await made({ 'stand.xlsx': packWorkbook('stand', rows) }, 'stand.csv')).findings;

  it('reports a cell far outside the table before a matrix is built', async () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c s="1" r = \'XFD1048576\'><v>0</v></c></row>';
    const findings = await findingsOf(far);
    expect(findings[0]).to.match(
      /^Fehler: stand.xlsx, Blatt „stand“, Zeile 1048576: Zelle XFD1048576 liegt weit außerhalb/,
    );
  });

  it('accepts a value at the end of a column', async () => {
    const findings = await findingsOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>');
    expect(findings.join('\n')).not.to.include('weit außerhalb');
  });

  it('reports the size of the unpacked XML before it is unpacked', async () => {
    const findings = await findingsOf(' '.repeat(101_000_000));
    expect(findings[0]).to.match(
      /^Fehler: stand.xlsx: Diese Arbeitsmappe ist entpackt 102 MB groß; .*höchstens 100 MB/,
    );
  });

  it('reads unclosed error cells in linear time', async function () {
    this.timeout(20_000);
    const findings = await findingsOf(`<row r="1">${'<c r="A1" t="e"> <v>'.repeat(150_000)}</row>`);
    expect(findings.length).to.be.at.least(1);
  });
});
