/** The embed doctor: says what keeps our elements from working on a page. Runs in browsers and in Node. */
import type { Case } from './rule-context.js';
import { policiesOf } from './csp/policy.js';
import { cspRules } from './rules/csp.js';
import { findOurs } from './html/find-embeds.js';
import { feedRules } from './rules/feed.js';
import type { Diagnosis, Tell } from './diagnosis.js';
import { formRules } from './rules/plain-markup.js';
import { frameRules } from './rules/frame.js';
import { framedRules } from './rules/frame-url.js';
import { headRules } from './rules/feed-link.js';
import { markupRules } from './rules/markup.js';
import type { Patient } from './page-input.js';
import { baseOf, canonicalOf, isPlaced, NOWHERE, readPage } from './html/parse-page.js';
import { pickerRules } from './rules/area-picker.js';
import type { Answer, Failure, Read } from './read-types.js';
import { scriptRules } from './rules/script.js';
import { slipRules } from './rules/typography.js';
import { strippedRules, undefinedRules } from './rules/sanitizer.js';

export { fetchReader } from './browser-reader.js';
export type { ReadLimits } from './browser-reader.js';
export { describeDiagnosis, diagnosisLine, diagnosisRecord } from './diagnosis.js';
export type { Diagnosis } from './diagnosis.js';
export { patientFrom } from './page-input.js';
export type { Patient } from './page-input.js';
export { FRAME_SANDBOX, needs, policyFor, trustedTypesFor } from './csp/requirements.js';
export type { Form, Load, Need } from './csp/requirements.js';
export type { Answer, Failure, Read } from './read-types.js';

/** What a diagnosis works with. */
export interface DiagnoseOptions {
  now: Date;
  /** The newest version of the elements, such as `0.1.0`. */
  version: string;
  /** Reads what the page points to. Without it, only the page itself is looked at. */
  read?: Read;
}

/** So many addresses are read for one page at most. */
const READ = 40;

/** Everything that is wrong with how a page embeds our elements, in the order of the page; nothing where all is well. */
export async function diagnose(
  { html, address, headers = {} }: Patient,
  { now, version, read }: DiagnoseOptions,
): Promise<Diagnosis[]> {
  if (isJson(html)) return [{ severity: 'error', code: 'page-not-html', facts: { found: 'application/json' } }];
  const diagnoses: Diagnosis[] = [];
  const tell: Tell = (severity, code, place, more = {}) => {
    const { about, ...rest } = more;
    const own = about === self.href ? {} : { ...(about !== undefined && { about }) };
    diagnoses.push({ severity, code, ...rest, ...own, ...place });
  };
  const page = readPage(html);
  const at = address ?? canonicalOf(page);
  const self = new URL(at ?? NOWHERE);
  const base = baseOf(page, self.href);
  const found: Case = {
    ...findOurs(page, base),
    page,
    self,
    located: at !== undefined,
    base,
    headers,
    policies: policiesOf(page, headers['content-security-policy']),
    now,
    version,
    tell,
    unplaced: new Set(),
    read: readOnce(read, self),
  };
  await strippedRules(found);
  undefinedRules(found);
  headRules(found);
  slipRules(found);
  markupRules(found);
  formRules(found);
  pickerRules(found);
  cspRules(found);
  await scriptRules(found);
  await feedRules(found);
  await frameRules(found);
  await framedRules(found);
  if (read) unplacedRule(found);
  return inOrder(diagnoses);
}

/** Whether this is data, such as a feed, and not a page. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** So many addresses are named that nobody could look at. */
const NAMED = 3;

/** Silence about what was not looked at would be a clean bill. */
function unplacedRule({ unplaced, tell }: Case): void {
  const addresses = [...unplaced];
  const count = addresses.length - NAMED;
  const facts = { found: addresses.slice(0, NAMED).join(', '), ...(count > 0 && { count }) };
  if (addresses.length) tell('warning', 'address-unplaced', undefined, { facts });
}

/** Each address once, and only what can be: on the web, and not relative to a place that is not known. */
function readOnce(read: Read | undefined, self: URL): Case['read'] {
  const answers = new Map<string, Promise<Answer | Failure>>();
  return async (url, origin = self.origin) => {
    const address = url.href.replace(/#.*$/s, '');
    const key = `${origin} ${address}`;
    if (!read || !/^https?:$/.test(url.protocol) || !isPlaced(url)) return;
    if (!answers.has(key) && answers.size >= READ) return;
    const answer = answers.get(key) ?? read(address, origin);
    answers.set(key, answer);
    return answer;
  };
}

/** By their places; what is said twice, once; what has no place, first. */
function inOrder(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const distinct = new Map(diagnoses.map((d) => [JSON.stringify(d), d]));
  return [...distinct.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.severity < b.severity ? -1 : 1),
  );
}
