/** Serves the example town as its own web server would: pages, widgets and feeds from one origin, under a strict policy. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServer } from '@ozg-widgets/publisher';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../package.json'), 'utf8'));

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

export const serveTown = (port) =>
  startServer({
    port,
    roots: [
      { at: '/', folder: path('town') },
      { at: '/feeds/', folder: path('town/feeds') },
      { at: '/ozg/', folder: path(`../dist/${version}`) },
    ],
    headers: (file) => (/(\/|\.html)$/.test(file) ? { 'Content-Security-Policy': policy } : {}),
  });
