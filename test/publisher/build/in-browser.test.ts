import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@ozg-widgets/publisher';
import type { Finding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { build as bundle } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../support/chromium.js';
import { workbook } from '../source/workbook.js';
import { sound, withSource } from '../support/source.js';

const { CHROME_PATH } = process.env;
const core = fileURLToPath(new URL('../../../packages/publisher/src/core.ts', import.meta.url));
const town = fileURLToPath(new URL('../../../examples/town/source', import.meta.url));
const now = '2026-11-24T10:00:00.000Z';

/** The result of a build: the text of each document by its path, and the findings. */
interface Built {
  documents: Record<string, string>;
  findings: Finding[];
}

/** As strict as a page can be that runs a script of its own. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

describe('buildFeeds in a page (needs CHROME_PATH)', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let server: Server;
  let page: Page;
  let tables = new Map<string, Buffer>();

  before(async function () {
    if (CHROME_PATH === undefined) {
      this.skip();
      return;
    }
    // Fails where the core imports anything of Node.
    const { outputFiles } = await bundle({
      entryPoints: [core],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      conditions: ['ozg-source'],
    });
    const code = outputFiles[0]?.contents;
    server = createServer(({ url = '/' }, response) => {
      const table = tables.get(decodeURIComponent(url.slice(1)));
      if (table) response.end(table);
      else if (url === '/core.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code);
      else
        response
          .writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': POLICY })
          .end('<!doctype html><title>Core</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
    page = await newPage(browser);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  after(async () => {
    if (!browser) return;
    await browser.close();
    server.close();
  });

  /** Builds the tables of a folder in the page. */
  async function buildInPage(source: string): Promise<Built> {
    const names = await readdir(source);
    tables = new Map();
    for (const name of names) tables.set(name, await readFile(join(source, name)));
    return page.evaluate(
      async (names, now, name) => {
        const address = '/core.js';
        const { buildFeeds } = (await import(address)) as typeof import('../../../packages/publisher/src/core.js');
        const tables = new Map<string, Uint8Array>();
        for (const table of names) {
          const response = await fetch(`/${encodeURIComponent(table)}`);
          tables.set(table, new Uint8Array(await response.arrayBuffer()));
        }
        const built = await buildFeeds({ tables, now: new Date(now), name });
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        const documents = Object.fromEntries(Array.from(built.documents, (d) => [d.path, decoder.decode(d.bytes)]));
        return { documents, findings: built.findings() };
      },
      names,
      now,
      source,
    );
  }

  /** Builds a folder as `ozg-feed build` does. */
  async function buildOnDisk(source: string): Promise<Built> {
    const out = await mkdtemp(join(tmpdir(), 'ozg-core-'));
    try {
      const { findings } = await build({ source, out, now: new Date(now), compress: false });
      const documents: Record<string, string> = {};
      for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name.startsWith('.')) continue;
        const file = join(entry.parentPath, entry.name);
        documents[relative(out, file)] = await readFile(file, 'utf8');
      }
      return { documents, findings };
    } finally {
      await rm(out, { recursive: true });
    }
  }

  it('builds the example town to the same bytes as the command', async () => {
    const built = await buildInPage(town);
    expect(Object.keys(built.documents)).to.include.members(['directory.json', 'areas/065340011011.json']);
    expect(built).to.deep.equal(await buildOnDisk(town));
  });

  it('builds workbooks and embed pages to the same bytes as the command', async () => {
    const source = {
      ...sound,
      'herausgeber.csv': `${String(sound['herausgeber.csv'])}Adresse der Feeds;https://feeds.example.org/\nAdresse der Bausteine;https://widgets.example.org/\n`,
      'meldungen.xlsx': workbook('Tabelle1', [
        ['Kennung', 'ARS', 'Art', 'Titel', 'Veröffentlicht'],
        ['m1', '065340011011', 'Meldung', 'Neue Öffnungszeiten', '2026-11-01'],
      ]),
    };
    await withSource(source, async (folder) => {
      const built = await buildInPage(folder);
      expect(built.findings).to.deep.equal([]);
      expect(built.documents['areas/065340011011.json']).to.contain('Neue Öffnungszeiten');
      expect(built.documents).to.include.keys('embed/065340011011/index.html', 'embed/065340011011/index.json');
      expect(built).to.deep.equal(await buildOnDisk(folder));
    });
  });

  it('reports the findings of the command and builds nothing where a table has errors', async () => {
    const source = { ...sound, 'stand.csv': 'Schlüssel;ARS;Stand\n99107023017000;060000000001;onlein\n' };
    await withSource(source, async (folder) => {
      const built = await buildInPage(folder);
      expect(built.findings.map(({ code }) => code)).to.deep.equal(['ars-unknown', 'word-unknown']);
      expect(built).to.deep.equal({ ...(await buildOnDisk(folder)), documents: {} });
    });
  });
});
