/** How the stories looked when somebody last said that they look right: kept in one file for each element. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Look } from './look.js';

/** In the order in which both are looked at. */
export type Scheme = 'light' | 'dark';

/** How to record anew. */
export const COMMAND = 'node test/pages/stories/visual/record.mjs';

/**
 * What differs between the schemes is written `light | dark`. Parts that occur again and again, as in tables, are
 * written once: `trees` are numbers of a look and of the trees in it.
 */
interface File {
  looks: string[];
  trees: string[];
  stories: Record<string, number>;
}

const pathOf = (element: string): string => fileURLToPath(new URL(`looks/${element}.json`, import.meta.url));

/** The recorded looks of one element's stories. */
export class Baseline {
  #file: File = { looks: [], trees: [], stories: {} };

  constructor(element: string) {
    const path = pathOf(element);
    if (existsSync(path)) this.#file = JSON.parse(readFileSync(path, 'utf8')) as File;
  }

  /** The stories that are recorded. */
  get stories(): string[] {
    return Object.keys(this.#file.stories);
  }

  /** How a story looked. */
  find(story: string, scheme: Scheme): Look | undefined {
    const tree = this.#file.stories[story];
    return tree === undefined ? undefined : this.#grow(tree, scheme);
  }

  #grow(tree: number, scheme: Scheme): Look {
    const [own, ...parts] = this.#file.trees[tree]!.split(' ').map((number) => +number);
    const [what, ...style] = this.#file.looks[own!]!.split('; ');
    const values = style.map((line) => {
      const [name = '', values = ''] = line.split(/: (.*)/);
      const [light = '', dark = light] = values.split(' | ');
      return [name, scheme === 'light' ? light : dark] as const;
    });
    return { what: what!, style: Object.fromEntries(values), parts: parts.map((part) => this.#grow(part, scheme)) };
  }
}

/** Records how an element's stories look, in place of all that was recorded of it. */
export function record(element: string, stories: Record<string, Record<Scheme, Look>>): void {
  const file: File = { looks: [], trees: [], stories: {} };
  const numbers = new Map<string, number>();
  const numberOf = (list: string[], text: string): number => {
    const key = `${list === file.looks ? 'look' : 'tree'} ${text}`;
    if (!numbers.has(key)) numbers.set(key, list.push(text) - 1);
    return numbers.get(key)!;
  };
  const add = (light: Look, dark: Look): number => {
    const lines = [...new Set([...Object.keys(light.style), ...Object.keys(dark.style)])].map((name) => {
      const [a = '', b = ''] = [light.style[name], dark.style[name]];
      return `${name}: ${a === b ? a : `${a} | ${b}`}`;
    });
    if (light.parts.length !== dark.parts.length) throw new Error(`${light.what} has other parts when it is dark.`);
    const own = numberOf(file.looks, [light.what, ...lines].join('; '));
    const parts = light.parts.map((part, i) => add(part, dark.parts[i]!));
    return numberOf(file.trees, [own, ...parts].join(' '));
  };
  for (const [name, { light, dark }] of Object.entries(stories)) file.stories[name] = add(light, dark);
  writeFileSync(pathOf(element), `${JSON.stringify(file, null, 2)}\n`);
}

const numberIn = /-?\d+(?:\.\d+)?/g;

/** Whether two values look alike: rounded otherwise, colours and lengths may differ a little. */
function alike(a = '', b = ''): boolean {
  if (a === b) return true;
  if (a.replace(numberIn, '#') !== b.replace(numberIn, '#')) return false;
  const [left, right] = [a, b].map((value) => (value.match(numberIn) ?? []).map(Number));
  const slack = a.startsWith('rgb(') ? 2 : 0.2;
  return left!.every((n, i) => Math.abs(n - right![i]!) <= slack);
}

/** What differs between how something looked and how it looks, in words. */
export function differences(before: Look, now: Look, path = ''): string[] {
  const at = `${path} > ${now.what}`.replace(/^ > /, '');
  if (before.what !== now.what) return [`${path}: ${now.what} in place of ${before.what}`];
  const names = new Set([...Object.keys(before.style), ...Object.keys(now.style)]);
  const own = [...names]
    .filter((name) => !alike(before.style[name], now.style[name]))
    .map((name) => `${at}: ${name} is ${now.style[name] || 'not set'}, was ${before.style[name] || 'not set'}`);
  const [were, are] = [before, now].map(({ parts }) => parts.map(({ what }) => what).join(' '));
  if (were !== are) return [...own, `${at}: has (${are}), had (${were})`];
  return [...own, ...now.parts.flatMap((part, i) => differences(before.parts[i]!, part, at))];
}
