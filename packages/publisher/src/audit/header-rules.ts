/** What the headers of an answer have to say, one function per rule. */
import type { Found } from './document-rules.js';
import type { Tell } from './config-snippets.js';
import { ORIGIN } from '../net/request.js';
import type { Answer } from '../net/request.js';

/** Larger documents are worth packing: what is smaller fits into one packet anyway. Bytes. */
const WORTH_PACKING = 1000;

/** Who may read it. */
export function corsRules(answer: Answer, tell: Tell): void {
  const { 'access-control-allow-origin': found, 'access-control-allow-credentials': credentials } = answer.headers;
  if (found === undefined) tell('error', 'web-cors-missing', answer, undefined, 'cors');
  else if (found.includes(',')) tell('error', 'web-cors-twice', answer, { found }, 'cors');
  else if (found === ORIGIN) tell('warning', 'web-cors-echo', answer, undefined, 'cors');
  else if (found !== '*') tell('error', 'web-cors-elsewhere', answer, { found }, 'cors');
  if (credentials !== undefined) tell('warning', 'web-cors-credentials', answer, undefined, 'credentials');
}

/** Nobody asked for a cookie. */
export function cookieRule(answer: Answer, tell: Tell): void {
  const [cookie] = answer.cookies;
  if (cookie !== undefined) {
    tell('error', 'web-cookie', answer, { found: cookie.replace(/=.*$/s, '') }, 'cookie');
  }
}

/** What it is, how long it is kept, and how it is packed. */
export function headerRules(answer: Answer, document: Found, tell: Tell): void {
  typeRules(answer, tell);
  cacheRules(answer, document, tell);
  packingRules(answer, document, tell);
  if (answer.headers['x-content-type-options']?.toLowerCase() !== 'nosniff') {
    tell('warning', 'web-sniffing', answer, undefined, 'sniffing');
  }
}

function typeRules(answer: Answer, tell: Tell): void {
  const value = answer.headers['content-type'];
  if (value === undefined) {
    tell('error', 'web-type-missing', answer, undefined, 'type');
    return;
  }
  const found = value.replace(/;.*$/s, '').trim();
  if (!/^application\/([\w.-]+\+)?json$/i.test(found)) {
    tell('error', 'web-type', answer, { found }, 'type');
    return;
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(value)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    tell('error', 'web-charset', answer, { found: charset }, 'charset');
  }
}

function cacheRules(answer: Answer, { ttl }: Found, tell: Tell): void {
  const remedy = { cache: ttl };
  const value = answer.headers['cache-control']?.toLowerCase();
  if (value === undefined) {
    tell('error', 'web-cache-missing', answer, undefined, remedy);
    return;
  }
  const directives = new Map(
    value.split(',').map((part) => {
      const [name = '', number] = part.trim().split('=');
      return [name, number];
    }),
  );
  const seconds = (name: string): number | undefined => {
    const number = directives.get(name)?.replace(/"/g, '');
    return number !== undefined && /^\d+$/.test(number) ? Number(number) : undefined;
  };
  const browsers = directives.has('no-cache') ? 0 : seconds('max-age');
  const shared = seconds('s-maxage');
  const longest = Math.max(browsers ?? 0, shared ?? 0);
  if (directives.has('no-store')) tell('error', 'web-cache-forbidden', answer, undefined, remedy);
  else if (browsers === undefined) tell('error', 'web-cache-missing', answer, undefined, remedy);
  else if (longest > ttl) tell('error', 'web-cache-long', answer, { found: longest, ttl }, remedy);
  else if (browsers < ttl) tell('warning', 'web-cache-short', answer, { found: browsers, ttl }, remedy);
}

function packingRules(answer: Answer, { size, rare }: Found, tell: Tell): void {
  const { 'content-encoding': encoding = 'identity', vary = '' } = answer.headers;
  if (encoding === 'identity') {
    if (size > WORTH_PACKING && !rare) {
      tell('warning', 'web-plain', answer, { size: Math.ceil(size / 1000) }, 'compression');
    }
  } else if (!/(^|,)\s*(accept-encoding|\*)\s*(,|$)/i.test(vary)) {
    tell('warning', 'web-vary', answer, undefined, 'vary');
  }
}
