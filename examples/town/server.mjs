/** Serves the example town as its own web server would: pages, widgets and feeds from one origin, under a strict policy. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServer } from '@ozg-widgets/publisher';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8'));

/** The policy under which every example page works. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The policy of the configurator: it also shows its preview in a frame, and reads feeds and pages that somebody names. */
export const configuratorPolicy = policy
  .replace("connect-src 'self'", "connect-src 'self' https:")
  .concat("; frame-src 'self'");

/**
 * Serves the example pages, the feeds and the widgets.
 *
 * @param {number} port
 */
export const serveTown = (port) =>
  startServer({
    port,
    roots: [
      { at: '/', folder: path('.') },
      { at: '/feeds/', folder: path('feeds') },
      { at: '/ozg/', folder: path(`../../dist/${version}`) },
      // What is copied from the configurator names the folder of one version.
      { at: `/ozg/${version}/`, folder: path(`../../dist/${version}`) },
      { at: '/konfigurator/', folder: path('../../packages/site/dist') },
    ],
    headers: (file) =>
      /** @type {Record<string, string>} */ (
        /(\/|\.html)$/.test(file) ? { 'Content-Security-Policy': policyOf(file) } : {}
      ),
  });

/** @param {string} file */
const policyOf = (file) => (file.startsWith('/konfigurator/') ? configuratorPolicy : policy);
