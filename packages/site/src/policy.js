/** The policy lines, made by the same files as the doctor's. */
import { linesFor, policyFor, readPage } from '../dist/tools.js';

/**
 * @typedef {object} Origins What comes from where.
 * @property {string} [script]
 * @property {string[]} feeds
 * @property {string} [style]
 * @property {string} [frame]
 */

/**
 * The strictest policy with which the form works, as a header.
 * @param {'tag' | 'div' | 'link' | 'iframe'} form
 * @param {Origins} origins
 */
export function strictest(form, { script, feeds, style, frame }) {
  return `Content-Security-Policy: ${policyFor(form, { script, feed: feeds.join(' '), style, frame })}`;
}

/** What a site has that has not thought of us: everything from itself. */
const SELF = { text: "default-src 'self'", directives: new Map([['default-src', ["'self'"]]]) };

/**
 * The lines for a system whose policy lets through what comes from the site itself.
 * @param {import('./systems.js').System} system
 * @param {Origins} origins
 */
export function linesOf({ generator = '' }, { script, feeds, style, frame }) {
  const wanted = [
    ['script', script],
    ...(frame ? [] : feeds.map((source) => ['connect', source])),
    ['style', style],
    ['frame', frame],
  ];
  const lacks = wanted.flatMap(([kind, source]) => (source && source !== "'self'" ? [{ kind, source }] : []));
  const page = readPage(generator ? `<meta name="generator" content="${generator}">` : '');
  const servers = generator ? [''] : ['nginx', 'apache', 'caddy'];
  /** @type {Map<string, Set<string>>} */
  const lines = new Map();
  for (const headers of servers.map((server) => ({ server })))
    for (const lack of lacks)
      for (const [, name, line] of linesFor(SELF, lack, lacks, { page, headers }).matchAll(/^ {2}(\w+): (.*)$/gm))
        lines.set(name, (lines.get(name) ?? new Set()).add(line));
  return [...lines].map(([name, set]) => [...(generator ? [] : [`# ${name}`]), ...set].join('\n')).join('\n\n');
}
