/** The checks of responses, which the doctor and `ozg-feed check ADDRESS` share. */
import {
  charsetOf,
  checkDocumentBody,
  checkOembed,
  describeDiagnosis,
  diagnose,
  diagnosisLine,
  mediaTypeOf,
  pageFromResponse,
} from '@ozg-widgets/doctor';
import type { Answer, Headers, Read } from '@ozg-widgets/doctor';
import * as deprecated from '@ozg-widgets/publisher/doctor';
import { expect } from 'chai';
import { NOW } from './servers.js';

const OPTIONS = { now: NOW, version: '0.1.0' };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const answerOf = (body: Uint8Array, headers: Headers = {}): Answer => ({
  url: 'https://www.example.org/',
  status: 200,
  headers,
  complete: true,
  bytes: body,
});

describe('doctor › media types', () => {
  for (const [header, type, charset] of [
    ['text/html', 'text/html', undefined],
    ['Text/HTML; Charset="ISO-8859-1"', 'text/html', 'ISO-8859-1'],
    ['text/html;version=1;charset=utf-8', 'text/html', 'utf-8'],
    ['text/html; x="; charset=latin1"; charset=utf-8', 'text/html', 'utf-8'],
    ['json', 'json', undefined],
    ['', '', undefined],
  ] as const) {
    it(`reads Content-Type: ${header}`, () => {
      const headers = { 'content-type': header };
      expect([mediaTypeOf(headers), charsetOf(headers)]).to.deep.equal([type, charset]);
    });
  }

  it('decodes a page by its charset, and as UTF-8 if the charset is unknown', () => {
    const latin = new Uint8Array([...bytesOf('<p>M'), 0xfc, ...bytesOf('ller</p>')]);
    const page = pageFromResponse(answerOf(latin, { 'content-type': 'text/html; charset="iso-8859-1"' }));
    expect(page).to.include({ html: '<p>Müller</p>' });
    const unknown = pageFromResponse(answerOf(bytesOf('<p>Müller</p>'), { 'content-type': 'text/html; charset=nope' }));
    expect(unknown).to.include({ html: '<p>Müller</p>' });
  });

  it('rejects a response that is not HTML', () => {
    const page = pageFromResponse(answerOf(bytesOf('{}'), { 'content-type': 'Application/JSON; charset=utf-8' }));
    expect(page).to.deep.equal({ severity: 'error', code: 'page-not-html', facts: { found: 'application/json' } });
  });
});

describe('doctor › oEmbed', () => {
  const response = (html: unknown): Record<string, unknown> => ({
    version: '1.0',
    type: 'rich',
    width: 600,
    height: 420,
    html,
  });

  for (const html of [
    '<iframe src="https://feeds.example.org/embed/a.html"></iframe>',
    "<iframe src='https://feeds.example.org/embed/a.html'></iframe>",
    '<iframe src=https://feeds.example.org/embed/a.html></iframe>',
    '<iframe title="a > b" src="https://feeds.example.org/embed/a.html?a=1&amp;b=2"></iframe>',
    '<blockquote><p>Wohngeld</blockquote><IFRAME SRC = "https://feeds.example.org/embed/a.html"></IFRAME>',
  ]) {
    it(`accepts ${html}`, () => {
      expect(checkOembed(response(html))).to.deep.equal([]);
    });
  }

  for (const html of [
    '<iframe></iframe>',
    '<iframe src="/embed/a.html"></iframe>',
    '<iframe src="http://feeds.example.org/embed/a.html"></iframe>',
    '<iframe data-src="https://feeds.example.org/embed/a.html"></iframe>',
    '<!-- <iframe src="https://feeds.example.org/embed/a.html"></iframe> -->',
    '<p title="<iframe src=&quot;https://feeds.example.org/&quot;>">Wohngeld</p>',
  ]) {
    it(`rejects ${html}`, () => {
      expect(checkOembed(response(html))).to.deep.equal([{ code: 'oembed-frame' }]);
    });
  }

  it('reports missing and invalid fields', () => {
    const document = response(3);
    delete document.width;
    expect(checkOembed(document).map(({ facts }) => facts?.field)).to.deep.equal(['html', 'width']);
  });
});

/** JSON values whose conversion to a string or a number throws. */
const HOSTILE: readonly unknown[] = [
  { format: { toString: 1 } },
  { format: { toString: 1, valueOf: 1 }, version: { toString: 1 } },
  { html: { toString: 1 }, version: { toString: 1 }, type: { toString: 1 }, width: { valueOf: 1 } },
  { format: 'ozg-feed', ttl: { valueOf: 1 }, published: { toString: 1 }, validUntil: { toString: 1 } },
  { __proto__: null, toString: 1 },
  null,
  [],
];

describe('doctor › hostile documents', () => {
  for (const document of HOSTILE) {
    const json = JSON.stringify(document);

    it(`checks ${json} without throwing`, () => {
      const codes: string[] = [];
      checkDocumentBody(bytesOf(json), NOW, ({ code }) => codes.push(code));
      expect(codes).to.not.deep.equal([]);
    });

    it(`diagnoses a page whose resources are all ${json}`, async () => {
      const read: Read = (url) => {
        const type = url.endsWith('.js') ? 'text/javascript' : 'application/json';
        return Promise.resolve(
          answerOf(bytesOf(json), { 'content-type': type, 'access-control-allow-origin': '*', age: 'x' }),
        );
      };
      const html = `<link rel="ozg-feed" href="https://feeds.example.org/areas/065340011011.json">
        <link rel="alternate" type="application/json+oembed" href="https://feeds.example.org/ozg/a.json">
        <script type="module" src="https://widgets.example.org/0.1.0/ozg-widgets.js"></script>
        <iframe class="ozg-frame" title="a" src="https://widgets.example.org/frame.html?element=help"></iframe>
        <ozg-area-picker value="065340011011"></ozg-area-picker><ozg-help service="99107023017000"></ozg-help>`;
      const found = await diagnose({ html, address: 'https://www.example.org/' }, { ...OPTIONS, read });
      expect(found.map(({ code }) => code))
        .to.include('directory-invalid')
        .and.to.include('oembed-invalid');
    });
  }
});

describe('doctor › output', () => {
  it('contains no control characters and no marks that change the direction of text', async () => {
    const html = `<ozg-notices kind="\u001b[31mrot\u0007\u202e\u2066\u009b2J\nzwei">a</ozg-notices>`;
    const [found] = (await diagnose({ html }, OPTIONS)).filter(({ code }) => code === 'attribute-word');
    const line = diagnosisLine(found!, 'seite\u001b]0;.html');
    expect(line).to.match(/^Fehler: seite\]0;\.html, Zeile 1, Spalte 14: „\[31mrot2J“ gibt es bei „kind“ nicht/);
    expect(line).to.not.match(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  });

  it('keeps the lines of a configuration', () => {
    const facts = { directive: 'img-src', address: 'https://a.example/', lines: '\n  nginx: a\u001b\n  Caddy: b' };
    const message = describeDiagnosis({ severity: 'error', code: 'csp-img', facts }, 'en');
    expect(message).to.match(/To allow it:\n {2}nginx: a\n {2}Caddy: b$/);
  });
});

describe('@ozg-widgets/publisher/doctor (deprecated)', () => {
  it('exports the former names', async () => {
    expect(deprecated.patientFrom).to.equal(pageFromResponse);
    expect(deprecated.diagnose).to.equal(diagnose);
    const patient: deprecated.Patient = { html: '' };
    expect((await deprecated.diagnose(patient, OPTIONS)).map(({ code }) => code)).to.deep.equal(['nothing-found']);
  });
});
