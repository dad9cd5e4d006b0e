/** The rules for the headers of an answer, one function each. */
import { charsetOf, isJson, mediaTypeOf } from '@ozg-widgets/doctor';
import type { DocumentFacts } from '@ozg-widgets/doctor';
import type { Answer } from '../net/request.js';
import { ORIGIN } from '../net/requests.js';
import type { Reporter } from './reporter.js';

/** Smaller documents fit into one packet and need no compression. Bytes. */
const MIN_COMPRESSED = 1000;

/** Checks who may read it. */
export function corsRules(answer: Answer, report: Reporter): void {
  const { 'access-control-allow-origin': found, 'access-control-allow-credentials': credentials } = answer.headers;
  if (found === undefined) report('error', 'web-cors-missing', answer, undefined, 'cors');
  else if (found.includes(',')) report('error', 'web-cors-twice', answer, { found }, 'cors');
  else if (found === ORIGIN) report('warning', 'web-cors-echo', answer, undefined, 'cors');
  else if (found !== '*') report('error', 'web-cors-elsewhere', answer, { found }, 'cors');
  if (credentials !== undefined) report('warning', 'web-cors-credentials', answer, undefined, 'credentials');
}

/** Rejects cookies. */
export function cookieRule(answer: Answer, report: Reporter): void {
  const [cookie] = answer.cookies;
  if (cookie !== undefined) {
    report('error', 'web-cookie', answer, { found: cookie.replace(/=.*$/s, '') }, 'cookie');
  }
}

/** Checks media type, caching and compression. */
export function headerRules(answer: Answer, document: DocumentFacts, report: Reporter): void {
  typeRules(answer, report);
  cacheRules(answer, document, report);
  compressionRules(answer, document, report);
  if (answer.headers['x-content-type-options']?.toLowerCase() !== 'nosniff') {
    report('warning', 'web-sniffing', answer, undefined, 'sniffing');
  }
}

function typeRules(answer: Answer, report: Reporter): void {
  if (answer.headers['content-type'] === undefined) {
    report('error', 'web-type-missing', answer, undefined, 'type');
    return;
  }
  if (!isJson(answer.headers)) {
    report('error', 'web-type', answer, { found: mediaTypeOf(answer.headers) }, 'type');
    return;
  }
  const charset = charsetOf(answer.headers);
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    report('error', 'web-charset', answer, { found: charset }, 'charset');
  }
}

function cacheRules(answer: Answer, { ttl }: DocumentFacts, report: Reporter): void {
  const snippet = { cache: ttl };
  const value = answer.headers['cache-control']?.toLowerCase();
  if (value === undefined) {
    report('error', 'web-cache-missing', answer, undefined, snippet);
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
  if (directives.has('no-store')) report('error', 'web-cache-forbidden', answer, undefined, snippet);
  else if (browsers === undefined) report('error', 'web-cache-missing', answer, undefined, snippet);
  else if (longest > ttl) report('error', 'web-cache-long', answer, { found: longest, ttl }, snippet);
  else if (browsers < ttl) report('warning', 'web-cache-short', answer, { found: browsers, ttl }, snippet);
}

function compressionRules(answer: Answer, { size, rare }: DocumentFacts, report: Reporter): void {
  const { 'content-encoding': encoding = 'identity', vary = '' } = answer.headers;
  if (encoding === 'identity') {
    if (size > MIN_COMPRESSED && !rare) {
      report('warning', 'web-plain', answer, { size: Math.ceil(size / 1000) }, 'compression');
    }
  } else if (!/(^|,)\s*(accept-encoding|\*)\s*(,|$)/i.test(vary)) {
    report('warning', 'web-vary', answer, undefined, 'vary');
  }
}
