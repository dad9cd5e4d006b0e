import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { rollup } from 'rollup';
import { launchChromium, newPage } from '../support/chromium.js';
import { NOW, pageSource, pointed, startServers } from './servers.js';
import type { Servers } from './servers.js';

const { CHROME_PATH } = process.env;

/** What `npm run build` leaves; a page of the configurator bundles it like this. */
const compiled = fileURLToPath(new URL('../../packages/publisher/dist/doctor/diagnose.js', import.meta.url));

/** Compressed, bytes: parser, format and sentences included. Loaded only by the page that has the doctor. */
const LIMIT = 100_000;

/** As strict as a page can be that reads what others point to. */
const POLICY =
  "default-src 'none'; script-src 'self'; img-src data:; connect-src http://127.0.0.1:*; require-trusted-types-for 'script'";

describe('the doctor in a page (needs CHROME_PATH)', () => {
  let browser: Browser;
  let servers: Servers;
  let server: Server;
  let host = '';
  let code = '';

  before(async function () {
    if (CHROME_PATH === undefined) this.skip();
    const missing: string[] = [];
    const bundle = await rollup({
      input: compiled,
      plugins: [nodeResolve({ browser: true, exportConditions: ['production'] }), terser({ ecma: 2022, module: true })],
      onLog: (_, { code: what, message }) => {
        if (what === 'UNRESOLVED_IMPORT') missing.push(message);
      },
    });
    const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
    code = output[0].code;
    expect(missing).to.deep.equal([]);
    servers = await startServers();
    server = createServer((request, response) => {
      if (request.url === '/doctor.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code);
      else {
        response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': POLICY });
        response.end('<!doctype html><title>Doctor</title><link rel="icon" href="data:,">');
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchChromium();
  });
  after(async () => {
    if (CHROME_PATH === undefined) return;
    await browser.close();
    server.closeAllConnections();
    server.close();
    await servers.stop();
  });

  /** What it says of a page that somebody pastes into a page under a strict policy. */
  async function saidOf(html: string): Promise<{ said: string[]; violations: string[] }> {
    const page = await newPage(browser);
    await page.evaluateOnNewDocument(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    });
    await page.goto(host);
    const result = await page.evaluate(
      async (html, now) => {
        const at = '/doctor.js';
        const doctor = (await import(at)) as typeof import('../../packages/publisher/src/doctor/diagnose.js');
        const options = { now: new Date(now), version: '0.1.0', read: doctor.fetchReader({ timeLimit: 5000 }) };
        const found = await doctor.diagnose({ html }, options);
        return {
          said: found.map((d) => `${d.code} ${d.line}:${d.column} ${doctor.describeDiagnosis(d)}`),
          violations: (window as unknown as { violations: string[] }).violations,
        };
      },
      html,
      NOW.toISOString(),
    );
    await page.close();
    return result;
  }

  const saidOfPage = async (name: string): ReturnType<typeof saidOf> =>
    saidOf(pointed(await pageSource(name), servers.second));

  for (const name of ['tag', 'div', 'link', 'iframe', 'oembed', 'integrity']) {
    it(`has nothing to say of the healthy page ${name}`, async () => {
      expect(await saidOfPage(`valid/${name}`)).to.deep.equal({ said: [], violations: [] });
    });
  }

  for (const [name, beginning] of [
    ['service-unknown', 'service-unknown 11:29 Die Leistung 99107023071000 gibt es im Feed nicht.'],
    ['integrity-wrong', 'integrity-wrong 10:7 Die Datei ist nicht die, für die integrity bürgt'],
    ['feed-no-cors', 'address-unread 6:26 Ob die Seite das lesen darf, ist von hier nicht zu sehen'],
    ['feed-expired', 'web-outdated 6:26 Das Dokument gilt laut „validUntil“ nur bis'],
    ['tag-escaped', 'tag-escaped 11:8 Hier steht „<ozg-availability-badge“ als lesbarer Text'],
  ] as const) {
    it(`says what is wrong with a pasted page: ${name}`, async () => {
      const { said, violations } = await saidOfPage(`broken/${name}`);
      expect(said.map((s) => s.slice(0, beginning.length))).to.deep.equal([beginning]);
      expect(violations).to.deep.equal([]);
    });
  }

  it(`is at most ${LIMIT / 1000} kB to load, and asks nothing of Node`, () => {
    expect(code).to.not.match(/(from|import)\s*['"]node:/);
    const size = gzipSync(code, { level: 9 }).length;
    console.log(`      ${size} bytes (gzip)`);
    expect(size).to.be.below(LIMIT);
  });
});
