import { crc32, deflateRawSync } from 'node:zlib';

/** A cell: a text, a number, the error of a formula, or a day (as a serial number) with the number of its style. */
export type Cell = string | number | { error: string } | { serial: number; style: number };

/** Styles by their numbers: none, a day, a day and a time, a month as typed in Excel, a month of one's own format. */
export const [DAY, MINUTE, TYPED_MONTH, OWN_MONTH, WEEKDAY] = [1, 2, 3, 4, 5];

const STYLES =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-407]MMMM\\ YYYY;@"/><numFmt numFmtId="165" formatCode="ddd\\ d/\\ mmm\\ yy"/></numFmts>' +
  '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>' +
  `<cellXfs count="6">${[0, 14, 22, 17, 164, 165].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs>`;

/** A workbook of one sheet, as small as a spreadsheet program accepts it; with a chart, that is a sheet of its own in front. */
export function workbook(sheet: string, rows: readonly (readonly Cell[])[], chart = false): Buffer {
  const column = (i: number): string => String.fromCharCode(65 + i);
  const cell = (value: Cell, at: string): string => {
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    if ('error' in value) return `<c r="${at}" t="e"><f>1/0</f><v>${value.error}</v></c>`;
    return `<c r="${at}" s="${value.style}"><v>${value.serial}</v></c>`;
  };
  const sheetData = rows
    .map((r, y) => `<row r="${y + 1}">${r.map((v, x) => cell(v, `${column(x)}${y + 1}`)).join('')}</row>`)
    .join('');
  return packWorkbook(sheet, sheetData, chart);
}

/** A workbook of one sheet whose rows are given as XML. */
export function packWorkbook(sheet: string, sheetData: string, chart = false): Buffer {
  const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`;
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  return zip({
    '[Content_Types].xml': xml(
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${chart ? '<sheet name="Diagramm1" sheetId="2" r:id="r3"/>' : ''}<sheet name="${sheet}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/chartsheets/sheet1.xml': xml(`<chartsheet xmlns="${main}"/>`),
    'xl/styles.xml': xml(`<styleSheet xmlns="${main}">${STYLES}</styleSheet>`),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
  });
}

/** A ZIP archive of some texts. */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06'), end]);
}
