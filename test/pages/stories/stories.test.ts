/**
 * Opens every story in a browser: in light and dark, and in the colours that a reader forces upon a page. `STORIES=card`
 * opens only those whose id has `card` in it; `node test/pages/stories/visual/record.mjs` records anew how they look.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Test } from 'mocha';
import type { Browser } from 'puppeteer-core';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { launchChromium } from '../../support/chromium.js';
import { pageScript, placeOf, themes, Visitor } from './visitor.js';
import type { Story, Visit } from './visitor.js';
import { Baseline, differences, record } from './visual/baseline.js';
import type { Look } from './visual/look.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGES = 3;
const { STORIES: only = '', LOOKS: looks } = process.env;

describe('stories', function () {
  this.timeout(300_000);
  let folder: string | undefined;
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let stories: Story[];
  let create: () => Promise<Visitor>;
  const visits = { free: new Map<Story, Promise<Visit>>(), forced: new Map<Story, Promise<Visit>>() };

  before('build Storybook', async function () {
    folder = await mkdtemp(join(tmpdir(), 'ozg-stories-'));
    await promisify(execFile)(
      process.execPath,
      [
        join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js'),
        ...['build', '--config-dir', 'stories/.storybook', '--output-dir', folder, '--disable-telemetry', '--quiet'],
      ],
      { cwd: ROOT, maxBuffer: 16e6, env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
    );
    // Kept by the browser: every page asks for the same files.
    const headers = (): Record<string, string> => ({ 'Cache-Control': 'max-age=600' });
    const { url } = (server = await startServer({ roots: [{ at: '/', folder }], port: 0, headers }));
    const open = (browser = await launchChromium({ protocolTimeout: 30_000 }));

    const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
      entries: Record<string, Story>;
    };
    stories = Object.values(entries).filter(({ type, id }) => type === 'story' && id.includes(only));
    const visiting: { story: Story; forced: boolean; settle: (visit: Visit) => void }[] = [];
    for (const forced of [false, true])
      for (const story of stories)
        visits[forced ? 'forced' : 'free'].set(
          story,
          new Promise((settle) => visiting.push({ story, forced, settle })),
        );
    const script = await pageScript();
    create = () => Visitor.create(open, url, script);
    // Visitors take one element's stories after another's: a page that is opened anew costs more than a story.
    const titles = [...new Set(stories.map(({ title }) => title))];
    const visitors = await Promise.all(Array.from({ length: PAGES }, create));
    for (const visitor of visitors)
      void (async () => {
        for (let title = titles.shift(); title !== undefined; title = titles.shift())
          for (const { story, forced, settle } of visiting)
            if (story.title === title) settle(await visitor.visit(story, forced));
      })();

    // Which stories there are is known only now, so their tests are added now.
    for (const story of stories)
      for (const theme of themes)
        this.test?.parent?.addTest(
          new Test(`${story.title}, ${story.name}, has no fault in ${theme}`, async () => {
            const visit = await visits[theme === 'forced colours' ? 'forced' : 'free'].get(story)!;
            expect(visit.faults[theme]!.join('\n')).to.equal('');
          }),
        );
  });

  after('record how they look', async () => {
    if (looks !== 'record') return;
    const found: Record<string, Record<string, { light: Look; dark: Look }>> = {};
    for (const [story, visit] of visits.free) {
      const { light, dark } = (await visit).looks;
      const [element, name] = placeOf(story);
      (found[element] ??= {})[name] = { light: light!, dark: dark! };
    }
    for (const [element, own] of Object.entries(found)) record(element, own);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  it('are all that is recorded of how they look', function () {
    if (only || looks) this.skip();
    for (const element of new Set(stories.map((story) => placeOf(story)[0]))) {
      const names = stories.map(placeOf).filter(([own]) => own === element);
      expect(new Baseline(element).stories, element).to.have.members(names.map(([, name]) => name));
    }
  });

  it('would not look as recorded with another colour, padding or part', async function () {
    const story = stories.find(({ id }) => id === 'availability-badge--available');
    if (!story) this.skip();
    const visitor = await create();
    const before = await visitor.lookWith(story, '');
    const seeds = {
      'background-color': '.tone { background-color: rgb(200 0 0) !important }',
      'padding-left': '[part] { padding-left: 3px !important }',
      color: 'a { color: rgb(0 0 200) !important }',
      has: 'a { display: none !important }',
    };
    expect(differences(before, await visitor.lookWith(story, ''))).to.deep.equal([]);
    for (const [what, css] of Object.entries(seeds))
      expect(differences(before, await visitor.lookWith(story, css)).join('\n'), what).to.include(`: ${what} `);
  });

  it('read a feed that a publisher could publish', async () => {
    const feed: unknown = JSON.parse(await readFile(join(ROOT, 'stories/feed.json'), 'utf8'));
    expect(checkFeed(feed)).to.deep.equal([]);
  });
});
