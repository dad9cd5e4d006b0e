/** Runs every rule on a page. */
import { policiesOf } from './csp/policy.js';
import type { Diagnosis, Reporter } from './diagnosis.js';
import { findEmbeds } from './html/find-embeds.js';
import { baseOf, canonicalOf, isResolved, parsePage, UNKNOWN_BASE } from './html/parse-page.js';
import type { PageInput } from './page-input.js';
import type { Answer, Failure, Read } from './read-types.js';
import type { RuleContext } from './rule-context.js';
import { areaPickerRules } from './rules/area-picker.js';
import { cspRules } from './rules/csp.js';
import { feedLinkRules } from './rules/feed-link.js';
import { feedRules } from './rules/feed.js';
import { frameUrlRules } from './rules/frame-url.js';
import { frameRules } from './rules/frame.js';
import { markupRules } from './rules/markup.js';
import { plainMarkupRules } from './rules/plain-markup.js';
import { sanitizerRules, undefinedElementRules } from './rules/sanitizer.js';
import { scriptRules } from './rules/script.js';
import { typographyRules } from './rules/typography.js';

/** The options of `diagnose`. */
export interface DiagnoseOptions {
  now: Date;
  /** The latest version of the elements, such as `0.1.0`. */
  version: string;
  /** Reads the resources of the page. Without it, only the page itself is examined. */
  read?: Read;
}

/** The number of addresses that are read for one page. */
const MAX_READS = 40;

/**
 * Finds everything that keeps our elements from working on a page, in the order of the page.
 *
 * @returns an empty array if the page is fine
 * @example
 * const read = fetchReader();
 * for (const diagnosis of await diagnose({ html }, { now: new Date(), version: '0.1.0', read })) {
 *   console.log(describeDiagnosis(diagnosis, 'en'));
 * }
 */
export async function diagnose(
  { html, address, headers = {} }: PageInput,
  { now, version, read }: DiagnoseOptions,
): Promise<Diagnosis[]> {
  if (isJson(html)) return [{ severity: 'error', code: 'page-not-html', facts: { found: 'application/json' } }];
  const page = parsePage(html);
  const url = address ?? canonicalOf(page);
  const self = new URL(url ?? UNKNOWN_BASE);
  const base = baseOf(page, self.href);
  const diagnoses: Diagnosis[] = [];
  const report: Reporter = (severity, code, location, { about, ...more } = {}) => {
    const elsewhere = about !== undefined && about !== self.href && { about };
    diagnoses.push({ severity, code, ...more, ...elsewhere, ...location });
  };
  await runRules({
    ...findEmbeds(page, base),
    page,
    self,
    hasUrl: url !== undefined,
    base,
    headers,
    policies: policiesOf(page, headers['content-security-policy']),
    now,
    version,
    report,
    unresolved: new Set(),
    read: readOnce(read, self),
  });
  return sort(diagnoses);

  async function runRules(context: RuleContext): Promise<void> {
    await sanitizerRules(context);
    undefinedElementRules(context);
    feedLinkRules(context);
    typographyRules(context);
    markupRules(context);
    plainMarkupRules(context);
    areaPickerRules(context);
    cspRules(context);
    await scriptRules(context);
    await feedRules(context);
    await frameRules(context);
    await frameUrlRules(context);
    if (read) reportUnresolved(context);
  }
}

/** Whether this is JSON, such as a feed, rather than a page. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The number of unresolved addresses that the message lists. */
const MAX_LISTED = 3;

/** Reports skipped checks, so that an empty result is not mistaken for success. */
function reportUnresolved({ unresolved, report }: RuleContext): void {
  const addresses = [...unresolved];
  if (!addresses.length) return;
  const found = addresses.slice(0, MAX_LISTED).join(', ');
  const count = addresses.length - MAX_LISTED;
  report('warning', 'address-unplaced', undefined, { facts: count > 0 ? { found, count } : { found } });
}

/** Reads each address once, if it is an HTTP address that does not depend on the unknown address of the page. */
function readOnce(read: Read | undefined, self: URL): RuleContext['read'] {
  const answers = new Map<string, Promise<Answer | Failure>>();
  return async (url, origin = self.origin) => {
    const address = url.href.replace(/#.*$/s, '');
    const key = `${origin} ${address}`;
    if (!read || !/^https?:$/.test(url.protocol) || !isResolved(url)) return;
    if (!answers.has(key) && answers.size >= MAX_READS) return;
    const answer = answers.get(key) ?? read(address, origin);
    answers.set(key, answer);
    return answer;
  };
}

/** Removes duplicates and sorts by location; diagnoses without a location come first. */
function sort(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const distinct = new Map(diagnoses.map((d) => [JSON.stringify(d), d]));
  return [...distinct.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.severity < b.severity ? -1 : 1),
  );
}
