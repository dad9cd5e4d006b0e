/** Checks what citizens get: a document at its public address, and how the web server delivers it. */
import { isSafe } from '@ozg-widgets/feed';
import type { Finding, Report } from '../findings/finding.js';
import { compareCopies } from './encoding-rules.js';
import { checkBody } from './document-rules.js';
import { cookieRule, corsRules, headerRules } from './header-rules.js';
import { remedyFor } from './config-snippets.js';
import type { Tell } from './config-snippets.js';
import { ask, asFinding } from '../net/request.js';
import type { Answer } from '../net/request.js';
import { signatureAddress, signatureFault } from '../sign/verify.js';

/** What an audit came to. */
export interface AuditResult {
  /** Their file is the address that they are about. */
  findings: Finding[];
}

/** How patient an audit is. */
export interface AuditOptions {
  /** For one answer, body included, in milliseconds. Default: 10,000. */
  timeLimit?: number;
  /** The key that the document must be signed with. */
  publicKey?: string;
}

/** Browsers follow more; a feed needs none. */
const REDIRECTS = 5;

/**
 * Audits a feed, a directory or a coverage document at its address: the document itself, and every rule for hosting it.
 * Asks about eight times. Takes `http` for this machine only.
 */
export async function audit(
  address: string,
  now: Date,
  { timeLimit = 10_000, publicKey }: AuditOptions = {},
): Promise<AuditResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const tell: Tell = (severity, code, answer, facts, remedy) => {
    const lines = remedy && remedyFor(remedy, answer);
    const all = { ...facts, ...(lines !== undefined && { lines }) };
    report({ severity, code, file: answer.url.href, ...(Object.keys(all).length && { facts: all }) });
  };

  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    report({ severity: 'error', code: 'web-address', file: address });
    return { findings };
  }
  if (!isSafe(url)) {
    report({ severity: 'error', code: 'web-http', file: address });
    return { findings };
  }
  const answer = await arrive(url, timeLimit, report, tell);
  if (!answer) return { findings };
  corsRules(answer, tell);
  const document = checkBody(answer, now, report);
  // A page instead of the file: what its headers say is about something else.
  if (document === 'page') return { findings };
  headerRules(answer, document, tell);
  cookieRule(answer, tell);
  const bodies = await compareCopies(answer, timeLimit, report, tell);
  if (publicKey !== undefined) await checkSigned(answer.url, bodies, publicKey, timeLimit, report);
  await revalidate(answer, timeLimit, report, tell);
  await lookBeside(answer, timeLimit, tell);
  return { findings };
}

/** The answer with status 200 at the end of all redirects, if there is one. */
async function arrive(first: URL, timeLimit: number, report: Report, tell: Tell): Promise<Answer | undefined> {
  let url = first;
  for (let count = 0; count <= REDIRECTS; count++) {
    const answer = await ask(url, timeLimit);
    if ('failed' in answer) {
      report(asFinding(answer, url, timeLimit));
      return;
    }
    const target = redirectOf(answer);
    if (!target) {
      if (answer.status === 200) return answer;
      tell('error', 'web-status', answer, { status: answer.status });
      return;
    }
    cookieRule(answer, tell);
    const to = target.href;
    if (!isSafe(target) || (url.protocol === 'https:' && target.protocol === 'http:')) {
      tell('error', 'web-redirect-http', answer, { to }, 'redirect');
      return;
    }
    if (count === 0) {
      tell('warning', 'web-redirect', answer, { to });
      // Browsers want leave for every step of the way.
      corsRules(answer, tell);
    }
    url = target;
  }
  report({ severity: 'error', code: 'web-redirect-loop', file: first.href, facts: { count: REDIRECTS + 1 } });
  return;
}

function redirectOf({ url, status, headers: { location } }: Answer): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return;
  return URL.canParse(location, url.href) ? new URL(location, url) : undefined;
}

/** Whether the signature beside the document fits; one of its copies is enough, what is wrong with the others is said already. */
async function checkSigned(
  url: URL,
  bodies: readonly Buffer[],
  publicKey: string,
  timeLimit: number,
  report: Report,
): Promise<void> {
  const at = signatureAddress(url);
  const answer = await ask(at, timeLimit);
  if ('failed' in answer) {
    report(asFinding(answer, at, timeLimit));
    return;
  }
  const signature = answer.status === 200 ? answer.body.toString() : '';
  const faults = bodies.map((body) => signatureFault(body, signature, publicKey));
  const [code] = faults;
  if (code && !faults.includes(undefined))
    report({ severity: 'error', code, file: url.href, facts: { signature: at.href } });
}

/** Whether a reader that has the document already is spared it, asked as a browser asks. */
async function revalidate(answer: Answer, timeLimit: number, report: Report, tell: Tell): Promise<void> {
  const { etag, 'last-modified': changed } = answer.headers;
  if (etag === undefined && changed === undefined) {
    tell('error', 'web-validator-missing', answer, undefined, 'validator');
    return;
  }
  const again = await ask(answer.url, timeLimit, {
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(changed !== undefined && { 'If-Modified-Since': changed }),
  });
  if ('failed' in again) report(asFinding(again, answer.url, timeLimit));
  else if (again.status !== 304) {
    tell('error', 'web-validator-ignored', again, { status: again.status }, 'validator');
  }
}

/** The state of a build must stay hidden, and what is not there must be missed. */
async function lookBeside({ url }: Answer, timeLimit: number, tell: Tell): Promise<void> {
  const folder = /\/(areas|services|directory\/(keys|names|postcodes)|embed\/\d{12})\/[^/]*$/.exec(url.pathname)?.[1];
  const root = folder === undefined ? './' : folder.replace(/[^/]+/g, '..') + '/';
  const state = await ask(new URL(`${root}.ozg-feed.json`, url), timeLimit);
  if (!('failed' in state) && state.status === 200 && isState(state.body)) {
    tell('warning', 'web-state-public', state, undefined, 'hidden');
  }
  const missing = await ask(new URL('does-not-exist.json', url), timeLimit);
  if ('failed' in missing) return;
  const { status } = missing;
  if (status < 400) tell('error', 'web-missing-found', missing, { status }, 'missing');
  else if (missing.headers['access-control-allow-origin'] === undefined) {
    tell('warning', 'web-cors-errors', missing, { status }, 'cors');
  }
}

/** Some servers answer everything with a page of theirs. */
function isState(body: Buffer): boolean {
  try {
    return Object.hasOwn(JSON.parse(body.toString()) as object, 'files');
  } catch {
    return false;
  }
}
