/** Renders a feed for places where no script runs. */
import { stat } from 'node:fs/promises';
import { structuredData } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';
import { readFeedFile } from '../documents/read-document.js';
import { hasErrors } from '../findings/finding.js';
import type { Finding, Lang, Report } from '../findings/finding.js';
import { withLock } from '../output/lock.js';
import { closestMatch, normalizeWord as bare } from '@ozg-widgets/feed';
import { reportWriteError } from '../output/output-folder.js';
import { putFiles } from './output.js';
import { fragment } from './formats/html.js';
import { cleanWording } from '../text/markup.js';
import { page } from './formats/page.js';
import { toText } from './formats/text.js';
import { shield } from './formats/shields.js';
import { badge } from './formats/svg.js';
import { viewOf } from './view.js';
import { momentIn } from '../text/terms.js';

/** What to render. */
export interface RenderOptions {
  /** A feed file, such as an area's in a built tree. */
  feed: string;
  /** Folder for the files; what else lies there stays. */
  out: string;
  /** LeiKa key, blanks allowed: only this service, and no `index.html`. */
  service?: string;
  /** What search engines are told besides (schema.org), as JSON-LD: a file for each service, and within the page of all. */
  jsonld?: boolean;
  /** Default: German. */
  lang?: Lang;
  /** The moment whose state is shown. */
  now: Date;
}

/** What a rendering came to. */
export interface RenderResult {
  /** With an error about the feed among them nothing was written. */
  findings: Finding[];
  /** How many files are new or changed. */
  written: number;
  /** How many files of services that are gone were removed. */
  removed: number;
  /** Names of all files that belong to the feed as it is now. */
  files: string[];
}

/** Writes the state of each service as HTML fragment, SVG badge, shields.io endpoint and plain text, and a page of all. */
export async function render(options: RenderOptions): Promise<RenderResult> {
  const { feed: file, out, service, jsonld, lang = 'de', now } = options;
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const nothing: RenderResult = { findings, written: 0, removed: 0, files: [] };
  const feed = await feedIn(file, report);
  if (!feed || isExpired(feed, file, lang, now, report)) return nothing;
  const chosen = service === undefined ? all(feed, file, lang, report) : one(feed, service, file, lang, report);
  const views = chosen.map((found) => viewOf(feed, found, lang, now));
  const data = jsonld ? chosen.map((found) => [found.key, structuredData(feed, found, lang, now) ?? ''] as const) : [];
  // Records are checked as they are read: only now everything that is shown has been.
  for (const issue of feed.issues) report({ severity: 'warning', code: 'document', file, issue });
  if (hasErrors(findings)) return nothing;

  const files = new Map<string, string>();
  for (const view of views) {
    files.set(`${view.key}.html`, fragment(view, lang));
    files.set(`${view.key}.svg`, badge(view, lang));
    files.set(`${view.key}.shields.json`, shield(view));
    files.set(`${view.key}.txt`, toText(view, lang));
  }
  for (const [key, text] of data) files.set(`${key}.jsonld`, `${text}\n`);
  const blocks = data.map(([, text]) => text);
  if (service === undefined) files.set('index.html', page(feed, views, lang, blocks));
  const outcome = await withLock(out, report, () => putFiles(out, files, service === undefined, report)).catch(
    reportWriteError(out, report),
  );
  return outcome ? { findings, ...outcome, files: [...files.keys()] } : nothing;
}

async function feedIn(file: string, report: Report): Promise<Feed | undefined> {
  const info = await stat(file).catch(() => undefined);
  if (info?.isDirectory()) {
    report({ severity: 'error', code: 'render-folder', file });
    return;
  }
  return (await readFeedFile(file, report))?.feed;
}

function isExpired({ validUntil }: Feed, file: string, lang: Lang, now: Date, report: Report): boolean {
  if (validUntil === undefined || Date.parse(validUntil) > now.getTime()) return false;
  report({ severity: 'error', code: 'render-expired', file, facts: { until: momentIn(validUntil, lang) } });
  return true;
}

/** All services, each key once; a key that is none would lead out of the folder. */
function all(feed: Feed, file: string, lang: Lang, report: Report): Service[] {
  const chosen = new Map<string, Service>();
  for (const service of feed.services) {
    const { key, name } = service;
    if (/^\d{14}$/.test(key)) {
      if (!chosen.has(key)) chosen.set(key, service);
    } else {
      const facts = { found: key, name: cleanWording(name, lang)?.text ?? '' };
      report({ severity: 'warning', code: 'render-key', file, facts });
    }
  }
  return [...chosen.values()];
}

/** The service with a key, or none, with the one that was probably meant: by its key, or by its name. */
function one(feed: Feed, wanted: string, file: string, lang: Lang, report: Report): Service[] {
  const services = all(feed, file, lang, report);
  const key = wanted.replace(/\s/g, '');
  const found = services.find((service) => service.key === key);
  if (found) return [found];
  const nameOf = (service: Service): string => cleanWording(service.name, lang)?.text ?? '';
  const digits = /^\d+$/.test(key);
  const near = closestMatch(
    digits ? key : wanted,
    services.map((s) => (digits ? s.key : nameOf(s))),
  );
  const meant =
    services.find((service) => near === (digits ? service.key : nameOf(service))) ??
    services.find((service) => bare(wanted) && bare(nameOf(service)).includes(bare(wanted)));
  const facts = { found: wanted, ...(meant && { nearest: meant.key, name: nameOf(meant) }) };
  report({ severity: 'error', code: 'render-service-unknown', file, facts });
  return [];
}
