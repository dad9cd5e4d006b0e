/** Whether what the page points to answers, and whether the page may read it. */
import { isSafe } from '@ozg-widgets/feed';
import { isForeign } from '../rule-context.js';
import type { Case } from '../rule-context.js';
import { addressOf, isAbsolute, isPlaced } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import type { Answer } from '../read-types.js';
import { remedyLines } from '../config-snippets.js';

/** What is to be read, and who on the page says so. */
export interface Wanted {
  url: URL;
  element: PageElement;
  /** The attribute that the address stands in. */
  attribute: string;
  written: string;
}

/** The good answer, or nothing; then what kept it is told. `gone` may tell more of a file that is not there. */
export async function reach(
  wanted: Wanted,
  found: Case,
  gone: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Answer | undefined> {
  const { url, element, attribute, written } = wanted;
  const { tell, read, unplaced, located } = found;
  const place = element.placeOf(attribute);
  if (!isPlaced(url)) {
    unplaced.add(written);
    return;
  }
  if (isMixed(url, found)) {
    tell('error', 'mixed-content', place, { about: url.href });
    return;
  }
  const answer = await read(upgraded(url, found));
  if (!answer) return;
  if ('failed' in answer) {
    // Frames and images are shown without leave to read them; where only a page asks, nobody knows more.
    if (answer.failed === 'blocked' && /^(iframe|img)$/.test(element.tag)) return;
    if (answer.failed === 'blocked' && !located) {
      tell('warning', 'address-unread', place, { about: url.href });
      return;
    }
    // What stands on the page's own server may well be readable there, only not from here.
    const severity = answer.failed === 'blocked' && !isForeign(url, found) ? 'warning' : 'error';
    tell(severity, answer.failed === 'blocked' ? 'address-blocked' : `web-${answer.failed}`, place, {
      about: url.href,
      ...(answer.facts && { facts: answer.facts }),
    });
    return;
  }
  const { status } = answer;
  if (status === 200) return answer;
  if (baseRule(wanted, found) || ([404, 410].includes(status) && (await gone()))) return;
  tell('error', 'web-status', place, { about: url.href, facts: { status } });
  return;
}

/** Whether a page under https would load this without protection: browsers refuse. */
const isMixed = (url: URL, { self, located, policies }: Case): boolean =>
  located && self.protocol === 'https:' && url.protocol === 'http:' && !isSafe(url) && !upgrades(policies);

const upgrades = (policies: Case['policies']): boolean =>
  policies.some(({ directives }) => directives.has('upgrade-insecure-requests'));

/** The address that a browser asks instead, where the page wants it so. */
function upgraded(url: URL, { policies }: Case): URL {
  if (url.protocol !== 'http:' || isSafe(url) || !upgrades(policies)) return url;
  const safe = new URL(url);
  safe.protocol = 'https:';
  return safe;
}

/** Whether `<base>` has sent an address elsewhere than its writer thought. */
function baseRule({ element, attribute, written, url }: Wanted, { base, self, tell }: Case): boolean {
  const meant = isAbsolute(written) || base === self.href ? undefined : addressOf(written, self.href);
  if (!meant || meant.href === url.href) return false;
  tell('error', 'base-moves', element.placeOf(attribute), {
    facts: { found: written, from: meant.href, to: url.href },
  });
  return true;
}

/** Whether the page may read the answer of another server. */
export function corsRule(answer: Answer, { url, element, attribute }: Wanted, found: Case): boolean {
  const { self, tell, located } = found;
  if (!answer.complete || !isForeign(url, found)) return true;
  const allowed = answer.headers['access-control-allow-origin'];
  if (allowed === '*' || (located && allowed === self.origin)) return true;
  // The page may be on the very same server: then it needs nobody's leave.
  if (!located) {
    tell('warning', 'address-unread', element.placeOf(attribute), { about: url.href });
    return true;
  }
  const code = allowed === undefined ? 'missing' : allowed.includes(',') ? 'twice' : 'elsewhere';
  tell('error', `web-cors-${code}`, element.placeOf(attribute), {
    about: url.href,
    facts: { ...(allowed !== undefined && { found: allowed }), ...remedyLines('cors', answer) },
  });
  return false;
}

/** The media type of an answer, without its parameters. */
export const typeOf = ({ headers }: Answer): string =>
  (headers['content-type'] ?? '').replace(/;.*$/s, '').trim().toLowerCase();
