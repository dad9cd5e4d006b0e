import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diagnose, needs, policyFor } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium, newPage } from '../support/chromium.js';
import { allows, directiveFor, policiesOf } from '../../packages/publisher/src/doctor/csp/policy.js';
import type { Load, Policy } from '../../packages/publisher/src/doctor/csp/policy.js';
import { linesFor, mendedText } from '../../packages/publisher/src/doctor/csp/config-snippets.js';
import { readPage } from '../../packages/publisher/src/doctor/html/parse-page.js';

const SELF = 'https://www.example.org/amt/';
const { CHROME_PATH } = process.env;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const policiesIn = (header: string, html = ''): Policy[] => policiesOf(readPage(html), header);
const policyOf = (header: string): Policy => policiesIn(header)[0]!;

/** SHA-256 of nothing. */
const EMPTY = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

type Extra = Pick<Load, 'nonce' | 'integrity'>;
const CASES: [policy: string, kind: Load['kind'], url: string, allowed: boolean, extra?: Extra][] = [
  // Which directive speaks
  ["style-src 'none'", 'script', 'https://a.example.net/x.js', true],
  ["default-src 'none'", 'connect', 'https://a.example.net/x.json', false],
  ["default-src 'none'; connect-src https://a.example.net", 'connect', 'https://a.example.net/x.json', true],
  ["script-src 'none'; script-src-elem https://a.example.net", 'script', 'https://a.example.net/x.js', true],
  ["child-src 'none'", 'frame', 'https://a.example.net/x.html', false],
  ["child-src 'none'; frame-src *", 'frame', 'https://a.example.net/x.html', true],
  ["img-src 'self'; img-src *", 'img', 'https://a.example.net/x.svg', false],
  ['img-src', 'img', 'https://www.example.org/x.svg', false],
  // Sources
  ["script-src 'self'", 'script', 'https://www.example.org/ozg/x.js', true],
  ["script-src 'SELF'", 'script', 'https://www.example.org/ozg/x.js', true],
  ["script-src 'self'", 'script', 'https://example.org/ozg/x.js', false],
  ["script-src 'none' https://a.example.net", 'script', 'https://a.example.net/x.js', true],
  ['script-src https:', 'script', 'https://a.example.net/x.js', true],
  ['script-src http:', 'script', 'https://a.example.net/x.js', true],
  ['connect-src wss:', 'connect', 'https://a.example.net/x.json', false],
  ['connect-src *', 'connect', 'https://a.example.net/x.json', true],
  ['script-src a.example.net', 'script', 'https://a.example.net/x.js', true],
  ['script-src A.Example.NET', 'script', 'https://a.example.net/x.js', true],
  ['script-src *.example.net', 'script', 'https://a.b.example.net/x.js', true],
  ['script-src *.example.net', 'script', 'https://example.net/x.js', false],
  ['script-src *.example.net', 'script', 'https://badexample.net/x.js', false],
  ['script-src http://a.example.net', 'script', 'https://a.example.net/x.js', true],
  // Ports
  ['script-src a.example.net', 'script', 'https://a.example.net:8443/x.js', false],
  ['script-src a.example.net:8443', 'script', 'https://a.example.net:8443/x.js', true],
  ['script-src a.example.net:*', 'script', 'https://a.example.net:8443/x.js', true],
  ['script-src http://a.example.net:80', 'script', 'https://a.example.net/x.js', true],
  // Paths
  ['script-src https://a.example.net/ozg/', 'script', 'https://a.example.net/ozg/0/x.js', true],
  ['script-src https://a.example.net/ozg', 'script', 'https://a.example.net/ozg/0/x.js', false],
  ['script-src https://a.example.net/ozg/x.js', 'script', 'https://a.example.net/ozg/x.js?v=1', true],
  ['script-src https://a.example.net/%6fzg/', 'script', 'https://a.example.net/ozg/x.js', true],
  // Nonces, hashes, trust
  ["script-src 'nonce-abc'", 'script', 'https://a.example.net/x.js', true, { nonce: 'abc' }],
  ["script-src 'nonce-abc'", 'script', 'https://a.example.net/x.js', false, { nonce: 'ABC' }],
  [`script-src '${EMPTY}'`, 'script', 'https://a.example.net/x.js', true, { integrity: EMPTY }],
  ["script-src 'sha256-abc'", 'script', 'https://a.example.net/x.js', false, { integrity: EMPTY }],
  ["script-src 'strict-dynamic' 'nonce-abc' https:", 'script', 'https://a.example.net/x.js', false],
  ["script-src 'strict-dynamic' 'nonce-abc'", 'script', 'https://a.example.net/x.js', true, { nonce: 'abc' }],
];

