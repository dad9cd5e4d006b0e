/** What Chromium tells a screen reader of every element: its accessibility tree, not the markup that we meant. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { build } from 'esbuild';
import type { Browser, Page, SerializedAXNode } from 'puppeteer-core';
import { modulePath, tags } from '../../../packages/widgets/build/tags.mjs';
import { launchChromium, newPage } from '../../support/chromium.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = join(ROOT, 'packages/widgets/src');
const KEY = '99107023017000';

/** What a person operates, by its role in the tree. */
const CONTROLS = new Set(
  'button checkbox combobox DisclosureTriangle link listbox menuitem option radio searchbox slider spinbutton switch tab textbox'.split(
    ' ',
  ),
);

/** Names that say nothing without what stands around them. */
const EMPTY =
  /^(hier|klicken|link|button|schaltfläche|mehr|weiter|details|anzeigen|öffnen|los|ok|suche|feld|liste)\W*$/i;

/** How a page embeds each element, where its service is not all that it needs. */
const attributes: Record<string, string> = {
  'ozg-availability-badge': `service="${KEY}" variant="banner"`,
  'ozg-contact-card': 'contact="buergerservice"',
  'ozg-area-picker': 'directory="directory.json" value="065340011011" remember target="nobody"',
  'ozg-help': '',
  'ozg-notices': '',
  'ozg-service-list': '',
  'ozg-rollout-timeline': '',
  'ozg-coverage': 'service="99115005104000" directory="directory.json"',
  'ozg-service-matrix': '',
};

const directory = {
  format: 'ozg-directory/1',
  published: '2026-11-23T09:00:00+01:00',
  ttl: 86400,
  publisher: { name: 'Beispielland', email: 'verzeichnis@example.org' },
  area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
  feeds: 'feed.json',
  coverage: 'coverage.json',
  areas: [
    { ars: '060000000000', level: 'land', name: 'Hessen' },
    { ars: '065340004004', level: 'gemeinde', name: 'Cölbe', silent: true },
    { ars: '065340011011', level: 'gemeinde', name: 'Kirchhain, Stadt' },
  ],
};

/** The nodes below one, in the order of reading. */
const flat = ({ children = [], ...node }: SerializedAXNode): SerializedAXNode[] => [node, ...children.flatMap(flat)];

/** Opens what is folded, in widgets within widgets too. */
function unfold(): void {
  const visit = (root: Document | ShadowRoot): void => {
    for (const details of root.querySelectorAll('details')) details.open = true;
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) visit(shadowRoot);
  };
  visit(document);
}

