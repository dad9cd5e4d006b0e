import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { builtFrom, withImport } from './imported.js';

const town = readFileSync(new URL('town.xzufi.xml', import.meta.url), 'utf8');
const WOHNGELD = '99107023017000';
const KIRCHHAIN = '065340011011';

/** The line of the example on which something stands first. */
const lineOf = (text: string): number => town.slice(0, town.indexOf(text)).split('\n').length;

/** The tables that an XZuFi file gives, and what is said of it. */
const imported = (xml: string | Buffer) => withImport('xzufi', xml, (result) => result);

describe('XZuFi', () => {
  it('becomes services, areas, contacts, hours and statuses', async () => {
    const { tables, errors } = await imported(town);
    expect(errors).to.deep.equal([]);
    expect(tables).to.deep.equal({
      'leistungen.csv': [
        'Schlüssel;Name;Name leicht;Name en;Name fr',
        `${WOHNGELD};Wohngeld für Miete & Lasten <beantragen>;Geld für die Wohnung;Apply for housing benefit & more;Allocation logement`,
        '99115005104000;Wohnsitz Anmeldung;;;',
      ],
      'gebiete.csv': ['ARS;Ebene;Name', '060000000000;Land;Hessen', `${KIRCHHAIN};Gemeinde;Kirchhain, Stadt`],
      'stand.csv': [
        'Schlüssel;ARS;Stand;Adresse',
        `${WOHNGELD};060000000000;online;https://antrag.example.org/wohngeld?a=1&b=2`,
      ],
      'kontakte.csv': [
        'Kennung;ARS;Rolle;Name;E-Mail;Telefon;Internet;Straße;PLZ;Ort;Leistungen',
        `L100001.OE.7.${KIRCHHAIN}.01;${KIRCHHAIN};zuständige Stelle;Wohngeldstelle Kirchhain;wohngeld@example.org;069 90009-110;https://wohngeld.example.org/;Am Markt 1 a;35274;Kirchhain;${WOHNGELD}`,
        `L100001.OE.7.${KIRCHHAIN}.03;${KIRCHHAIN};Ansprechpunkt;Wohngeldstelle Kirchhain;wohngeld@example.org;069 90009-110;https://wohngeld.example.org/;Am Markt 1 a;35274;Kirchhain;99115005104000`,
      ],
      'oeffnungszeiten.csv': [
        'Kontakt;Mo;Di;Mi;Do',
        `L100001.OE.7.${KIRCHHAIN}.01;08:00-12:00;08:00-12:00;08:00-12:00;14:00-18:00`,
        `L100001.OE.7.${KIRCHHAIN}.03;08:00-12:00;08:00-12:00;08:00-12:00;14:00-18:00`,
      ],
    });
  });

  it('says what it left out: persons, their mailboxes, keys that are none, channels without a column', async () => {
    const { findings } = await imported(town);
    const said = findings.join('\n');
    expect(said).to.contain(`Zeile ${lineOf('L100001.LB.3') - 1}: Diese Leistung hat keinen LeiKa-Schlüssel („12345“)`);
    expect(said).to.contain('1 Ansprechpersonen wurden nicht übernommen');
    expect(said).to.contain('1 Postfächer sehen nach Personen aus');
    expect(said).to.contain('1 Erreichbarkeiten wurden ausgelassen');
    expect(said).to.contain('1 Texte in einer unbekannten Sprache');
    expect(findings).to.have.length(5);
  });

  it('is read behind any number of comments, which are no web page', async () => {
    const commented = `${'<!-- Auszug -->\n'.repeat(60)}${town.replace(/^<\?xml.*?\?>\s*/s, '')}`;
    expect((await imported(commented)).tables).to.deep.equal((await imported(town)).tables);
    const { errors } = await imported(`${'<!-- Fehler -->'.repeat(60)}<!doctype html><title>Anmeldung</title>`);
    expect(errors.join('\n')).to.match(/Webseite \(HTML\)/);
  });

  it('builds as it is, with the online service of the Land in the town below', async () => {
    await withImport('xzufi', town, async ({ folder }) => {
      const feed = (await builtFrom(folder))[KIRCHHAIN];
      expect(feed?.services?.map((s) => [s.key, s.rollout?.state, s.rollout?.statedBy])).to.deep.equal([
        [WOHNGELD, 'available', 'land'],
      ]);
      expect(feed?.contacts?.map((c) => [c.role, c.channels?.map((channel) => channel.kind)])).to.deep.equal([
        ['responsible-authority', ['email', 'phone', 'web']],
        ['contact-point', ['email', 'phone', 'web']],
      ]);
    });
  });

  const forms: [string, (xml: string) => string | Buffer][] = [
    ['any prefix', (xml) => xml.replaceAll('xzufi:', 'ns2:').replace('xmlns:xzufi', 'xmlns:ns2')],
    ['no prefix', (xml) => xml.replaceAll('xzufi:', '').replace('xmlns:xzufi', 'xmlns')],
    ['version 2.3', (xml) => xml.replace('2_2_0', '2_3_1')],
    ['a byte order mark', (xml) => `\uFEFF${xml}`],
    ['UTF-16', (xml) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['ISO-8859-1, declared', (xml) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['everything on one line', (xml) => xml.replace(/>\s+</g, '><')],
    [
      'entities by number',
      (xml) =>
        xml
          .replaceAll('ü', '&#252;')
          .replaceAll('ö', '&#xF6;')
          .replace(
            '<![CDATA[Wohngeld f&#252;r Miete & Lasten <beantragen>]]>',
            'Wohngeld f&#252;r Miete &amp; Lasten &lt;beantragen&gt;',
          ),
    ],
  ];
  for (const [what, change] of forms) {
    it(`says the same with ${what}`, async () => {
      expect((await imported(change(town))).tables).to.deep.equal((await imported(town)).tables);
    });
  }

  const rules: [string, (xml: string) => string, RegExp][] = [
    [
      'an online service without https',
      (xml) => xml.replace('https://antrag', 'http://antrag'),
      /Onlinedienst hat keine Adresse mit https:\/\/ \(„http:\/\/antrag/,
    ],
    [
      'a role that is neither',
      (xml) => xml.replace('<xzufi:rolle><code>03', '<xzufi:rolle><code>02'),
      /1 Zuständigkeiten nennen weder Rolle 01/,
    ],
    [
      'an area that nobody knows',
      (xml) => xml.replace('<xzufi:gebietID>06534011<', '<xzufi:gebietID>06534099<'),
      /1 Zuständigkeiten nennen kein Gebiet/,
    ],
    [
      'a service that is not there',
      (xml) => xml.replace('<xzufi:leistungID>L100001.LB.2', '<xzufi:leistungID>L100001.LB.99'),
      /1 Zuständigkeiten verweisen auf Leistungen/,
    ],
    [
      'a service that has expired',
      (xml) =>
        xml.replace(
          '<xzufi:referenzLeiKa><code>99115005104000',
          '<xzufi:gueltigkeit><xzufi:ende>2026-11-23</xzufi:ende></xzufi:gueltigkeit>$&',
        ),
      /1 Objekte gelten heute nicht/,
    ],
    [
      'a service without a name',
      (xml) => xml.replace('Wohnsitz Anmeldung', ''),
      /Leistung 99115005104000 hat keinen Namen/,
    ],
    [
      'an object without an id',
      (xml) => xml.replace('>L100001.OD.9<', '><'),
      /Objekt \(onlinedienst\) hat keine Kennung/,
    ],
    [
      'hours that may mean two things',
      (xml) => xml.replace('Mo-Mi 8-12 Uhr', 'Mo-Mi 8-12 Uhr und nach Vereinbarung'),
      /Zu 1 Stellen waren die Öffnungszeiten nicht eindeutig/,
    ],
    [
      'an address without a place',
      (xml) => xml.replace('<xzufi:ort>Kirchhain', '<xzufi:ort>'),
      /1 Anschriften wurden ausgelassen/,
    ],
    [
      'an office that is called like a person',
      (xml) => xml.replace('Wohngeldstelle Kirchhain', 'Frau Muster'),
      /2 Ansprechpersonen/,
    ],
    [
      'an online service that nobody offers anywhere',
      (xml) =>
        xml.replace('<xzufi:uebergeordnetesObjektID>L100001.OD.9', '<xzufi:uebergeordnetesObjektID>L100001.OE.7'),
      /1 Onlinedienste und Stellen sind für kein Gebiet zuständig/,
    ],
    [
      'an office without a name',
      (xml) => xml.replace('Wohngeldstelle Kirchhain', ''),
      /Diese Organisationseinheit hat keinen Namen/,
    ],
    [
      'an area without a name',
      (xml) => xml.replaceAll('Kirchhain, Stadt', ''),
      /Zu 1 Gebieten nennt die Quelle keinen Namen/,
    ],
  ];
  for (const [what, change, sentence] of rules) {
    it(`tells ${what}, and the rest is taken over`, async () => {
      const { findings, errors, tables } = await imported(change(town));
      expect(errors).to.deep.equal([]);
      expect(findings.join('\n')).to.match(sentence);
      expect(tables['leistungen.csv']?.join()).to.contain(WOHNGELD);
    });
  }

  it('leaves the state unknown where no online service is responsible', async () => {
    const without = town.replace(/<xzufi:schreibe>\s*<xzufi:onlinedienst>.*?<\/xzufi:schreibe>/s, '');
    const { tables } = await imported(without);
    expect(tables).to.have.keys('leistungen.csv', 'gebiete.csv', 'kontakte.csv', 'oeffnungszeiten.csv');
  });

  it('takes objects back that are deleted, and the last of those that are written twice', async () => {
    const more = `<xzufi:loesche klasse="Onlinedienst"><xzufi:id>L100001.OD.9</xzufi:id></xzufi:loesche>
      <xzufi:schreibe><xzufi:leistung><xzufi:id schemeAgencyID="L100001">L100001.LB.2</xzufi:id>
        <xzufi:referenzLeiKa><code>99115005104000</code></xzufi:referenzLeiKa><xzufi:modulText>
        <xzufi:inhalt>Umzug melden</xzufi:inhalt><xzufi:leikaTextmodul><code>03</code></xzufi:leikaTextmodul>
      </xzufi:modulText></xzufi:leistung></xzufi:schreibe></xzufi:transferOperation>`;
    const { tables } = await imported(town.replace('</xzufi:transferOperation>', more));
    expect(tables['stand.csv']).to.equal(undefined);
    expect(tables['leistungen.csv']?.join()).to.contain('Umzug melden').and.not.contain('Wohnsitz Anmeldung');
  });

  it('takes a service back that is written anew and is not valid any more', async () => {
    const [, service = ''] = /(<xzufi:schreibe>\s*<xzufi:leistung>.*?<\/xzufi:schreibe>)/s.exec(town) ?? [];
    const ended = service.replace(
      '<xzufi:modulText>',
      '<xzufi:gueltigkeit><xzufi:ende>2020-12-31</xzufi:ende></xzufi:gueltigkeit>$&',
    );
    const { tables } = await imported(town.replace('</xzufi:transferOperation>', `${ended}$&`));
    expect(tables['leistungen.csv']?.join()).not.to.contain(WOHNGELD);
  });

  it('keeps apart an office and an online service with one id, by what the responsibility says it is for', async () => {
    const same = town.replaceAll('L100001.OD.9', 'L100001.OE.7');
    const { tables, findings } = await imported(same);
    expect(tables['stand.csv']?.[1]).to.match(/^99107023017000;060000000000;online/);
    expect(findings.join()).to.contain('1 Zuständigkeiten verweisen');
  });

  it('counts every responsibility without an id, even on one line', async () => {
    const nameless = town.replace(/<xzufi:id[^>]*>Z\d<\/xzufi:id>/g, '').replace(/>\s+</g, '><');
    expect((await imported(nameless)).tables).to.deep.equal((await imported(town)).tables);
  });

  it('keeps apart what two agencies call the same', async () => {
    const other = town
      .replace('schemeAgencyID="L100001">L100001.LB.1<', 'schemeAgencyID="A">1<')
      .replace('schemeAgencyID="L100001">L100001.LB.2<', 'schemeAgencyID="B">1<')
      .replace('<xzufi:leistungID>L100001.LB.1<', '<xzufi:leistungID schemeAgencyID="B">1<');
    expect((await imported(other)).tables['stand.csv']?.[1]).to.match(/^99115005104000;/);
  });

  it('reads a single service as the FIM portal gives it out', async () => {
    const [, service = ''] = /<xzufi:schreibe>\s*(<xzufi:leistung>.*?<\/xzufi:leistung>)/s.exec(town) ?? [];
    const root = service.replace(
      '<xzufi:leistung>',
      '<xzufi:leistung xmlns:xzufi="http://xoev.de/schemata/xzufi/2_3_0">',
    );
    expect((await imported(root)).tables['leistungen.csv']?.[1]).to.match(/^99107023017000;Wohngeld für Miete/);
  });
});

describe('XZuFi that cannot be read', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${town.replace(/^<\?xml.*?\?>/, '').replace('Am Markt', '&b;')}`;
  const cases: [string, string | Buffer, RegExp][] = [
    ['cut off in the middle', town.slice(0, town.length / 2), /Zeile \d+: Die Datei hört mitten im XML auf/],
    ['cut off before the last tag', town.replace('</xzufi:transferOperation>', ''), /hört mitten im XML auf/],
    [
      'with a tag that is not closed',
      town.replace('</xzufi:strasse>', ''),
      new RegExp(`Zeile ${lineOf('</xzufi:anschrift>')}: Hier ist das XML beschädigt \\(Unexpected close tag`),
    ],
    [
      'with an ampersand that is none',
      town.replace('Am Markt', 'Markt & Tor'),
      new RegExp(`Zeile ${lineOf('Am Markt')}: Hier ist das XML beschädigt`),
    ],
    [
      'with an entity of its own',
      town.replace('Am Markt', '&eigene;'),
      new RegExp(`Zeile ${lineOf('Am Markt')}: Hier ist das XML beschädigt`),
    ],
    ['with a bomb of entities', bomb, /Zeile 1: Diese Datei enthält eine DOCTYPE-Angabe/],
    ['with a file of the machine as an entity', '<!DOCTYPE x SYSTEM "file:///etc/hosts"><x/>', /DOCTYPE-Angabe/],
    ['with a DOCTYPE without an end', `<!DOCTYPE x [${'<!ENTITY a "a">'.repeat(20_000)}`, /DOCTYPE-Angabe/],
    ['of another encoding than it says', Buffer.from(town, 'latin1'), /nicht in der Zeichenkodierung UTF-8/],
    ['of an encoding that there is not', town.replace('UTF-8', 'KLINGON-1'), /nicht in der Zeichenkodierung KLINGON-1/],
    [
      'of another namespace',
      town.replace('xzufi/2_2_0', 'xzufi/2_1_0'),
      /kein XZuFi 2\.2 oder 2\.3: .*transferOperation.*2_1_0/,
    ],
    ['that is a web page', '<!DOCTYPE html>\n<html><body>Anmeldung</body></html>', /Webseite \(HTML\)/],
    ['that is a table', 'leika_key;leika_name;ars;ars_name;url;aktiv\n', /sieht nach „dashboard-csv“ aus/],
    ['that is an archive', Buffer.from('PK\x03\x04\xc3\xff', 'latin1'), /kein Text/],
    ['that is packed', gzipSync(town), /kein Text.*vorher auspacken/],
    ['that is empty', '', /leer/],
    ['nested without end', town.replace('<xzufi:schreibe>', '<xzufi:a>'.repeat(500)), /XML beschädigt/],
    ['with nothing in it', '<x xmlns="http://xoev.de/schemata/xzufi/2_2_0"/>', /nichts, was sich übernehmen lässt/],
  ];
  for (const [what, content, sentence] of cases) {
    it(`is refused ${what}, with one sentence and without a file`, async () => {
      const { errors, tables } = await imported(content);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.match(sentence);
      expect(tables).to.deep.equal({});
    });
  }
});

describe('XZuFi of hundreds of megabytes', () => {
  it('is read with a heap that is a fraction of the file', function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'ozg-large-'));
    try {
      const file = join(folder, 'large.xml');
      const handle = openSync(file, 'w');
      const filler = 'Ein Absatz, den kein Widget zeigt. '.repeat(4000);
      writeSync(handle, '<x:transfer xmlns:x="http://xoev.de/schemata/xzufi/2_2_0">');
      for (let i = 0; i < 1500; i++) {
        const key = `99${String(i).padStart(12, '0')}`;
        writeSync(
          handle,
          `<x:schreibe><x:leistung><x:id>L.${i}</x:id><x:referenzLeiKa><code>${key}</code></x:referenzLeiKa>` +
            `<x:modulText><x:inhalt>Leistung ${i}</x:inhalt><x:leikaTextmodul><code>03</code></x:leikaTextmodul></x:modulText>` +
            `<x:modulText><x:inhalt>${filler}</x:inhalt><x:leikaTextmodul><code>06</code></x:leikaTextmodul></x:modulText>` +
            `</x:leistung></x:schreibe>\n`,
        );
      }
      writeSync(handle, '</x:transfer>');
      closeSync(handle);
      expect(statSync(file).size).to.be.above(200_000_000);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          '--max-old-space-size=48',
          '--conditions=ozg-source',
          '--import',
          'tsx',
          'packages/publisher/src/cli/main.ts',
          'import',
          'xzufi',
          file,
          join(folder, 'out'),
        ],
        { cwd: fileURLToPath(new URL('../../..', import.meta.url)), encoding: 'utf8' },
      );
      expect(stderr).to.equal('');
      expect([status, stdout]).to.satisfy(
        ([code, text]: [number, string]) => code === 0 && text.includes('leistungen.csv (1500)'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
