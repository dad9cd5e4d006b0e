import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, describeFinding } from '@ozg-widgets/publisher';
import type { BuildResult } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { parse } from 'parse5';
import { sound } from '../../support/source.js';
import type { Tables } from '../../support/source.js';

/** When everything is built. */
export const now = new Date('2026-11-24T10:00:00Z');
export const TOWN = '065340011011';
export const KEY = '99107023017000';
export const FEEDS = 'https://feeds.example.org/ozg';
export const WIDGETS = 'https://feeds.example.org/ozg-widgets/0/';

/** The sound source with facts more, and tables written otherwise. */
export const withFacts = (facts: Record<string, string>, tables: Tables = {}): Tables => ({
  ...sound,
  'herausgeber.csv':
    String(sound['herausgeber.csv']) +
    Object.entries(facts)
      .map(([fact, value]) => `${fact};${value}\n`)
      .join(''),
  ...tables,
});
/** The sound source with both facts. */
export const both = (tables: Tables = {}): Tables =>
  withFacts({ 'Adresse der Feeds': FEEDS, 'Adresse der Bausteine': WIDGETS }, tables);

/** What a build came to, its findings in words, and the files in `embed`. */
type Built = BuildResult & { words: string[]; files: Record<string, string> };

/** Builds and gives what is in `embed`. */
export async function built(source: string, out: string): Promise<Built> {
  const result = await build({ source, out, now, compress: true });
  const found = await readdir(join(out, 'embed'), { recursive: true }).catch((): string[] => []);
  const files: Record<string, string> = {};
  for (const name of found.filter((n) => n.includes('.')).sort()) {
    files[name] = await readFile(join(out, 'embed', name), 'utf8');
  }
  return { ...result, files, words: result.findings.map((f) => describeFinding(f).replace(`${source}/`, '')) };
}

/** An oEmbed answer. */
export interface Answer {
  title: string;
  html: string;
}
export const answerOf = (text = '{}'): Answer & Record<string, unknown> => JSON.parse(text) as never;

/** What the tests use of a parsed page. */
interface Node {
  tagName?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  /** Of a piece of text. */
  value?: string;
}

/** Every element of a page or a piece of it, in order. */
export function elementsOf(text: string): Node[] {
  const walk = (node: Node): Node[] =>
    (node.childNodes ?? []).flatMap((child) => (child.tagName === undefined ? [] : [child, ...walk(child)]));
  return walk(parse(text) as Node);
}
export const attribute = (element: Node, name: string): string | undefined =>
  element.attrs?.find((a) => a.name === name)?.value;
const piecesOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(piecesOf).join('');
/** The words of an element. */
export const textOf = (node: Node): string => piecesOf(node).replace(/\s+/g, ' ').trim();
/** The only element of its kind in a page. */
export const one = (text: string, tag: string, with_: Record<string, string> = {}): Node => {
  const found = elementsOf(text).filter(
    (e) => e.tagName === tag && Object.entries(with_).every(([name, value]) => attribute(e, name) === value),
  );
  expect(found, tag).to.have.length(1);
  return found[0]!;
};
