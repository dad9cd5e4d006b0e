/**
 * The policy of each form, as the readme shows it. `node packages/widgets/build/policies.mjs`, after a build, writes it
 * there anew, from the file by which tests and the doctor go: packages/publisher/src/doctor/csp/requirements.ts.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const README = new URL('../README.md', import.meta.url);
const PLACE = /(<!-- policies: [^>]*-->\n\n)([^]*?)(\n\n<!-- \/policies -->)/;

/** Where everything comes from in the readme; pages that `ozg-feed build` writes are where the feeds are. */
const SOURCES = {
  script: 'https://widgets.example.org',
  feed: 'https://feeds.example.org',
  frame: 'https://widgets.example.org',
  image: 'https://feeds.example.org',
};

/** For what a form does without, and can do with. */
const MORE = {
  script: ['with `frame-height.js`', { script: SOURCES.script }],
  style: ['with a theme', { style: 'https://widgets.example.org' }],
};

/** A table of the forms: the strictest policy with which each works, and what more it may need. */
export function policyTable({ needs, policyFor }) {
  const rows = Object.entries(needs).map(([form, list]) => {
    const needed = list.filter(({ optional }) => !optional);
    const from = { ...SOURCES, ...(form === 'oembed' && { frame: SOURCES.feed }) };
    const sources = Object.fromEntries(needed.map(({ load }) => [load, from[load]]));
    const policy = policyFor(form, sources);
    const more = list
      .filter(({ optional }) => optional)
      .map(({ load }) => {
        const [when, source] = MORE[load];
        return `${when} \`${policyFor(form, { ...sources, ...source })
          .split('; ')
          .at(-1)}\``;
      });
    return [form, `\`${policy}\``, more.join(', ')];
  });
  const all = [['form', 'strictest policy', 'more'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = all.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

/** The table as it stands in the readme. */
export const tableInReadme = () => PLACE.exec(readFileSync(README, 'utf8'))?.[2];

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const table = policyTable(await import('../../publisher/dist/doctor/csp/requirements.js'));
  const readme = readFileSync(README, 'utf8');
  if (!PLACE.test(readme)) throw new Error('README.md has no place for the policies.');
  writeFileSync(
    README,
    readme.replace(PLACE, (_, before, __, after) => before + table + after),
  );
}
