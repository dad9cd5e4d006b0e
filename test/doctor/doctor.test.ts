import { readdirSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { describeDiagnosis, diagnose } from '@ozg-widgets/doctor';
import type { Diagnosis, Read } from '@ozg-widgets/doctor';
import { doctor } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { NOW, pageSource, startServers } from './servers.js';
import type { Servers } from './servers.js';

const OPTIONS = { now: NOW, version: '0.1.0' };
const folder = (name: string): string[] =>
  readdirSync(new URL(`fixtures/${name}/`, import.meta.url)).map((file) => file.replace('.html', ''));

/** A diagnosis as `severity code @ line:column`. */
const inShort = ({ severity, code, issue, line, column }: Diagnosis): string =>
  `${severity} ${issue?.code ?? code}${line === undefined ? '' : ` @ ${line}:${column}`}`;

describe('doctor', () => {
  let servers: Servers;

  before(async () => {
    servers = await startServers();
  });
  after(() => servers.stop());

  for (const name of folder('valid')) {
    it(`reports nothing on a valid page: ${name}`, async () => {
      const { diagnoses } = await doctor(servers.page(`valid/${name}`), OPTIONS);
      expect(diagnoses.map((d) => describeDiagnosis(d))).to.deep.equal([]);
    });
  }

  const policy = (text: string): OutgoingHttpHeaders => ({ 'Content-Security-Policy': text });
  const broken: [page: string, short: string, words: RegExp, headers?: OutgoingHttpHeaders][] = [
    // Policies
    ['plain', 'error csp-script @ 7:5', /script-src.*sperrt das Skript/, policy("default-src *; script-src 'self'")],
    [
      'plain',
      'error csp-connect @ 6:5',
      /default-src.*sperrt den Feed/,
      policy("default-src 'self'; script-src https://widgets.example.org"),
    ],
    ['csp-img', 'error csp-img @ 9:5', /img-src.*sperrt das Bild/, policy("img-src 'self' data:")],
    ['csp-frame', 'error csp-frame @ 9:5', /child-src.*sperrt den Rahmen/, policy("child-src 'none'")],
    ['frame-script', 'error csp-script @ 13:5', /script-src.*sperrt das Skript/, policy("script-src 'self'")],
    ['csp-meta', 'error csp-connect @ 7:5', /HTML: <meta http-equiv="Content-Security-Policy" content="script-src/],
    ['csp-nonce', 'error csp-nonce @ 7:5', /nonce="…"/, policy("script-src 'nonce-abc' 'strict-dynamic' https:")],
    ['plain', 'error csp-sandbox', /allow-scripts/, policy('sandbox allow-forms')],
    [
      'plain',
      'error csp-trusted-types @ 7:5',
      /trusted-types dompurify lit-html 'allow-duplicates'$/,
      policy('trusted-types dompurify'),
    ],
    [
      'trusted-data',
      'warning csp-trusted-data @ 7:5',
      /: trusted-types ozg-widgets lit-html 'allow-d/,
      policy('trusted-types lit-html'),
    ],
    // Sanitizers
    ['nothing', 'error nothing-found', /nichts von ozg-widgets/],
    ['embed-missing', 'error embed-missing @ 7:5', /Redaktionssystem ihn beim Speichern entfernt/],
    ['tag-escaped', 'error tag-escaped @ 11:8', /„<ozg-availability-badge“ als lesbarer Text/],
    ['iframe-escaped', 'error tag-escaped @ 11:7', /„<iframe“ als lesbarer Text/],
    ['code-escaped', 'error tag-escaped @ 11:8', /„<ozg-availability-badge“ als lesbarer Text/],
    ['script-escaped', 'error tag-escaped @ 10:8', /„<script“ als lesbarer Text/],
    ['script-shown', 'error script-shown @ 10:45', /Inhalt eines Skripts als lesbarer Text/],
    ['texts-shown', 'error script-shown @ 11:8', /Inhalt eines Skripts als lesbarer Text/],
    ['script-missing', 'error script-missing @ 10:8', /kein Skript, das ihn zum Leben bringt/],
    ['script-missing-inline', 'error script-missing @ 13:8', /kein Skript, das ihn zum Leben bringt/],
    ['shortcode-shown', 'error shortcode-shown @ 10:7', /„\[ozg element=„availability-badge“.*Plugin ozg-widgets/],
    ['code-commented', 'error code-commented @ 11:5', /in einem HTML-Kommentar/],
    ['script-commented', 'error code-commented @ 7:5', /in einem HTML-Kommentar/],
    ['script-lacks', 'error script-lacks @ 11:5', /<ozg-service-list> ist in ozg-badge-card.js nicht/],
    ['script-plain', 'error script-plain @ 11:5', /Die Form mit data-ozg kennt ozg-badge-card.js nicht/],
    // Tags and attributes
    ['tag-unknown', 'error tag-unknown @ 11:5', /Gemeint ist wohl <ozg-availability-badge>/],
    ['div-unknown', 'error div-unknown @ 11:10', /Gemeint ist wohl data-ozg="contact-card"/],
    ['tag-self-closed', 'error tag-self-closed @ 11:5', /schließt sich nicht selbst/],
    [
      'tag-in-paragraph',
      'warning tag-in-paragraph @ 12:7',
      /in einem Absatz.*oder <p> und <\/p> im Baustein weglassen/,
    ],
    ['tag-in-span', 'warning tag-in-paragraph @ 14:10', /in einem Absatz/],
    ['attribute-unknown', 'error attribute-unknown @ 11:29', /Gemeint ist wohl „service“/],
    ['attribute-foreign', 'warning attribute-unknown @ 11:54', /eines von diesen nehmen: src, public-key/],
    ['attribute-role', 'error attribute-unknown @ 11:23', /Gemeint ist wohl „contact-role“/],
    ['attribute-bare', 'error attribute-unknown @ 11:40', /Gemeint ist wohl „data-service“/],
    ['attribute-quotes', 'error attribute-quotes @ 11:29', /gerade Anführungszeichen/],
    ['attribute-word', 'error attribute-word @ 11:54', /Gemeint ist wohl „banner“/],
    ['number-malformed', 'error number-malformed @ 11:18', /keine ganze Zahl \(drei\)/],
    ['level-malformed', 'error level-malformed @ 11:18', /1 bis 6/],
    ['moment-malformed', 'error moment-malformed @ 11:18', /kein Zeitpunkt \(morgen\)/],
    ['address-malformed', 'error address-malformed @ 11:18', /keine Adresse/],
    ['badge-href', 'error badge-href @ 11:29', /auf die Seite selbst/],
    ['badge-no-href', 'error badge-href @ 11:8', /href="https:\/\/…"/],
    ['picker-ignored', 'warning picker-ignored @ 12:23', /„src“ streichen/],
    ['picker-around', 'warning picker-ignored @ 13:12', /„data-ozg-src“ streichen/],
    ['preview-left', 'warning preview-left @ 11:54', /nur für die Vorschau/],
    ['texts-json', 'error texts-json @ 9:9', /kein JSON/],
    ['texts-type', 'error texts-type @ 8:5', /type="application\/json"/],
    // Plain forms
    ['form-address', 'error form-address @ 11:34', /content="(http:[^"]*feed\.json)">.* data-ozg-forms="\1"$/],
    ['form-address-around', 'error form-address @ 11:14', /\(„data-ozg-src“\) nicht/],
    ['form-picker', 'error form-picker @ 11:10', /data-ozg-forms="area-picker"$/],
    ['form-attribute', 'warning form-attribute @ 11:64', /content="structured-data"/],
    // Keys
    ['service-missing', 'error service-missing @ 11:5', /Bitte service="…"/],
    ['service-malformed', 'error service-malformed @ 11:29', /14 Ziffern/],
    ['service-unknown', 'error service-unknown @ 11:29', /wohl 99107023017000 \(Wohngeld\)/],
    ['service-unlisted', 'warning service-unlisted @ 11:29', /Kirchhain führt die Leistung 99006002001000 nicht/],
    ['area-malformed', 'error area-malformed @ 11:22', /führenden Null/],
    ['area-unknown', 'error area-unknown @ 11:25', /wohl 065340011011 \(Kirchhain\)/],
    ['area-file', 'error area-unknown @ 6:26', /wohl 065340011011 \(Kirchhain\)/],
    // Scripts
    ['script-classic', 'error script-classic @ 7:5', /fehlt type="module"/],
    ['script-nomodule', 'error script-nomodule @ 7:27', /nomodule/],
    [
      'script-twice',
      'warning script-twice @ 8:5',
      /\(Zeile 7\) schon mitbringt.* Bitte ozg-badge-card\.js \(Zeile 8\) entfernen/,
    ],
    [
      'script-twice',
      'error script-twice @ 8:5',
      /nur einmal zu; .*: trusted-types lit-html 'allow-duplicates'\./,
      policy('trusted-types lit-html'),
    ],
    [
      'script-twice',
      'warning script-twice @ 8:5',
      /geladen werden beide\. Bitte/,
      policy("trusted-types lit-html 'allow-duplicates'"),
    ],
    ['script-copies', 'error script-copies @ 8:5', /bricht ab.* \(Zeile 7\) hat ihn schon/, policy('trusted-types *')],
    ['script-html', 'error script-html @ 7:27', /Webseite \(HTML\) statt des Skripts/],
    ['script-type', 'error script-type @ 7:27', /„text\/plain“ statt „text\/javascript“/],
    ['script-cors', 'error web-cors-missing @ 7:27', /nginx: add_header Access-Control-Allow-Origin/],
    ['script-gone', 'error web-status @ 7:27', /Status 404/],
    ['version-old', 'warning version-old @ 7:27', /Version 0\.0\.9; neu ist 0\.1\.0/],
    ['integrity-moving', 'error integrity-moving @ 10:7', /festen Version/],
    ['integrity-wrong', 'error integrity-wrong @ 10:7', /integrity="sha384-[\w+/]{64}"/],
    ['integrity-form', 'warning integrity-form @ 10:7', /keine Prüfsumme/],
    ['crossorigin-missing', 'warning crossorigin-missing @ 10:7', /crossorigin="anonymous"/],
    // Feeds
    ['feed-unnamed', 'error feed-unnamed @ 10:8', /<link rel="ozg-feed"/],
    ['feed-expired', 'error web-outdated @ 6:26', /nur bis 2026-11-24T09:00:00Z/],
    ['feed-old', 'warning feed-old @ 6:26', /seit 388 Tagen/],
    ['feed-stale', 'warning feed-stale @ 6:26', /90000 Sekunden alt/],
    ['feed-no-cors', 'error web-cors-missing @ 6:26', /Apache: Header always set Access-Control-Allow-Origin/],
    ['feed-elsewhere', 'error web-cors-elsewhere @ 6:26', /Nur Seiten von https:\/\/www.example.net/],
    ['feed-html', 'error html @ 6:26', /Webseite \(HTML\) statt eines Feeds/],
    ['feed-broken', 'error not-json @ 6:26', /kein JSON/],
    ['feed-invalid', 'error unrecognized_keys @ 6:26', /sevices/],
    ['feed-text', 'warning web-type @ 6:26', /„text\/plain“ statt „application\/json“/],
    ['feed-unreachable', 'error web-unreachable @ 6:26', /antwortet nicht/],
    ['feed-gone', 'error web-status @ 6:26', /Status 404/],
    ['feed-loop', 'error web-redirect-loop @ 6:26', /6 Weiterleitungen/],
    ['redirect-http', 'error web-redirect-http @ 6:26', /http:\/\/data\.example\.net/],
    ['directory-unnamed', 'error directory-unnamed @ 11:5', /directory="https/],
    ['directory-invalid', 'error directory-invalid @ 11:22', /kein lesbares Verzeichnis/],
    // Feed links
    ['link-rel', 'error link-rel @ 6:11', /Bitte rel="ozg-feed" schreiben/],
    ['link-empty', 'error link-empty @ 6:5', /fehlt die Adresse/],
    ['link-in-body', 'warning link-in-body @ 10:5', /in den Kopf/],
    ['link-twice', 'warning link-twice @ 7:5', /nur das erste gilt/],
    ['base-moves', 'error base-moves @ 7:26', /Wegen <base>/],
    // Frames, images, oEmbed
    ['frame-sandbox', 'error frame-sandbox @ 9:81', /allow-scripts/],
    ['frame-title', 'error frame-title @ 9:5', /title="…"/],
    ['frame-element', 'error frame-element @ 12:7', /wohl „availability-badge“/],
    ['frame-picker', 'error frame-element @ 12:7', /Es gibt: availability-badge, contact-card/],
    ['frame-element-missing', 'error frame-element-missing @ 12:7', /element=service-card/],
    ['frame-service', 'error service-unknown @ 12:7', /wohl 99107023017000 \(Wohngeld\)/],
    ['frame-service-key', 'error service-malformed @ 12:7', /14 Ziffern/],
    ['frame-service-missing', 'error frame-service-missing @ 12:7', /„service=…“/],
    ['frame-attribute', 'error attribute-unknown @ 12:7', /Gemeint ist wohl „service“/],
    ['frame-feed-unnamed', 'error frame-feed-unnamed @ 12:7', /nennt keinen Feed/],
    ['frame-feed-gone', 'error web-status @ 12:7', /Status 404/],
    ['frame-feed-closed', 'error frame-feed-closed @ 12:7', /bei connect-src ergänzen: http/],
    ['frame-area', 'error area-unknown @ 12:7', /wohl 065340011011 \(Kirchhain\)/],
    ['frame-ampersand', 'error frame-ampersand @ 12:7', /„&amp;amp;“/],
    ['frame-refused', 'error frame-refused @ 9:37', /X-Frame-Options: SAMEORIGIN/],
    ['frame-ancestors', 'error frame-refused @ 9:37', /frame-ancestors 'self' https:\/\/\*\.example\.org/],
    ['img-alt', 'error img-alt @ 9:5', /alt="…"/],
    ['img-type', 'error img-type @ 9:10', /image\/svg\+xml/],
    ['oembed-invalid', 'error oembed-invalid @ 9:7', /oEmbed 1\.0/],
  ];

  for (const [name, short, words, headers] of broken) {
    it(`reports only ${short.replace(/ @.*/, '').replace(/^\w+ /, '')} on the page ${name}`, async () => {
      const { diagnoses } = await doctor(servers.page(`broken/${name}`, headers), OPTIONS);
      const messages = diagnoses.map((d) => describeDiagnosis(d));
      expect(diagnoses.map(inShort), messages.join('\n')).to.deep.equal([short]);
      expect(messages[0])
        .to.match(words)
        .and.not.match(/\{\w+\}/);
      expect(describeDiagnosis(diagnoses[0]!, 'en')).to.not.equal(messages[0]);
    });
  }

  it('has a test for every broken page', () => {
    // These two need a page under https; the test of the command covers them.
    expect(folder('broken').filter((name) => !broken.some(([page]) => page === name))).to.deep.equal([
      'mixed-feed',
      'mixed-script',
    ]);
  });

  it('reports a missing end tag', async () => {
    const html = (await pageSource('broken/tag-self-closed')).replace(' />\n    <p>', '>\n    <p>');
    expect((await diagnose({ html }, OPTIONS)).map(inShort)).to.deep.equal(['error tag-unclosed @ 11:5']);
  });

  it('names the redundant one of two scripts', async () => {
    const redundant = async (...files: readonly string[]): Promise<string | undefined> => {
      const html = files
        .map((file) => `<script type="module" src="https://a.example/0.1.0/${file}"></script>\n`)
        .join('');
      const found = (await diagnose({ html }, OPTIONS)).filter(({ code }) => code === 'script-twice');
      return found.map((d) => /Remove (.*), which is redundant/.exec(describeDiagnosis(d, 'en'))?.[1]).join();
    };
    expect(await redundant('ozg-badge-card.js', 'ozg-widgets.js')).to.equal('ozg-badge-card.js (line 1)');
    expect(await redundant('ozg-widgets.js', 'ozg-badge-card.js')).to.equal('ozg-badge-card.js (line 2)');
    expect(await redundant('ozg-widgets.js', 'ozg-widgets.js')).to.equal('ozg-widgets.js (line 2)');
    expect(await redundant('elements/ozg-contact-card.js', 'ozg-badge-card.js')).to.equal(
      'ozg-contact-card.js (line 1)',
    );
    expect(await redundant('elements/ozg-contact-card.js', 'elements/ozg-help.js')).to.equal('');
  });

  it('reports a script without an end tag', async () => {
    const html = (await pageSource('valid/tag')).replace('</script>', '');
    const [found, ...others] = await diagnose({ html }, OPTIONS);
    expect([inShort(found!), others]).to.deep.equal(['error script-unclosed @ 7:5', []]);
    expect(describeDiagnosis(found!)).to.match(/fehlt das Ende <\/script>/);
  });

  it('reports a script without an end tag that contains our code', async () => {
    const codes = async (html: string): Promise<string[]> => (await diagnose({ html }, OPTIONS)).map(inShort);
    const ours = '<script type="module" src="https://a.example/ozg-widgets.js">';
    const badge = '<div data-ozg="availability-badge"></div>';
    expect(await codes(`<script src="/menu.js">\n${badge}`)).to.deep.equal(['error script-unclosed @ 1:1']);
    expect(await codes(`${ours}<p>Wohngeld</p><script src="/menu.js"></script>`)).to.deep.equal([
      'error script-unclosed @ 1:1',
    ]);
    const template = `<script>menu.innerHTML = '${badge}';</script>`;
    expect(await codes(`${ours} </script>${template}`)).to.deep.equal(['error embed-missing @ 1:1']);
  });

  it('tells a missing end tag from a paragraph that ended early', async () => {
    const codes = async (html: string): Promise<string[]> =>
      (await diagnose({ html }, OPTIONS)).map(({ code }) => code).filter((code) => code.startsWith('tag-'));
    expect(await codes('<p><ozg-help>Auskunft</p><p>Mehr</p>')).to.deep.equal(['tag-unclosed']);
    expect(await codes('<p><ozg-help>Auskunft<p>Mehr<p><ozg-help></ozg-help>')).to.deep.equal(['tag-unclosed']);
    expect(await codes('<div><p><ozg-help>Auskunft</div></ozg-help>')).to.deep.equal(['tag-unclosed']);
    expect(await codes('<div><ozg-help><p>Auskunft</p></ozg-help></div>')).to.deep.equal([]);
  });

  it('diagnoses a fragment without an address', async () => {
    const html = '<link rel="ozg-feed" href="/feed.json">\n<ozg-contact-card rolle="support"></ozg-contact-card>';
    expect((await diagnose({ html }, OPTIONS)).map(inShort)).to.deep.equal([
      'error script-missing @ 2:1',
      'warning attribute-unknown @ 2:19',
    ]);
  });

  it('lists the addresses that it could not read without the address of the page', async () => {
    const html = `<link rel="ozg-feed" href="/nixda/feed.json">
      <script type="module" src="/nixda/ozg-badge-card.js"></script>
      <a href="/"><img class="ozg-badge" src="badge.svg" alt="Wohngeld"></a><img class="ozg-badge" src="a.svg" alt="a">
      <ozg-contact-card>Auskunft: 069 90009-110</ozg-contact-card>`;
    const requested: string[] = [];
    const read: Read = (url) => {
      requested.push(url);
      return Promise.resolve({ failed: 'host' });
    };
    const [found, ...others] = await diagnose({ html }, { ...OPTIONS, read });
    expect(others).to.deep.equal([]);
    expect(inShort(found!)).to.equal('warning address-unplaced');
    expect(describeDiagnosis(found!)).to.contain(
      ': /nixda/ozg-badge-card.js, /nixda/feed.json, badge.svg und 1 weitere. Bitte auch die Adresse',
    );
    expect(requested).to.deep.equal([]);
    const withAddress = await diagnose({ html, address: 'https://www.example.org/' }, { ...OPTIONS, read });
    expect(withAddress.map(({ code }) => code)).to.not.include('address-unplaced');
  });

  it('reports JSON as not being a page', async () => {
    const html = await (await fetch(`${servers.second}/feed.json`)).text();
    expect((await diagnose({ html }, OPTIONS)).map(inShort)).to.deep.equal(['error page-not-html']);
  });

  it('diagnoses a deeply nested page', async () => {
    const html = `${'<div>'.repeat(20_000)}<ozg-contact-card>x</ozg-contact-card>`;
    expect((await diagnose({ html }, OPTIONS)).map(({ code }) => code)).to.have.members([
      'script-missing',
      'feed-unnamed',
    ]);
  });

  it('reports mixed content, unless the page upgrades insecure requests', async () => {
    const html = await pageSource('broken/mixed-feed');
    const requested: string[] = [];
    const read: Read = (url) => {
      requested.push(url);
      return Promise.resolve({ failed: 'host' });
    };
    const address = 'https://www.example.org/';
    const mixed = await diagnose({ html, address }, { ...OPTIONS, read });
    expect(mixed.map(({ code }) => code)).to.include('mixed-content');
    expect(requested).to.deep.equal(['https://widgets.example.org/0.1.0/ozg-widgets.js']);
    const headers = { 'content-security-policy': 'upgrade-insecure-requests' };
    const upgraded = await diagnose({ html, address, headers }, { ...OPTIONS, read });
    expect(upgraded.map(({ code }) => code)).to.not.include('mixed-content');
    expect(requested).to.include('https://data.example.net/areas/065340011011.json');
  });

  it('reads each address once, and nothing without a reader', async () => {
    const html = (await pageSource('valid/tag')).repeat(2);
    const requested: string[] = [];
    const read: Read = (url) => {
      requested.push(url);
      return Promise.resolve({ failed: 'slow', facts: { seconds: 10 } });
    };
    await diagnose({ html, address: 'https://www.example.org/' }, { ...OPTIONS, read });
    expect(requested).to.have.length.above(1);
    expect(requested).to.deep.equal([...new Set(requested)]);
    const alone = await diagnose({ html: await pageSource('valid/tag') }, OPTIONS);
    expect(alone.map(inShort)).to.deep.equal([]);
  });
});
