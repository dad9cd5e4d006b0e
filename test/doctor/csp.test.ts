import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diagnose, needs, policyFor } from '@ozg-widgets/doctor';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium, newPage } from '../support/chromium.js';
import { allows, directiveFor, policiesOf } from '../../packages/doctor/src/csp/policy.js';
import type { Load, Policy } from '../../packages/doctor/src/csp/policy.js';
import { cspSnippets, withSources } from '../../packages/doctor/src/csp/config-snippets.js';
import { parsePage } from '../../packages/doctor/src/html/parse-page.js';

const SELF = 'https://www.example.org/amt/';
const { CHROME_PATH } = process.env;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const policiesIn = (header: string, html = ''): Policy[] => policiesOf(parsePage(html), header);
const policyOf = (header: string): Policy => policiesIn(header)[0]!;

/** The SHA-256 of an empty file. */
const EMPTY = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

type Extra = Pick<Load, 'nonce' | 'integrity'>;
const CASES: [policy: string, kind: Load['kind'], url: string, allowed: boolean, extra?: Extra][] = [
  // Fallbacks
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
  // Nonces, hashes, 'strict-dynamic'
  ["script-src 'nonce-abc'", 'script', 'https://a.example.net/x.js', true, { nonce: 'abc' }],
  ["script-src 'nonce-abc'", 'script', 'https://a.example.net/x.js', false, { nonce: 'ABC' }],
  [`script-src '${EMPTY}'`, 'script', 'https://a.example.net/x.js', true, { integrity: EMPTY }],
  ["script-src 'sha256-abc'", 'script', 'https://a.example.net/x.js', false, { integrity: EMPTY }],
  ["script-src 'strict-dynamic' 'nonce-abc' https:", 'script', 'https://a.example.net/x.js', false],
  ["script-src 'strict-dynamic' 'nonce-abc'", 'script', 'https://a.example.net/x.js', true, { nonce: 'abc' }],
];

