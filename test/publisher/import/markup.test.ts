import { expect } from 'chai';
import fc from 'fast-check';
import { parseWeek } from '../../../packages/publisher/src/import/xzufi/opening-hours.js';
import { withoutMarkup } from '../../../packages/publisher/src/import/xzufi/markup.js';
import { withImport } from './imported.js';

describe('a text with markup', () => {
  for (const [source, text, removed] of [
    ['Fahrzeuge < 3,5 t oder > 7,5 t', 'Fahrzeuge < 3,5 t oder > 7,5 t', 0],
    ['Wohngeld <beantragen>', 'Wohngeld <beantragen>', 0],
    ['<Name &amp; Vorname>', '<Name & Vorname>', 0],
    ['a <b und c> d', 'a <b und c> d', 0],
    ['a <b', 'a <b', 0],
    ['Amt <br class="x', 'Amt <br class="x', 0],
    ['<a x <b y', '<a x <b y', 0],
    ['5 <6> 7', '5 <6> 7', 0],
    ['</ b>, <?xml?>, <!x>, <![CDATA[x]]>', '</ b>, <?xml?>, <!x>, <![CDATA[x]]>', 0],
    ['<!-- Amt', '<!-- Amt', 0],
    ['<!-- intern -->Amt', 'Amt', 1],
    ['<p>Wohngeld</p><P class="x">beantragen</P>', ' Wohngeld  beantragen ', 4],
    ['Wohn<b>geld</b><br/>hier', 'Wohngeld hier', 3],
    ['<td nowrap>Amt</td>', ' Amt ', 2],
    ['<a href="https://example.org/?a<b>c" title=>Amt</a>', 'Amt', 2],
    ['<o:p></o:p>Amt', '  Amt', 2],
    ['<foo<i>x</i>', '<foox', 2],
    ['<script>a < b</script>Amt', ' Amt', 1],
    ['f&#252;r &auml; &amp;amp; &lt;b&gt;', 'für ä &amp; <b>', 0],
    ['Haus&regional, R&D, A&B;', 'Haus&regional, R&D, A&B;', 0],
    ['1\r\n2', '1\r\n2', 0],
  ] as const) {
    it(`reads ${JSON.stringify(source)}`, () => {
      expect(withoutMarkup(source)).to.deep.equal({ text, removed });
    });
  }

  it('keeps every letter outside of tags, and every text without them', () => {
    const words = fc.string({ unit: 'binary' }).map((text) => text.replace(/[<&\r\0]/g, ''));
    fc.assert(
      fc.property(words, words, fc.constantFrom('<b>', '</b>', '<br>', '< ', '<3', '<x>'), (before, after, middle) => {
        const tag = /^<\/?br?>$/.test(middle);
        const between = tag ? (middle === '<br>' ? ' ' : '') : middle;
        expect(withoutMarkup(before + middle + after)).to.deep.equal({
          text: before + between + after,
          removed: tag ? 1 : 0,
        });
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    for (const piece of ['<', '<b ', '<b x=', '<!--', '&', '&#1', '<a <b ', '</b', '<script>']) {
      const began = performance.now();
      withoutMarkup(piece.repeat(20_000));
      expect(performance.now() - began, piece).to.be.below(5000);
    }
  });

  it('gives opening hours with its tags as line ends', () => {
    expect(parseWeek('<b>Mo</b>: 8-12 Uhr<br/>Di:&nbsp;8-12 Uhr')).to.deep.equal({
      mo: '08:00-12:00',
      tu: '08:00-12:00',
    });
    expect(parseWeek('Mo <8-12 Uhr>')).to.equal(undefined);
  });
});

/** An XZuFi file with one service and one office that is responsible for it. */
const xzufi = (service: string, office: string, channels = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<x:transfer xmlns:x="http://xoev.de/schemata/xzufi/2_2_0">
  <x:leistung><x:id>L1</x:id><x:referenzLeiKa><code>99107023017000</code></x:referenzLeiKa>
    <x:modulText><x:leikaTextmodul><code>03</code></x:leikaTextmodul><x:inhalt languageCode="de"><![CDATA[${service}]]></x:inhalt></x:modulText>
  </x:leistung>
  <x:organisationseinheit><x:id>O1</x:id>
    <x:name><x:name languageCode="de"><![CDATA[${office}]]></x:name></x:name>${channels}
    <x:zustaendigkeit><x:leistungID>L1</x:leistungID><x:gebietID>065340011011</x:gebietID><x:rolle><code>01</code></x:rolle></x:zustaendigkeit>
  </x:organisationseinheit>
</x:transfer>`;

describe('an import of XZuFi', () => {
  it('keeps what stands between < and >, and says how many tags it removed from which field', async () => {
    const xml = xzufi('Ausnahme für Fahrzeuge < 3,5 t oder > 7,5 t <b>beantragen</b>', '<p>Amt</p> &amp; Büro<br>');
    await withImport('xzufi', xml, ({ tables, findings }) => {
      expect(tables['leistungen.csv']?.[1]).to.equal(
        '99107023017000;Ausnahme für Fahrzeuge < 3,5 t oder > 7,5 t beantragen',
      );
      expect(tables['kontakte.csv']?.[1]).to.contain(';Amt & Büro;');
      expect(findings.filter((finding) => finding.includes('HTML'))).to.deep.equal([
        'Hinweis: eingabe: Aus leistung/modulText wurden 2 HTML-Tags entfernt; der Text dazwischen blieb. Bitte die Namen in der Tabelle prüfen.',
        'Hinweis: eingabe: Aus organisationseinheit/name wurden 3 HTML-Tags entfernt; der Text dazwischen blieb. Bitte die Namen in der Tabelle prüfen.',
      ]);
    });
  });

  it('leaves out phone numbers that are more than one, and counts them', async () => {
    const channel = (kind: string, value: string): string =>
      `<x:kommunikation><x:kanal><code>${kind}</code></x:kanal><x:kennung>${value}</x:kennung></x:kommunikation>`;
    const channels = [
      channel('02', '06422 808-0 / -123'),
      channel('02', '49 6422 8080'),
      channel('02', '+49 6422 808-0'),
      channel('04', 'Tel. 06422 8081'),
    ].join('');
    await withImport('xzufi', xzufi('Wohngeld', 'Amt', channels), ({ tables, findings }) => {
      expect(tables['kontakte.csv']).to.deep.equal([
        'Kennung;ARS;Rolle;Name;Telefon;Leistungen',
        "O1;065340011011;zuständige Stelle;Amt;'+49 6422 808-0;99107023017000",
      ]);
      expect(findings.filter((finding) => finding.includes('3 Telefon- oder Faxnummern'))).to.have.length(1);
    });
  });
});
