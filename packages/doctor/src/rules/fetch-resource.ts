/** Fetches what the page points to, and checks whether the page may read it. */
import { isSafe } from '@ozg-widgets/feed';
import { isAbsolute, isResolved, resolveUrl } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import { snippetFor } from '../http/config-snippets.js';
import type { Answer, Failure } from '../read-types.js';
import { isCrossOrigin } from '../rule-context.js';
import type { RuleContext } from '../rule-context.js';

/** An address on the page, and the attribute that contains it. */
export interface ResourceReference {
  url: URL;
  element: PageElement;
  attribute: string;
  /** The address as written. */
  value: string;
}

/**
 * Fetches a resource. Returns its response if the status is 200; otherwise reports the fault.
 *
 * @param reportMissing - reports a missing file more precisely; returns whether it did
 */
export async function fetchResource(
  resource: ResourceReference,
  context: RuleContext,
  reportMissing: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Answer | undefined> {
  const { url, element, attribute, value } = resource;
  const { report, read, unresolved } = context;
  if (!isResolved(url)) {
    unresolved.add(value);
    return;
  }
  const location = element.locationOf(attribute);
  if (isMixedContent(url, context)) {
    report('error', 'mixed-content', location, { about: url.href });
    return;
  }
  const answer = await read(upgrade(url, context));
  if (!answer) return;
  if ('failed' in answer) {
    failureRule(answer, resource, context);
    return;
  }
  const { status } = answer;
  if (status === 200) return answer;
  if (baseRule(resource, context) || ([404, 410].includes(status) && (await reportMissing()))) return;
  report('error', 'web-status', location, { about: url.href, facts: { status } });
  return;
}

function failureRule({ failed, facts }: Failure, resource: ResourceReference, context: RuleContext): void {
  const { url, element, attribute } = resource;
  const { report, hasUrl } = context;
  const location = element.locationOf(attribute);
  const about = url.href;
  if (failed !== 'blocked') {
    report('error', `web-${failed}`, location, { about, ...(facts && { facts }) });
    return;
  }
  // A page can show frames and images that it may not read.
  if (/^(iframe|img)$/.test(element.tag)) return;
  if (!hasUrl) report('warning', 'address-unread', location, { about });
  // The page may be allowed to read its own server even if the doctor's page is not.
  else report(isCrossOrigin(url, context) ? 'error' : 'warning', 'address-blocked', location, { about });
}

/** Whether browsers block this address as mixed content. */
const isMixedContent = (url: URL, { self, hasUrl, policies }: RuleContext): boolean =>
  hasUrl && self.protocol === 'https:' && url.protocol === 'http:' && !isSafe(url) && !upgradesRequests(policies);

const upgradesRequests = (policies: RuleContext['policies']): boolean =>
  policies.some(({ directives }) => directives.has('upgrade-insecure-requests'));

/** The address that browsers request under `upgrade-insecure-requests`. */
function upgrade(url: URL, { policies }: RuleContext): URL {
  if (url.protocol !== 'http:' || isSafe(url) || !upgradesRequests(policies)) return url;
  const upgraded = new URL(url);
  upgraded.protocol = 'https:';
  return upgraded;
}

/** Reports a relative address that does not lead where intended because of `<base>`. */
function baseRule({ element, attribute, value, url }: ResourceReference, { base, self, report }: RuleContext): boolean {
  const intended = isAbsolute(value) || base === self.href ? undefined : resolveUrl(value, self.href);
  if (!intended || intended.href === url.href) return false;
  const facts = { found: value, from: intended.href, to: url.href };
  report('error', 'base-moves', element.locationOf(attribute), { facts });
  return true;
}

/** Checks whether CORS allows the page to read a response. Returns whether it does, or may do. */
export function corsRule(
  answer: Answer,
  { url, element, attribute }: ResourceReference,
  context: RuleContext,
): boolean {
  const { self, report, hasUrl } = context;
  if (!answer.complete || !isCrossOrigin(url, context)) return true;
  const allowed = answer.headers['access-control-allow-origin'];
  if (allowed === '*' || (hasUrl && allowed === self.origin)) return true;
  const location = element.locationOf(attribute);
  // The page may have the same origin as the resource.
  if (!hasUrl) {
    report('warning', 'address-unread', location, { about: url.href });
    return true;
  }
  const code = allowed === undefined ? 'missing' : allowed.includes(',') ? 'twice' : 'elsewhere';
  const facts = { ...(allowed !== undefined && { found: allowed }), ...linesFact(snippetFor('cors', answer.headers)) };
  report('error', `web-cors-${code}`, location, { about: url.href, facts });
  return false;
}

/** The fact `lines` of a message, if there is a snippet. */
export const linesFact = (lines: string | undefined): { lines?: string } => (lines === undefined ? {} : { lines });