describe('a Content Security Policy', () => {
  for (const [policy, kind, url, allowed, extra] of CASES) {
    it(`${allowed ? 'lets through' : 'blocks'} ${url} (${kind}${extra ? ', vouched for' : ''}): ${policy}`, () => {
      expect(allows(policyOf(policy), { kind, url: new URL(url), ...extra }, new URL(SELF))).to.equal(allowed);
    });
  }

  it('of a page under http takes what protects more, and not the other way round', () => {
    const load = (url: string): Load => ({ kind: 'connect', url: new URL(url) });
    const policy = policyOf("connect-src 'self' a.example.net");
    const plain = new URL('http://www.example.org/');
    expect(allows(policy, load('https://www.example.org/x.json'), plain)).to.equal(true);
    expect(allows(policy, load('http://a.example.net/x.json'), plain)).to.equal(true);
    expect(allows(policy, load('http://a.example.net/x.json'), new URL(SELF))).to.equal(false);
  });

  it('is one of several, of headers and of the head; those that only report are none', () => {
    const html = `<!doctype html><head>
      <meta http-equiv="content-security-policy" content="sandbox; img-src 'self'">
      <meta http-equiv="Content-Security-Policy-Report-Only" content="default-src 'none'"></head>
      <body><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    const found = policiesIn("script-src 'self', connect-src 'none', ", html);
    expect(found.map(({ text }) => text)).to.deep.equal([
      "script-src 'self'",
      "connect-src 'none'",
      "sandbox; img-src 'self'",
    ]);
    expect([...found[2]!.directives.keys()]).to.deep.equal(['img-src']);
  });

  it('is mended without losing what the fallback allowed', () => {
    const policy = policyOf("default-src 'self'; child-src 'none'");
    const lacks = [
      { kind: 'connect', source: 'https://feeds.example.org' },
      { kind: 'frame', source: 'https://widgets.example.org' },
    ] as const;
    expect(mendedText(policy, lacks)).to.equal(
      "default-src 'self'; child-src 'none'; connect-src 'self' https://feeds.example.org; frame-src https://widgets.example.org",
    );
    for (const { kind, source } of lacks) {
      const mended = policyOf(mendedText(policy, lacks));
      expect(directiveFor(mended, kind)).to.equal(`${kind}-src`);
      expect(allows(mended, { kind, url: new URL('/x', source) }, new URL(SELF))).to.equal(true);
    }
  });

  const LACK = { kind: 'connect', source: 'https://feeds.example.org' } as const;
  const linesOn = (html: string, server?: string, header = "connect-src 'self'"): string[] => {
    const traces = { page: readPage(html), headers: server === undefined ? {} : { server } };
    return linesFor(policyOf(header), LACK, [LACK], traces)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  };

  it('comes with the lines for the system that the page names', () => {
    expect(linesOn('<meta name="generator" content="TYPO3 CMS">')).to.deep.equal([
      'TYPO3: # config/sites/<site>/csp.yaml',
      'TYPO3: mutations:',
      `TYPO3:   - { mode: extend, directive: 'connect-src', sources: ["https://feeds.example.org"] }`,
    ]);
    expect(linesOn('<meta name="Generator" content="Drupal 11 (https://www.drupal.org)">')).to.deep.equal([
      `Drupal: drush config:set --input-format=yaml csp.settings enforce.directives.connect-src "{base: self, sources: ['https://feeds.example.org']}"`,
      `Drupal: drush config:set seckit.settings seckit_xss.csp.connect-src "'self' https://feeds.example.org"`,
    ]);
    expect(linesOn('<link rel="stylesheet" href="/wp-content/themes/stadt/style.css">')).to.deep.equal([
      'WordPress: // functions.php',
      `WordPress: add_filter( 'wp_headers', fn( $headers ) => [ 'Content-Security-Policy' => "connect-src 'self' https://feeds.example.org" ] + $headers );`,
    ]);
    expect(linesOn('', 'nginx/1.26')).to.deep.equal([
      `nginx: add_header Content-Security-Policy "connect-src 'self' https://feeds.example.org" always;`,
    ]);
    expect(linesOn('', 'Apache')).to.deep.equal([
      `Apache: Header always set Content-Security-Policy "connect-src 'self' https://feeds.example.org"`,
    ]);
    expect(linesOn('', 'Caddy')).to.deep.equal([
      `Caddy: header Content-Security-Policy "connect-src 'self' https://feeds.example.org"`,
    ]);
  });

  it('comes with the lines for all of them where the page names none, and without fixed nonces', () => {
    const systems = (lines: string[]): string[] => [...new Set(lines.map((line) => line.replace(/:.*/, '')))];
    expect(systems(linesOn(''))).to.deep.equal(['nginx', 'Apache', 'Caddy', 'TYPO3', 'Drupal', 'WordPress']);
    const lines = linesOn('', undefined, "connect-src 'self'; script-src 'nonce-abc'");
    expect(systems(lines)).to.deep.equal(['Content-Security-Policy', 'TYPO3', 'Drupal']);
    expect(lines.join('\n')).to.not.include('nonce-');
  });
});

describe('the policy of each form', () => {
  const sources = {
    script: 'https://widgets.example.org',
    feed: 'https://feeds.example.org',
    frame: 'https://widgets.example.org',
    image: 'https://feeds.example.org',
  };

  it('names what the form needs and nothing else', () => {
    expect(policyFor('tag', sources)).to.equal(
      "default-src 'none'; script-src https://widgets.example.org; connect-src https://feeds.example.org",
    );
    expect(policyFor('img', sources)).to.equal("default-src 'none'; img-src https://feeds.example.org");
    expect(policyFor('iframe', { frame: "'self'" })).to.equal("default-src 'none'; frame-src 'self'");
    expect(() => policyFor('div', { script: "'self'" })).to.throw('div: feed?');
    expect(Object.keys(needs)).to.deep.equal(['tag', 'div', 'link', 'iframe', 'oembed', 'img']);
  });
});

describe('Chromium (needs CHROME_PATH)', () => {
  let browser: Browser;

  before(async function () {
    if (CHROME_PATH === undefined) this.skip();
    browser = await launchChromium();
  });
  after(async () => {
    if (CHROME_PATH !== undefined) await browser.close();
  });

  it('blocks and lets through the same', async () => {
    const page = await newPage(browser);
    await page.setRequestInterception(true);
    let [html, header] = ['', ''];
    let reached: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (url !== SELF) reached.push(url);
      const type = url === SELF ? 'text/html' : url.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript';
      const headers = {
        'Access-Control-Allow-Origin': '*',
        ...(url === SELF && { 'Content-Security-Policy': header }),
      };
      void request.respond({ contentType: type, headers, body: url === SELF ? html : '' });
    });
    const wrong: string[] = [];
    for (const [policy, kind, url, allowed, { nonce, integrity } = {}] of CASES) {
      const vouching = `${nonce === undefined ? '' : ` nonce="${nonce}"`}${integrity === undefined ? '' : ` integrity="${integrity}"`}`;
      html = {
        script: `<script type="module"${vouching} src="${url}"></script>`,
        img: `<img src="${url}">`,
        frame: `<iframe src="${url}"></iframe>`,
        connect: '',
      }[kind];
      [header, reached] = [policy, []];
      await page.goto(SELF, { waitUntil: 'load' });
      // The script that asks is not the page's own; what it asks for is.
      if (kind === 'connect') await page.evaluate((address) => fetch(address).then(String, String), url);
      if (reached.includes(url) !== allowed) wrong.push(`${policy}: ${kind} ${url} ${reached.join()}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  for (const [policy, works] of [
    ["require-trusted-types-for 'script'", true],
    ["require-trusted-types-for 'script'; trusted-types dompurify lit-html", true],
    ['trusted-types *', true],
    ["require-trusted-types-for 'script'; trusted-types dompurify", false],
    ['trusted-types dompurify', false],
  ] as const) {
    it(`${works ? 'starts' : 'does not start'} our script under ${policy}, as the doctor says`, async () => {
      const html = '<!doctype html><script type="module" src="/ozg-badge-card.js"></script>';
      const { diagnoses, defined } = await tried(html, policy);
      expect(defined).to.equal(works);
      expect(diagnoses.includes('csp-trusted-types')).to.equal(!works);
    });
  }

  /** Whether the script defines its elements under a policy, and what the doctor says of the page. */
  async function tried(html: string, policy: string): Promise<{ defined: boolean; diagnoses: string[] }> {
    const script = await readFile(new URL(`../../dist/${version}/ozg-badge-card.js`, import.meta.url), 'utf8');
    const page = await newPage(browser);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const [contentType, body] = request.url().endsWith('.js') ? ['text/javascript', script] : ['text/html', html];
      void request.respond({ contentType, headers: { 'Content-Security-Policy': policy }, body });
    });
    await page.goto(SELF, { waitUntil: 'networkidle0' });
    const defined = await page.evaluate(() => customElements.get('ozg-availability-badge') !== undefined);
    await page.close();
    const headers = { 'content-security-policy': policy };
    const found = await diagnose({ html, address: SELF, headers }, { now: new Date(0), version });
    return { defined, diagnoses: found.map(({ code }) => code) };
  }
});
