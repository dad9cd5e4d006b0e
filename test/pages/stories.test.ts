/** Opens every story in a browser: in light and dark, and in the colours that a reader forces upon a page. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import { Test } from 'mocha';
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = 3;

/** In the order of a visit. */
const themes = ['light colours', 'dark colours', 'forced colours'] as const;
type Theme = (typeof themes)[number];
type Faults = Record<Theme, string[]>;

/** What Storybook's index lists. */
type Entries = Record<string, { id: string; title: string; name: string; type: 'story' | 'docs' }>;

/** What the script below leaves in a page. */
interface Watched {
  /** How the story ended. */
  finished: Promise<string>;
  /** The widgets that have said whether they have a feed. */
  told: WeakSet<Element>;
}

/** Runs before anything else in a page: listens to Storybook's channel as soon as there is one, and to the widgets. */
function watch(): void {
  const told = new WeakSet<Element>();
  for (const name of ['ozg-feed-loaded', 'ozg-feed-failed'])
    document.addEventListener(name, (event) => told.add(event.target as Element));

  interface Channel {
    on(name: string, listener: (what?: { status?: string; message?: string; description?: string }) => void): void;
  }
  let channel: Channel | undefined;
  const finished = new Promise<string>((resolve) => {
    Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set: (value: Channel) => {
        channel = value;
        value.on('storyFinished', (what) => {
          resolve(what?.status ?? 'finished');
        });
        for (const name of ['storyErrored', 'storyMissing', 'storyThrewException', 'playFunctionThrewException'])
          value.on(name, (what) => {
            resolve(`${name}: ${what?.message ?? what?.description ?? ''}`);
          });
      },
    });
  });
  Object.assign(globalThis, { watched: { finished, told } satisfies Watched });
}

/** Waits in a page until its widgets have rendered what they read, and says what sticks out of the story. */
async function settled(): Promise<string[]> {
  const { told } = (globalThis as unknown as { watched: Watched }).watched;
  const story = document.querySelector('#storybook-root')!;
  const widgets = [...story.querySelectorAll<Element & { updateComplete?: Promise<unknown> }>('*')].filter((element) =>
    element.localName.startsWith('ozg-'),
  );
  while (!widgets.every((widget) => told.has(widget))) await new Promise(requestAnimationFrame);
  for (const widget of widgets) await widget.updateComplete;
  const faults = widgets.length ? [] : ['The story has no widget.'];
  for (const element of [story, ...story.querySelectorAll('.story')])
    if (element.scrollWidth > element.clientWidth)
      faults.push(`Wider than its place: ${element.scrollWidth} > ${element.clientWidth} px`);
  return faults;
}

/** Chooses in Storybook's toolbar. */
function choose(globals: Record<string, string>): void {
  const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
    __STORYBOOK_ADDONS_CHANNEL__: { emit(name: string, what: object): void };
  };
  channel.emit('updateGlobals', { globals });
}

/** Everything that axe finds in the story; no rule is muted. */
async function audit(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(context: string): Promise<AxeResults> } };
  const { violations } = await axe.run('#storybook-root');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}\n${node.failureSummary ?? ''}`),
  );
}

/** A page that visits one story after the other; a visit gives the story's faults by theme. */
async function visitor(browser: Browser, origin: string): Promise<(id: string) => Promise<Faults>> {
  const page = await browser.newPage();
  const devtools = await page.createCDPSession();
  const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  let faults: string[];
  page.on('pageerror', (error) => faults.push(`Page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`Console error: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) faults.push(`Request to the outside: ${url}`);
  });
  // Compiled for Node, functions keep their names by a helper that a page lacks.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(watch);

  let id: string;
  const open = async (): Promise<void> => {
    // The accessibility addon would run axe too; once is enough.
    await page.goto(`${origin}iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
    const end = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.finished);
    if (end !== 'success') faults.push(`The story ended with ${end}`);
    await page.waitForNetworkIdle({ idleTime: 50 });
    faults.push(...(await page.evaluate(settled)));
    await page.evaluate(axe);
  };
  const force = (value: string): Promise<unknown> =>
    devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
  const steps: Record<Theme, () => Promise<unknown>> = {
    'light colours': open,
    'dark colours': async () => {
      await page.evaluate(choose, { scheme: 'dark' });
      await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark');
    },
    // Opened anew: Chromium leaves links in their old colours when colours become forced.
    'forced colours': async () => {
      await force('active');
      await open();
    },
  };

  return async (story) => {
    id = story;
    await force('none');
    const found: Partial<Faults> = {};
    for (const theme of themes) {
      found[theme] = faults = [];
      try {
        await steps[theme]();
        faults.push(...(await page.evaluate(audit)));
      } catch (error) {
        faults.push(String(error));
      }
    }
    return found as Faults;
  };
}

describe('stories', function () {
  this.timeout(120_000);
  let folder: string | undefined;
  let server: RunningServer | undefined;
  let browser: Browser | undefined;

  before('build Storybook', async function () {
    const executablePath = process.env.CHROME_PATH;
    if (!executablePath) throw new Error('CHROME_PATH has to name a Chromium; `npm test` finds one and sets it.');
    folder = await mkdtemp(join(tmpdir(), 'ozg-stories-'));
    await promisify(execFile)(
      process.execPath,
      [
        join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js'),
        ...['build', '--config-dir', 'stories/.storybook', '--output-dir', folder, '--disable-telemetry', '--quiet'],
      ],
      { cwd: ROOT, maxBuffer: 16e6, env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
    );
    // Kept by the browser: a hundred and more openings ask for the same files.
    const headers = (): Record<string, string> => ({ 'Cache-Control': 'max-age=600' });
    const { url } = (server = await startServer({ roots: [{ at: '/', folder }], port: 0, headers }));
    const open = (browser = await launch({
      executablePath,
      args: process.platform === 'linux' ? ['--no-sandbox'] : [],
      protocolTimeout: 30_000,
    }));

    const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { entries: Entries };
    const stories = Object.values(entries).filter(({ type }) => type === 'story');
    const lanes = await Promise.all(
      Array.from({ length: PAGES }, async () => ({
        visit: await visitor(open, url),
        last: Promise.resolve<unknown>(0),
      })),
    );
    // Which stories there are is known only now, so their tests are added now.
    for (const [i, { id, title, name }] of stories.entries()) {
      const lane = lanes[i % PAGES]!;
      const visit = lane.last.then(() => lane.visit(id));
      lane.last = visit;
      for (const theme of themes)
        this.test?.parent?.addTest(
          new Test(`${title}, ${name}, has no fault in ${theme}`, async () => {
            expect((await visit)[theme].join('\n')).to.equal('');
          }),
        );
    }
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  it('read a feed that a publisher could publish', async () => {
    const feed: unknown = JSON.parse(await readFile(join(ROOT, 'stories/feed.json'), 'utf8'));
    expect(checkFeed(feed)).to.deep.equal([]);
  });
});
