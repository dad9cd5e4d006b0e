import { expect } from 'chai';
import {
  answerOf,
  attribute,
  both,
  built,
  elementsOf,
  FEEDS,
  KEY,
  one,
  textOf,
  TOWN,
  WIDGETS,
  withFacts,
} from './built.js';
import { sound, withSource } from '../../support/source.js';

describe('pages to embed', () => {
  it('are not written where the publisher does not say where they will lie', async () => {
    await withSource(sound, async (source, out) => {
      const { pages, files } = await built(source, out);
      expect([pages, files]).to.deep.equal([0, {}]);
    });
  });

  it('are written for every area with a feed and every service in it', async () => {
    await withSource(both(), async (source, out) => {
      const { pages, files, words } = await built(source, out);
      expect(words).to.deep.equal([]);
      expect(pages).to.equal(7);
      // Hesse and the Kreis have one service, the town has two. No copies: each fits in a packet or two.
      const expected = ['060000000000', '065340000000', TOWN].flatMap((ars) =>
        [KEY, ...(ars === TOWN ? ['99115005104000'] : []), 'index'].flatMap((key) => [
          `${ars}/${key}.html`,
          `${ars}/${key}.json`,
        ]),
      );
      expect(Object.keys(files)).to.deep.equal(expected.sort());
      expect(Math.max(...Object.values(files).map((text) => Buffer.byteLength(text)))).to.be.below(2000);
    });
  });

  it('say by themselves what will still be true tomorrow, and show the element where scripts run', async () => {
    await withSource(both(), async (source, out) => {
      const { files } = await built(source, out);
      const page = files[`${TOWN}/${KEY}.html`]!;
      expect(textOf(one(page, 'title'))).to.equal('Wohngeld – Kirchhain');
      const card = one(page, 'ozg-service-card');
      expect(attribute(card, 'src')).to.equal(`${FEEDS}/areas/${TOWN}.json`);
      expect(attribute(card, 'service')).to.equal(KEY);
      expect(textOf(card)).to.equal(
        'Wohngeld Kirchhain Mehr dazu: wohngeld.example.org Auskunft: Bürgeramt, +49 69 90009-110',
      );
      expect(attribute(one(page, 'html'), 'lang')).to.equal('de');
      // Search engines shall find the town's own page.
      expect(attribute(one(page, 'meta', { name: 'robots' }), 'content')).to.equal('noindex');
      const alternate = one(page, 'link', { type: 'application/json+oembed' });
      expect(attribute(alternate, 'href')).to.equal(`${FEEDS}/embed/${TOWN}/${KEY}.json`);
      expect(attribute(alternate, 'title')).to.equal('Wohngeld – Kirchhain');
      const list = one(files[`${TOWN}/index.html`]!, 'ozg-service-list');
      expect(textOf(list)).to.equal('Verwaltungsleistungen Kirchhain Auskunft: Bürgeramt, +49 69 90009-110');
    });
  });

  it('run only our script, under a policy that names every source in full', async () => {
    await withSource(both(), async (source, out) => {
      const { files } = await built(source, out);
      for (const [name, page] of Object.entries(files).filter(([n]) => n.endsWith('.html'))) {
        const meta = one(page, 'meta', { 'http-equiv': 'Content-Security-Policy' });
        expect(attribute(meta, 'content')).to.equal(
          `default-src 'none'; script-src ${WIDGETS}; connect-src ${FEEDS}/; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`,
        );
        expect(attribute(one(page, 'script'), 'src'), name).to.equal(`${WIDGETS}frame.js`);
        expect(textOf(one(page, 'script'))).to.equal('');
        for (const { tagName, attrs } of elementsOf(page)) {
          expect(tagName).to.not.match(/^(style|base)$/);
          for (const a of attrs ?? []) expect(a.name).to.not.match(/^(style|on.*)$/);
        }
      }
    });
  });

  it('have an oEmbed answer with a link and a frame', async () => {
    await withSource(
      withFacts({
        'Adresse der Feeds': FEEDS,
        'Adresse der Bausteine': WIDGETS,
        Internet: 'https://www.example.org/',
        'Abfrage alle Sekunden': '600',
      }),
      async (source, out) => {
        const { files } = await built(source, out);
        const { html, ...rest } = answerOf(files[`${TOWN}/${KEY}.json`]);
        expect(rest).to.deep.equal({
          version: '1.0',
          type: 'rich',
          title: 'Wohngeld – Kirchhain',
          provider_name: 'Musterstadt (Beispiel)',
          provider_url: 'https://www.example.org/',
          cache_age: 600,
          width: 600,
          height: 420,
        });
        const page = `${FEEDS}/embed/${TOWN}/${KEY}.html`;
        // The form that WordPress looks for.
        expect(html).to.match(/^<blockquote>.*?<\/blockquote><iframe [^>]*><\/iframe>$/);
        expect(attribute(one(html, 'a'), 'href')).to.equal(page);
        const frame = one(html, 'iframe');
        expect(attribute(frame, 'src')).to.equal(page);
        expect(attribute(frame, 'title')).to.equal('Wohngeld – Kirchhain');
        expect(attribute(frame, 'class')).to.equal('ozg-frame');
        expect(attribute(frame, 'sandbox')!.split(' ')).to.include.members(['allow-scripts', 'allow-same-origin']);
      },
    );
  });

  it('name no address of the publisher who states none', async () => {
    await withSource(both(), async (source, out) => {
      const { files } = await built(source, out);
      expect(answerOf(files[`${TOWN}/index.json`])).to.not.have.property('provider_url');
    });
  });

  it('name who is there for the service before who is there for all, and never a person', async () => {
    const contacts =
      'Kennung;ARS;Rolle;Name;Person;Einwilligung;Internet;Telefon;Leistungen\n' +
      `amt;${TOWN};Ansprechpunkt;Bürgeramt;;;;+49 69 90009-110;\n` +
      `geld;060000000000;zuständige Stelle;Wohngeldstelle;;;https://wohngeldstelle.example.org/kontakt;;${KEY}\n` +
      `person;${TOWN};Ansprechpunkt;Frau Muster;ja;schriftlich am 1.2.2026;;+49 69 90009-111;${KEY}\n`;
    await withSource(both({ 'kontakte.csv': contacts }), async (source, out) => {
      const { files, words } = await built(source, out);
      expect(words).to.deep.equal([]);
      const said = (key: string): string => textOf(one(files[`${TOWN}/${key}.html`]!, 'body'));
      expect(said(KEY)).to.match(/Auskunft: Wohngeldstelle, wohngeldstelle\.example\.org$/);
      expect(said('99115005104000')).to.match(/Auskunft: Bürgeramt, \+49 69 90009-110$/);
      expect(Object.values(files).join()).to.not.include('Muster,');
    });
  });

  it('hold any name: quotes, tags, 289 characters, Arabic', async () => {
    const nasty = `"Wohn'geld" <script>alert(1)</script> & mehr ${'ä'.repeat(289)}`;
    const services = `Schlüssel;Name\n${KEY};"${nasty.replaceAll('"', '""')}"\n99115005104000;تسجيل السكن\n`;
    const areas = String(sound['gebiete.csv']).replace('Kirchhain', '"Kirchhain ""</title>"""');
    await withSource(both({ 'leistungen.csv': services, 'gebiete.csv': areas }), async (source, out) => {
      const { files, words } = await built(source, out);
      expect(words.map((line) => /^Hinweis: .*„Name“: „(.*?)“/.exec(line)?.[1])).to.deep.equal(['<script>']);
      const title = `${nasty} – Kirchhain "</title>"`;
      const page = files[`${TOWN}/${KEY}.html`]!;
      expect(textOf(one(page, 'title'))).to.equal(title);
      expect(textOf(one(page, 'h1'))).to.equal(nasty);
      expect(textOf(one(page, 'script'))).to.equal('');
      const answer = answerOf(files[`${TOWN}/${KEY}.json`]);
      expect(answer.title).to.equal(title);
      expect(attribute(one(answer.html, 'iframe'), 'title')).to.equal(title);
      expect(textOf(one(answer.html, 'a'))).to.equal(title);
      expect(elementsOf(answer.html).some(({ tagName }) => tagName === 'script')).to.equal(false);
      const arabic = one(files[`${TOWN}/99115005104000.html`]!, 'h1');
      expect([textOf(arabic), attribute(arabic, 'dir')]).to.deep.equal(['تسجيل السكن', 'auto']);
    });
  });

  describe('facts about them', () => {
    const wrong: [string, Record<string, string>, string[]][] = [
      [
        'one of the two',
        { 'Adresse der Feeds': FEEDS },
        [
          'Fehler: herausgeber.csv, Zeile 4: Seiten zum Einbetten brauchen zwei Angaben; es fehlt „Adresse der Bausteine“. Bitte ergänzen, oder beide Zeilen weglassen.',
        ],
      ],
      [
        'http elsewhere than on this machine',
        { feedsUrl: 'http://feeds.example.org/', widgetsUrl: WIDGETS },
        [
          'Fehler: herausgeber.csv, Zeile 4, Spalte „Wert“: „http://feeds.example.org/“ ist nicht verschlüsselt. Bitte die Adresse mit https:// angeben.',
        ],
      ],
      [
        'an address with a question',
        { 'Adresse der Feeds': `${FEEDS}?a=b`, 'Adresse der Bausteine': WIDGETS },
        [
          'Fehler: herausgeber.csv, Zeile 4, Spalte „Wert“: „https://feeds.example.org/ozg?a=b“ ist nicht die Adresse eines Ordners. Bitte ohne Anmeldung und ohne ? oder # angeben.',
        ],
      ],
    ];
    for (const [what, facts, words] of wrong) {
      it(`are refused: ${what}`, async () => {
        await withSource(withFacts(facts), async (source, out) => {
          const result = await built(source, out);
          expect(result.words.slice(0, words.length)).to.deep.equal(words);
          expect(result.areas).to.equal(0);
        });
      });
    }

    it('may be left empty, and may be http on this machine', async () => {
      await withSource(withFacts({ 'Adresse der Feeds': '', 'Adresse der Bausteine': '' }), async (source, out) => {
        expect(await built(source, out)).to.deep.include({ words: [], pages: 0 });
      });
      const local = {
        'Adresse der Feeds': 'http://127.0.0.1:8000/',
        'Adresse der Bausteine': 'http://localhost:8000/w',
      };
      await withSource(withFacts(local), async (source, out) => {
        const { files } = await built(source, out);
        expect(files[`${TOWN}/index.html`]).to.include(
          'script-src http://localhost:8000/w/; connect-src http://127.0.0.1:8000/;'.replaceAll("'", '&#39;'),
        );
      });
    });
  });
});
