/** Visits stories in a browser. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { newPage } from '../../support/chromium.js';
import { Baseline, COMMAND, differences } from './visual/baseline.js';
import type { Scheme } from './visual/baseline.js';
import type { Look } from './visual/look.js';
import type * as inPage from './page.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** A Monday morning, five minutes after the stories' feed was published: what they show does not depend on the day. */
const CLOCK = '2026-11-23T09:05:00+01:00';

/** What Storybook's index lists. */
export interface Story {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

/** In the order of visits: two with the page's own colours, and one of its own where a reader forces other ones. */
export const themes = ['light colours', 'dark colours', 'forced colours'] as const;

/** What a visit found. */
export interface Visit {
  faults: Partial<Record<(typeof themes)[number], string[]>>;
  looks: Partial<Record<Scheme, Look>>;
}

/** The file in which a story's looks are recorded, and its name there. */
export const placeOf = ({ id, title }: Story): [element: string, name: string] => {
  const element = title.toLowerCase().replaceAll(' ', '-');
  return [element, id.slice(element.length + 2)];
};

/** Sets the page's clock; it runs on from there. */
const setClock = `{
  const begin = Date.parse(${JSON.stringify(CLOCK)});
  const RealDate = Date;
  globalThis.clock = { ahead: 0 };
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      super(...(given.length ? given : [Date.now()]));
    }
    static now() {
      return begin + clock.ahead + Math.round(performance.now());
    }
  };
}`;

/** What runs in pages before anything else does. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'test/pages/stories/page.ts')],
    ...{ bundle: true, format: 'iife', globalName: 'visiting', write: false, target: 'es2022' },
  });
  return setClock + outputFiles[0]!.text.replace('var visiting =', 'globalThis.visiting =');
}

/** A page that visits one story after the other. Those of one title share it; another title opens it anew. */
export class Visitor {
  #page: Page;
  #origin: string;
  #axe: string;
  #force: (value: string) => Promise<unknown>;
  #opened: string | undefined;
  #faults: string[] = [];

  private constructor(page: Page, origin: string, axe: string, force: (value: string) => Promise<unknown>) {
    this.#page = page;
    this.#origin = origin;
    this.#axe = axe;
    this.#force = force;
    page.on('pageerror', (error) => this.#faults.push(`Page error: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#faults.push(`Console error: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) this.#faults.push(`Request to the outside: ${url}`);
    });
  }

  /** A visitor with a page of its own. */
  static async create(browser: Browser, origin: string, script: string): Promise<Visitor> {
    const page = await newPage(browser);
    const devtools = await page.createCDPSession();
    await page.emulateTimezone('Europe/Berlin');
    await page.evaluateOnNewDocument(script);
    const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
    return new Visitor(page, origin, axe, (value) =>
      devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] }),
    );
  }

  /** Visits a story in light and dark, or in forced colours. */
  async visit(story: Story, forced: boolean): Promise<Visit> {
    const found: Visit = { faults: {}, looks: {} };
    const examine = async (theme: (typeof themes)[number], step: () => Promise<unknown>): Promise<void> => {
      this.#faults = found.faults[theme] = [];
      try {
        await step();
        this.#faults.push(...(await this.#call('audit')));
      } catch (error) {
        this.#faults.push(String(error));
        this.#opened = undefined;
      }
    };
    const lookIn = async (scheme: Scheme): Promise<void> => {
      const look = (found.looks[scheme] = await this.#call('looks'));
      if (process.env.LOOKS !== 'record') this.#compare(story, scheme, look);
    };
    if (forced) await examine('forced colours', () => this.#open(story, true));
    else {
      await examine('light colours', async () => {
        await this.#open(story, false);
        await lookIn('light');
        this.#faults.push(...(await this.#call('minutesLater')));
      });
      await examine('dark colours', async () => {
        await this.#call('darken');
        await lookIn('dark');
      });
    }
    return found;
  }

  /** How a story looks with a style sheet more in its widgets. */
  async lookWith(story: Story, css: string): Promise<Look> {
    await this.#open(story, false);
    return this.#call('styled', css);
  }

  async #open({ id, title }: Story, forced: boolean): Promise<void> {
    const opened = `${title}, ${String(forced)}`;
    if (opened === this.#opened) this.#expectSuccess(await this.#call('next', id));
    else {
      // Chromium leaves links in their old colours when colours become forced: it has to be known before.
      await this.#force(forced ? 'active' : 'none');
      // The accessibility addon would run axe too; once is enough.
      await this.#page.goto(
        `${this.#origin}iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true;scheme:light`,
      );
      this.#expectSuccess(await this.#call('first'));
      await this.#page.evaluate(this.#axe);
      this.#opened = opened;
    }
    await this.#page.waitForNetworkIdle({ idleTime: 20 });
    this.#faults.push(...(await this.#call('settled')));
  }

  #expectSuccess(end: string): void {
    if (end !== 'success') this.#faults.push(`The story ended with ${end}`);
  }

  #compare(story: Story, scheme: Scheme, now: Look): void {
    const [element, name] = placeOf(story);
    const before = new Baseline(element).find(name, scheme);
    if (!before) this.#faults.push(`Nobody has recorded how it looks: ${COMMAND}`);
    else this.#faults.push(...differences(before, now).slice(0, 20));
  }

  #call<K extends keyof typeof inPage>(
    name: K,
    ...given: Parameters<(typeof inPage)[K]>
  ): Promise<Awaited<ReturnType<(typeof inPage)[K]>>> {
    return this.#page.evaluate(
      (called: string, values: unknown[]) => {
        const { visiting } = globalThis as unknown as { visiting: Record<string, (...values: unknown[]) => unknown> };
        return visiting[called]!(...values);
      },
      name,
      given,
    ) as Promise<Awaited<ReturnType<(typeof inPage)[K]>>>;
  }
}