describe('what a screen reader hears', function () {
  this.timeout(60_000);
  let folder: string;
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-names-'));
    // A bundle of its own: an element is heard as soon as it is written, whatever the package exports.
    await build({
      stdin: { contents: tags.map((tag) => `import './${modulePath(tag)}.ts';`).join(''), resolveDir: SOURCES },
      bundle: true,
      splitting: true,
      format: 'esm',
      conditions: ['ozg-source'],
      outdir: folder,
      entryNames: 'elements',
      logLevel: 'error',
    });
    for (const name of ['feed.json', 'coverage.json']) await copyFile(join(ROOT, 'stories', name), join(folder, name));
    await writeFile(join(folder, 'directory.json'), JSON.stringify(directory));
    for (const tag of tags)
      await writeFile(
        join(folder, `${tag}.html`),
        `<!doctype html><html lang="de"><meta charset="utf-8"><title>Namen</title><link rel="ozg-feed" href="feed.json">
        <script type="module" src="elements.js"></script><main><h1>Rathaus</h1>
        <${tag} heading-level="2" now="2026-11-23T10:00:00+01:00" ${attributes[tag] ?? `service="${KEY}"`}></${tag}></main>`,
      );
    server = await startServer({ roots: [{ at: '/', folder }], port: 0 });
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** A page with one element, once that shows what it read. */
  async function open(tag: string): Promise<Page> {
    const page = await newPage(browser);
    // Compiled for Node, functions keep their names by a helper that a page lacks.
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    await page.goto(`${server.url}${tag}.html`, { waitUntil: 'networkidle0' });
    await page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector('[part]'),
      { timeout: 20_000 },
      tag,
    );
    return page;
  }

  /** What the page's tree says, in the order of reading. */
  async function hear(page: Page): Promise<SerializedAXNode[]> {
    await page.evaluate(unfold);
    const tree = await page.accessibility.snapshot({ interestingOnly: false });
    return flat(tree!);
  }

  /** The controls of an element, as "role: name". */
  async function controlsOf(tag: string): Promise<string[]> {
    const page = await open(tag);
    const heard = await hear(page);
    await page.close();
    return heard.filter(({ role }) => CONTROLS.has(role)).map(({ role, name = '' }) => `${role}: ${name}`);
  }

  for (const tag of tags) {
    it(`of <${tag}>: a name for all that can be operated, and headings of the level that was chosen`, async () => {
      const page = await open(tag);
      const heard = await hear(page);
      const controls = heard.filter(({ role }) => CONTROLS.has(role));
      const mute = controls.filter(({ name = '' }) => !/[\p{L}\d]{3}/u.test(name) || EMPTY.test(name));
      expect(mute.map(({ role, name }) => `${role}: ${name ?? ''}`)).to.deep.equal([]);
      const headings = heard.filter(({ role, name }) => role === 'heading' && name !== 'Rathaus');
      expect(headings.filter(({ name }) => !name)).to.deep.equal([]);
      expect(headings.map(({ level }) => level).filter((level) => level! < 2)).to.deep.equal([]);
      if (headings[0]) expect(headings[0].level).to.equal(2);
      await page.close();
    });
  }

  it('of the badge: the service beside what the link does', async () => {
    expect(await controlsOf('ozg-availability-badge')).to.deep.equal(['link: Zum Online-Dienst: Wohngeld beantragen']);
  });

  it('of the card: what each channel, the hours and the button are', async () => {
    expect(await controlsOf('ozg-contact-card')).to.include.members([
      'link: buergerservice@kirchhain.example.org',
      'link: 069 90009-110',
      'DisclosureTriangle: Öffnungszeiten',
      'button: Kontakt speichern (vCard)',
    ]);
  });

  it('of the picker: what is asked, what may be typed, what was chosen, and what the button does', async () => {
    const page = await open('ozg-area-picker');
    const field = (await hear(page)).find(({ role }) => role === 'combobox')!;
    expect(field).to.include({
      name: 'Für welchen Ort?',
      description: 'Name, Postleitzahl oder Gemeindeschlüssel (AGS, ARS)',
      value: 'Kirchhain, Stadt',
      autocomplete: 'list',
    });
    expect(await controlsOf('ozg-area-picker')).to.deep.equal([
      'combobox: Für welchen Ort?',
      'button: Auswahl vergessen',
    ]);
    await page.close();
  });

  it('of the open picker: the list by its question, every area by its name, and which is the active one', async () => {
    const page = await open('ozg-area-picker');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hess');
    await page.waitForFunction(() =>
      document.querySelector('ozg-area-picker')?.shadowRoot?.querySelector('[role=option]'),
    );
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() =>
      document.querySelector('ozg-area-picker')?.shadowRoot?.querySelector('[aria-selected=true]'),
    );
    const heard = await hear(page);
    expect(heard.find(({ role }) => role === 'combobox')).to.include({ expanded: true, focused: true, value: 'hess' });
    expect(heard.find(({ role }) => role === 'listbox')).to.include({ name: 'Für welchen Ort?' });
    expect(heard.filter(({ role }) => role === 'option').map(({ name, selected }) => [name, selected])).to.deep.equal([
      ['Hessen (Land)', true],
    ]);
    await page.close();
  });
});