describe('Content Security Policy', () => {
  for (const [policy, kind, url, allowed, extra] of CASES) {
    it(`${allowed ? 'allows' : 'blocks'} ${url} (${kind}${extra ? ' with nonce or integrity' : ''}): ${policy}`, () => {
      expect(allows(policyOf(policy), { kind, url: new URL(url), ...extra }, new URL(SELF))).to.equal(allowed);
    });
  }

  it('matches more secure schemes, but not less secure ones', () => {
    const load = (url: string): Load => ({ kind: 'connect', url: new URL(url) });
    const policy = policyOf("connect-src 'self' a.example.net");
    const plain = new URL('http://www.example.org/');
    expect(allows(policy, load('https://www.example.org/x.json'), plain)).to.equal(true);
    expect(allows(policy, load('http://a.example.net/x.json'), plain)).to.equal(true);
    expect(allows(policy, load('http://a.example.net/x.json'), new URL(SELF))).to.equal(false);
  });

  it('is read from headers and from the head, unless it is report-only', () => {
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

  it('gets missing sources without losing those of the fallback', () => {
    const policy = policyOf("default-src 'self'; child-src 'none'");
    const missing = [
      { kind: 'connect', source: 'https://feeds.example.org' },
      { kind: 'frame', source: 'https://widgets.example.org' },
    ] as const;
    expect(withSources(policy, missing)).to.equal(
      "default-src 'self'; child-src 'none'; connect-src 'self' https://feeds.example.org; frame-src https://widgets.example.org",
    );
    for (const { kind, source } of missing) {
      const extended = policyOf(withSources(policy, missing));
      expect(directiveFor(extended, kind)).to.equal(`${kind}-src`);
      expect(allows(extended, { kind, url: new URL('/x', source) }, new URL(SELF))).to.equal(true);
    }
  });

  const MISSING = { kind: 'connect', source: 'https://feeds.example.org' } as const;
  const snippetOn = (html: string, server?: string, header = "connect-src 'self'"): string[] => {
    const hints = { page: parsePage(html), headers: server === undefined ? {} : { server } };
    return cspSnippets(policyOf(header), MISSING, [MISSING], hints)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  };

  it('comes with a snippet for the system that the page names', () => {
    expect(snippetOn('<meta name="generator" content="TYPO3 CMS">')).to.deep.equal([
      'TYPO3: # config/sites/<site>/csp.yaml',
      'TYPO3: mutations:',
      `TYPO3:   - { mode: extend, directive: 'connect-src', sources: ["https://feeds.example.org"] }`,
    ]);
    expect(snippetOn('<meta name="Generator" content="Drupal 11 (https://www.drupal.org)">')).to.deep.equal([
      `Drupal: drush config:set --input-format=yaml csp.settings enforce.directives.connect-src "{base: self, sources: ['https://feeds.example.org']}"`,
      `Drupal: drush config:set seckit.settings seckit_xss.csp.connect-src "'self' https://feeds.example.org"`,
    ]);
    expect(snippetOn('<link rel="stylesheet" href="/wp-content/themes/stadt/style.css">')).to.deep.equal([
      'WordPress: // functions.php',
      `WordPress: add_filter( 'wp_headers', fn( $headers ) => [ 'Content-Security-Policy' => "connect-src 'self' https://feeds.example.org" ] + $headers );`,
    ]);
    expect(snippetOn('', 'nginx/1.26')).to.deep.equal([
      `nginx: add_header Content-Security-Policy "connect-src 'self' https://feeds.example.org" always;`,
    ]);
    expect(snippetOn('', 'Apache')).to.deep.equal([
      `Apache: Header always set Content-Security-Policy "connect-src 'self' https://feeds.example.org"`,
    ]);
    expect(snippetOn('', 'Caddy')).to.deep.equal([
      `Caddy: header Content-Security-Policy "connect-src 'self' https://feeds.example.org"`,
    ]);
  });

  it('comes with snippets for all systems if the page names none, and without nonces', () => {
    const systems = (lines: string[]): string[] => [...new Set(lines.map((line) => line.replace(/:.*/, '')))];
    expect(systems(snippetOn(''))).to.deep.equal(['nginx', 'Apache', 'Caddy', 'TYPO3', 'Drupal', 'WordPress']);
    const lines = snippetOn('', undefined, "connect-src 'self'; script-src 'nonce-abc'");
    expect(systems(lines)).to.deep.equal(['Content-Security-Policy', 'TYPO3', 'Drupal']);
    expect(lines.join('\n')).to.not.include('nonce-');
  });
});

describe('policyFor', () => {
  const sources = {
    script: 'https://widgets.example.org',
    feed: 'https://feeds.example.org',
    frame: 'https://widgets.example.org',
    image: 'https://feeds.example.org',
  };

  it('allows exactly what a form of embedding needs', () => {
    expect(policyFor('tag', sources)).to.equal(
      "default-src 'none'; script-src https://widgets.example.org; connect-src https://feeds.example.org",
    );
    expect(policyFor('img', sources)).to.equal("default-src 'none'; img-src https://feeds.example.org");
    expect(policyFor('iframe', { frame: "'self'" })).to.equal("default-src 'none'; frame-src 'self'");
    expect(() => policyFor('div', { script: "'self'" })).to.throw(TypeError, 'the form "div" loads "feed"');
    expect(Object.keys(needs)).to.deep.equal(['tag', 'div', 'link', 'iframe', 'oembed', 'img']);
  });
});

describe('Content Security Policy in Chromium (needs CHROME_PATH)', () => {
  let browser: Browser;

  before(async function () {
    if (CHROME_PATH === undefined) this.skip();
    browser = await launchChromium();
  });
  after(async () => {
    if (CHROME_PATH !== undefined) await browser.close();
  });

  it('blocks and allows the same loads', async () => {
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
      const attributes = `${nonce === undefined ? '' : ` nonce="${nonce}"`}${integrity === undefined ? '' : ` integrity="${integrity}"`}`;
      html = {
        script: `<script type="module"${attributes} src="${url}"></script>`,
        img: `<img src="${url}">`,
        frame: `<iframe src="${url}"></iframe>`,
        connect: '',
      }[kind];
      [header, reached] = [policy, []];
      await page.goto(SELF, { waitUntil: 'load' });
      // An injected script may run under any policy; what it fetches is subject to the policy.
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
    it(`${works ? 'starts' : 'does not start'} our script under ${policy}, as diagnosed`, async () => {
      const html = '<!doctype html><script type="module" src="/ozg-badge-card.js"></script>';
      const { diagnoses, defined } = await runUnder(html, policy);
      expect(defined).to.equal(works);
      expect(diagnoses.includes('csp-trusted-types')).to.equal(!works);
    });
  }

  /** Whether the script defines its elements under a policy, and the diagnoses of the page. */
  async function runUnder(html: string, policy: string): Promise<{ defined: boolean; diagnoses: string[] }> {
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
