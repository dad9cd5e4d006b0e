/** Checks what citizens get: a document at its public address, and how the web server delivers it. */
import { checkDocumentBody, snippetFor } from '@ozg-widgets/doctor';
import { isSafe } from '@ozg-widgets/feed';
import type { Finding, Report } from '../findings/finding.js';
import { createRequests } from '../net/requests.js';
import type { Requests } from '../net/requests.js';
import type { Answer } from '../net/request.js';
import { signatureAddress, signatureFault } from '../sign/verify.js';
import { compareCopies } from './encoding-rules.js';
import { cookieRule, corsRules, headerRules } from './header-rules.js';
import type { Reporter } from './reporter.js';
import { toFinding } from './to-finding.js';

/** The result of an audit. */
export interface AuditResult {
  /** Their file is the address that they are about. */
  findings: Finding[];
}

/** Options of an audit. */
export interface AuditOptions {
  /** The time for one answer, body included, in milliseconds. @default 10000 */
  timeLimit?: number;
  /** The public key that the document must be signed with. */
  publicKey?: string;
}

/** What the steps of an audit work with. */
interface Audit {
  requests: Requests;
  /** Takes findings. */
  add: Report;
  /** Reports a finding about an answer. */
  report: Reporter;
}

/**
 * Audits a feed, a directory or a coverage document at its address: the document itself, and every rule for hosting it.
 * Sends about eight requests. Accepts `http` for loopback addresses only.
 */
export async function audit(
  address: string,
  now: Date,
  { timeLimit = 10_000, publicKey }: AuditOptions = {},
): Promise<AuditResult> {
  const findings: Finding[] = [];
  const add: Report = (finding) => findings.push(finding);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    add({ severity: 'error', code: 'web-address', file: address });
    return { findings };
  }
  if (!isSafe(url)) {
    add({ severity: 'error', code: 'web-http', file: address });
    return { findings };
  }
  const report: Reporter = (severity, code, answer, facts, snippet) => {
    const lines = snippet && snippetFor(snippet, answer.headers);
    const all = { ...facts, ...(lines !== undefined && { lines }) };
    add({ severity, code, file: answer.url.href, ...(Object.keys(all).length && { facts: all }) });
  };
  const requests = createRequests(timeLimit);
  try {
    await run(url, { requests, add, report }, now, publicKey);
  } finally {
    requests.close();
  }
  return { findings };
}

async function run(url: URL, audit: Audit, now: Date, publicKey: string | undefined): Promise<void> {
  const { requests, add, report } = audit;
  const answer = await arrive(url, audit);
  if (!answer) return;
  corsRules(answer, report);
  const document = checkDocumentBody(answer.body, now, (fault) => {
    add({ file: answer.url.href, ...fault });
  });
  // The headers of a web page in place of the file say nothing about the file.
  if (document === 'page') return;
  headerRules(answer, document, report);
  cookieRule(answer, report);
  const bodies = await compareCopies(answer, requests, add, report);
  if (publicKey !== undefined) await checkSigned(answer.url, bodies, publicKey, audit);
  await revalidate(answer, audit);
  await lookBeside(answer, audit);
}

/** The answer with status 200 at the end of all redirects, if there is one. */
async function arrive(first: URL, { requests, add, report }: Audit): Promise<Answer | undefined> {
  const answer = await requests.follow(first, {
    onRedirect(redirecting, redirect, count) {
      cookieRule(redirecting, report);
      if (redirect.refused === 'insecure')
        report('error', 'web-redirect-http', redirecting, { to: redirect.to }, 'redirect');
      if (redirect.refused || count > 0) return;
      report('warning', 'web-redirect', redirecting, { to: redirect.to.href });
      // Browsers check CORS at every step.
      corsRules(redirecting, report);
    },
  });
  if ('failed' in answer) {
    // Reported above, with the lines for the server.
    if (answer.failed !== 'redirect-http') add(toFinding(answer, answer.url));
    return;
  }
  if (answer.status === 200) return answer;
  report('error', 'web-status', answer, { status: answer.status });
  return;
}

/** Checks the signature beside a document. One matching copy is enough: the faults of the others are reported already. */
async function checkSigned(
  url: URL,
  bodies: readonly Buffer[],
  publicKey: string,
  { requests, add }: Audit,
): Promise<void> {
  const at = signatureAddress(url);
  const answer = await requests.ask(at);
  if ('failed' in answer) {
    add(toFinding(answer, at));
    return;
  }
  const signature = answer.status === 200 ? answer.body.toString() : '';
  const faults = bodies.map((body) => signatureFault(body, signature, publicKey));
  const [code] = faults;
  if (code && !faults.includes(undefined))
    add({ severity: 'error', code, file: url.href, facts: { signature: at.href } });
}

/** Checks that a reader with the current document gets a 304, with the headers of a browser. */
async function revalidate(answer: Answer, { requests, add, report }: Audit): Promise<void> {
  const { etag, 'last-modified': modified } = answer.headers;
  if (etag === undefined && modified === undefined) {
    report('error', 'web-validator-missing', answer, undefined, 'validator');
    return;
  }
  const again = await requests.ask(answer.url, {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  });
  if ('failed' in again) add(toFinding(again, answer.url));
  else if (again.status !== 304) report('error', 'web-validator-ignored', again, { status: again.status }, 'validator');
}

/** Checks that the state of a build is hidden, and that missing files are answered with an error status. */
async function lookBeside({ url }: Answer, { requests, report }: Audit): Promise<void> {
  const folder = /\/(areas|services|directory\/(keys|names|postcodes)|embed\/\d{12})\/[^/]*$/.exec(url.pathname)?.[1];
  const root = folder === undefined ? './' : folder.replace(/[^/]+/g, '..') + '/';
  const state = await requests.ask(new URL(`${root}.ozg-feed.json`, url));
  if (!('failed' in state) && state.status === 200 && isState(state.body))
    report('warning', 'web-state-public', state, undefined, 'hidden');
  const missing = await requests.ask(new URL('does-not-exist.json', url));
  if ('failed' in missing) return;
  const { status } = missing;
  if (status < 400) report('error', 'web-missing-found', missing, { status }, 'missing');
  else if (missing.headers['access-control-allow-origin'] === undefined)
    report('warning', 'web-cors-errors', missing, { status }, 'cors');
}

/** Whether a body is the state of a build: some servers answer every request with a page of theirs. */
function isState(body: Buffer): boolean {
  try {
    return Object.hasOwn(JSON.parse(body.toString()) as object, 'files');
  } catch {
    return false;
  }
}
