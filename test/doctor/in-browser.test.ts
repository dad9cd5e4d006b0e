import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { launchChromium, newPage } from '../support/chromium.js';
import { NOW, pageSource, pointed, startServers } from './servers.js';
import type { Servers } from './servers.js';

const { CHROME_PATH } = process.env;

/** The compiled package; the build of the site bundles it like this. */
const compiled = fileURLToPath(new URL('../../packages/doctor/dist/index.js', import.meta.url));

/** In bytes, gzipped, including the HTML parser, the feed format and the messages. */
const LIMIT = 100_000;

/** The strictest policy of a page that reads foreign addresses. */
const POLICY =
  "default-src 'none'; script-src 'self'; img-src data:; connect-src http://127.0.0.1:*; require-trusted-types-for 'script'";

describe('doctor in a page (needs CHROME_PATH)', () => {
  let browser: Browser;
  let servers: Servers;
  let server: Server;
  let host = '';
  let code = '';

  before(async function () {
    if (CHROME_PATH === undefined) this.skip();
    // Fails if a module of Node is imported.
    const { outputFiles } = await build({
      entryPoints: [compiled],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      write: false,
    });
    code = outputFiles[0]?.text ?? '';
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

  /** Diagnoses pasted HTML in a page with a strict policy. */
  async function diagnoseIn(html: string): Promise<{ diagnoses: string[]; violations: string[] }> {
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
        const doctor = (await import(at)) as typeof import('@ozg-widgets/doctor');
        const options = { now: new Date(now), version: '0.1.0', read: doctor.fetchReader({ timeLimit: 5000 }) };
        const found = await doctor.diagnose({ html }, options);
        return {
          diagnoses: found.map((d) => `${d.code} ${d.line}:${d.column} ${doctor.describeDiagnosis(d)}`),
          violations: (window as unknown as { violations: string[] }).violations,
        };
      },
      html,
      NOW.toISOString(),
    );
    await page.close();
    return result;
  }

  const diagnosePage = async (name: string): ReturnType<typeof diagnoseIn> =>
    diagnoseIn(pointed(await pageSource(name), servers.second));

  for (const name of ['tag', 'div', 'link', 'iframe', 'oembed', 'integrity']) {
    it(`reports nothing on the valid page ${name}`, async () => {
      expect(await diagnosePage(`valid/${name}`)).to.deep.equal({ diagnoses: [], violations: [] });
    });
  }

  for (const [name, beginning] of [
    ['service-unknown', 'service-unknown 11:29 Die Leistung 99107023071000 gibt es im Feed nicht.'],
    ['integrity-wrong', 'integrity-wrong 10:7 Die Datei ist nicht die, für die integrity bürgt'],
    ['feed-no-cors', 'address-unread 6:26 Ob die Seite das lesen darf, ist von hier nicht zu sehen'],
    ['feed-expired', 'web-outdated 6:26 Das Dokument gilt laut „validUntil“ nur bis'],
    ['tag-escaped', 'tag-escaped 11:8 Hier steht „<ozg-availability-badge“ als lesbarer Text'],
  ] as const) {
    it(`reports the fault of a pasted page: ${name}`, async () => {
      const { diagnoses, violations } = await diagnosePage(`broken/${name}`);
      expect(diagnoses.map((s) => s.slice(0, beginning.length))).to.deep.equal([beginning]);
      expect(violations).to.deep.equal([]);
    });
  }

  it(`is at most ${LIMIT / 1000} kB, without modules of Node`, () => {
    expect(code).to.not.match(/(from|import)\s*['"]node:/);
    const size = gzipSync(code, { level: 9 }).length;
    console.log(`      ${size} bytes (gzip)`);
    expect(size).to.be.below(LIMIT);
  });
});
