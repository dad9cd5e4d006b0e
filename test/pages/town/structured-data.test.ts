import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../support/chromium.js';
import { policy } from '../../../examples/town/server.mjs';
import { head, service } from '../../feed/fixtures/example.js';
import { vocabulary } from '../../feed/fixtures/schema-org.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = process.env.CHROME_PATH;

/** A widget as small as one can be, which tells what it is given; `tell` makes them, in a page. */
const widget = `
  import { readFeed } from '@ozg-widgets/feed';
  import { LitElement } from 'lit';
  import { StructuredData } from './packages/widgets/src/elements/ozg-service-card/structured-data.ts';
  const page = { lang: 'de', now: () => new Date('2026-11-24T09:00:00Z') };
  customElements.define('x-card', class extends LitElement {
    static properties = { structuredData: { attribute: 'structured-data', type: Boolean }, simulate: {}, now: {}, at: {} };
    #data = new StructuredData(this, page, () => this.shown);
    shown = [];
    constructor() {
      super();
      this.structuredData = true;
    }
  });
  const shown = (document) => {
    const { feed } = readFeed(document);
    return [feed, feed.services[0]];
  };
  window.tell = (id, document) => {
    const card = globalThis.document.getElementById(id) ?? globalThis.document.createElement('x-card');
    card.id = id;
    card.shown = document ? shown(document) : [];
    globalThis.document.body.append(card);
    card.requestUpdate();
    return card.updateComplete;
  };`;

describe('structured data in a page under a strict policy (needs CHROME_PATH)', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let server: Server | undefined;
  let script = '';
  let strict = '';

  before(async function () {
    if (program === undefined) {
      this.skip();
      return;
    }
    const { outputFiles } = await build({
      stdin: { contents: widget, resolveDir: root, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      conditions: ['ozg-source'],
      logLevel: 'silent',
    });
    script = outputFiles[0]!.text;
    server = createServer(({ url }, response) => {
      if (url === '/widget.js') response.setHeader('Content-Type', 'text/javascript').end(script);
      else
        response
          .setHeader('Content-Type', 'text/html')
          .setHeader('Content-Security-Policy', strict)
          .end('<!doctype html><html lang="de"><title>x</title><script type="module" src="widget.js"></script><body>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page under a policy, and notes what it says on the console and what the policy forbids. */
  async function open(policy: string): Promise<{ page: Page; said: string[] }> {
    strict = policy;
    const page = await newPage(browser!);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.exposeFunction('noteViolation', (directive: string) => said.push(directive));
    await page.evaluateOnNewDocument(() => {
      const { noteViolation } = window as unknown as { noteViolation: (directive: string) => void };
      document.addEventListener('securitypolicyviolation', (event) => {
        noteViolation(`${event.violatedDirective} ${event.sample}`);
      });
    });
    await page.goto(`http://127.0.0.1:${(server!.address() as AddressInfo).port}/`, { waitUntil: 'networkidle0' });
    return { page, said };
  }

  const tell = (page: Page, id: string, document: unknown): Promise<void> =>
    page.evaluate(
      (id, document) =>
        (window as unknown as { tell: (id: string, document: unknown) => Promise<void> }).tell(id, document),
      id,
      document,
    );
  const told = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
    );
  const of = (name: string): unknown => ({ ...head, services: [service({ name })] });
  const names = async (page: Page): Promise<unknown[]> =>
    (await told(page)).map((text) => (JSON.parse(text) as { name: unknown }).name);

  it('is told once, follows what is shown, and goes with the last widget, without a violation', async () => {
    const { page, said } = await open(policy);
    expect(policy).to.contain("require-trusted-types-for 'script'");
    await tell(page, 'a', of('Hund anmelden'));
    await tell(page, 'b', of('Hund anmelden'));
    expect(await names(page)).to.deep.equal(['Hund anmelden']);
    for (const text of await told(page)) expect(vocabulary()?.faults(JSON.parse(text)) ?? []).to.deep.equal([]);
    await tell(page, 'a', of('Hund </script><script>alert(1)</script>'));
    expect(await names(page)).to.have.members(['Hund anmelden', 'Hund </script><script>alert(1)</script>']);
    await tell(page, 'a', undefined);
    expect(await names(page)).to.deep.equal(['Hund anmelden']);
    await page.evaluate(() => {
      document.getElementById('b')!.remove();
    });
    expect(await names(page)).to.deep.equal([]);
    await tell(page, 'b', of('Hund anmelden'));
    expect(await names(page)).to.deep.equal(['Hund anmelden']);
    // A preview shows what is not so, and whoever takes the attribute away wants it gone.
    for (const [name, value, back] of [
      ['simulate', 'stale', undefined],
      ['now', '2026-01-01T00:00:00Z', undefined],
      ['at', '2026-01-01T00:00:00Z', undefined],
      ['structuredData', false, true],
    ] as const) {
      const set = (to: unknown): Promise<unknown> =>
        page.evaluate(
          (name, to) => {
            const card = document.getElementById('b') as unknown as Record<string, unknown>;
            card[name] = to;
            return card.updateComplete;
          },
          name,
          to,
        );
      await set(value);
      expect(await names(page), name).to.deep.equal([]);
      await set(back);
      expect(await names(page), name).to.deep.equal(['Hund anmelden']);
    }
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it('would notice a block that comes in without a policy', async () => {
    const { page, said } = await open(policy);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'application/ld+json';
      script.append('{}');
      document.head.append(script);
    });
    expect(said.join()).to.contain('TrustedScript');
    await page.close();
  });

  it('needs its policy named where a page names the policies that it allows', async () => {
    const named = `${policy}; trusted-types lit-html`;
    const denied = await open(named);
    expect(denied.said.join()).to.match(/trusted-types.*ozg-widgets/);
    await denied.page.close();
    const { page, said } = await open(`${named} ozg-widgets`);
    await tell(page, 'a', of('Hund anmelden'));
    expect(await names(page)).to.deep.equal(['Hund anmelden']);
    expect(said).to.deep.equal([]);
    await page.close();
  });
});
