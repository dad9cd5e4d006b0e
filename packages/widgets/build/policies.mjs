/**
 * The Content Security Policy of each way to embed, as a table for the README. `node packages/widgets/build/policies.mjs`,
 * after a build, writes it there from the requirements that the tests and the doctor use.
 *
 * @typedef {Parameters<typeof import('@ozg-widgets/doctor').policyFor>[0]} Form
 * @typedef {keyof Parameters<typeof import('@ozg-widgets/doctor').policyFor>[1]} Load
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const README = new URL('../README.md', import.meta.url);
const PLACE = /(<!-- policies: [^>]*-->\n\n)([^]*?)(\n\n<!-- \/policies -->)/;

/**
 * The sources in the README. Pages that `ozg-feed build` writes are on the server of the feeds.
 *
 * @satisfies {Partial<Record<Load, string>>}
 */
const SOURCES = {
  script: 'https://widgets.example.org',
  feed: 'https://feeds.example.org',
  frame: 'https://widgets.example.org',
  image: 'https://feeds.example.org',
};

/**
 * Optional sources: when a page needs them, and which.
 *
 * @type {Partial<Record<Load, [when: string, sources: Partial<Record<Load, string>>]>>}
 */
const MORE = {
  script: ['with `frame-height.js`', { script: SOURCES.script }],
  style: ['with a theme', { style: 'https://widgets.example.org' }],
};

/**
 * A table of the ways to embed: the strictest policy with which each works, and its optional sources.
 *
 * @param {Pick<typeof import('@ozg-widgets/doctor'), 'needs' | 'policyFor'>} requirements
 */
export function policyTable({ needs, policyFor }) {
  const rows = Object.entries(needs).map(([name, list]) => {
    const form = /** @type {Form} */ (name);
    const needed = list.filter(({ optional }) => !optional);
    /** @type {Partial<Record<Load, string>>} */
    const from = { ...SOURCES, ...(form === 'oembed' && { frame: SOURCES.feed }) };
    const sources = Object.fromEntries(needed.map(({ load }) => [load, from[load]]));
    const policy = policyFor(form, sources);
    const more = list
      .filter(({ optional }) => optional)
      .map(({ load }) => {
        const [when, source] = MORE[load] ?? [];
        return `${when} \`${policyFor(form, { ...sources, ...source })
          .split('; ')
          .at(-1)}\``;
      });
    return [form, `\`${policy}\``, more.join(', ')];
  });
  const all = [['form', 'strictest policy', 'more'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = '', ...body] = all.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

/** The table that the README contains. */
export const tableInReadme = () => PLACE.exec(readFileSync(README, 'utf8'))?.[2];

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const table = policyTable(await import('../../doctor/dist/csp/requirements.js'));
  const readme = readFileSync(README, 'utf8');
  if (!PLACE.test(readme)) throw new Error('README.md has no place for the policies.');
  writeFileSync(
    README,
    readme.replace(PLACE, (_, before, __, after) => before + table + after),
  );
}
