/** Whether our scripts load, once, unchanged, and in a version that is kept up. */
import { isForeign } from '../rule-context.js';
import type { Case } from '../rule-context.js';
import { has } from '../csp/policy.js';
import { trustedLine } from './csp.js';
import { definedBy } from '../html/find-embeds.js';
import type { OurScript } from '../html/find-embeds.js';
import { corsRule, reach, typeOf } from './fetch-resource.js';
import { meant } from '../html/parse-page.js';
import type { Answer } from '../read-types.js';

/** Looks at every script of ours. */
export async function scriptRules(found: Case): Promise<void> {
  twice(found);
  for (const script of found.scripts) {
    const { element, url, file } = script;
    const { attributes } = element;
    const type = attributes.has('type') ? meant(attributes.get('type') ?? '').toLowerCase() : undefined;
    if (type !== 'module') {
      const place = type === undefined ? element.place : element.placeOf('type');
      found.tell('error', 'script-classic', place, { facts: { file: `${file}.js` } });
    } else if (attributes.has('nomodule')) {
      found.tell('error', 'script-nomodule', element.placeOf('nomodule'));
    }
    versionRule(script, found);
    integrityRules(script, found);
    const wanted = { url, element, attribute: 'src', written: attributes.get('src') ?? '' };
    const answer = await reach(wanted, found);
    if (!answer || !corsRule(answer, wanted, found)) continue;
    if (typeRule(answer, script, found)) await compare(answer, script, found);
  }
}

/** Whoever comes second defines nothing any more, but is loaded all the same; under some policies it dies. */
function twice(found: Case): void {
  const { scripts, tell } = found;
  const ours = scripts.filter(({ file }) => definedBy(file));
  const once = found.policies.map(({ directives }) => directives.get('trusted-types')).find(allowsOne);
  for (const [i, script] of ours.entries()) {
    const { element, url } = script;
    const earlier = ours.slice(0, i);
    const same = earlier.find((other) => shareElements(other, script));
    const rival = once && earlier.find((other) => copyOf(other) !== copyOf(script));
    const before = rival ?? same;
    if (!before) continue;
    const line = before.element.place?.line;
    const twin = same ?? before;
    const needless = elementsOf(twin).length < elementsOf(script).length ? twin : script;
    const at = needless.element.place?.line;
    const facts = {
      other: before.url.href,
      ...(line !== undefined && { line }),
      needless: `${needless.file}.js`,
      ...(at !== undefined && { at }),
      ...(rival && { policy: trustedLine(once, found) }),
    };
    tell(rival ? 'error' : 'warning', rival && !same ? 'script-copies' : 'script-twice', element.place, {
      about: url.href,
      facts,
    });
  }
}

const elementsOf = ({ file }: OurScript): readonly string[] => definedBy(file)?.names ?? [];

/** Then the one that has more has all of the other's: our files are single elements, two, or all. */
const shareElements = (one: OurScript, other: OurScript): boolean =>
  elementsOf(other).some((name) => elementsOf(one).includes(name));

/** Whether a list of Trusted Types lets each name be taken once; `*` does too. */
const allowsOne = (listed: readonly string[] | undefined): boolean =>
  listed !== undefined && (listed.includes('lit-html') || listed.includes('*')) && !has(listed, 'allow-duplicates');

/** Where a script has Lit from: from itself, or from the folder that it shares with others. */
const copyOf = ({ url, file }: OurScript): string =>
  /^ozg-(widgets|badge-card)$/.test(file)
    ? url.href.replace(/#.*$/s, '')
    : new URL(/\/elements\/[^/]*$/.test(url.pathname) ? '..' : '.', url).href;

function versionRule({ element, version: own }: OurScript, { version, tell }: Case): void {
  if (own !== undefined && isOlder(own, version)) {
    tell('warning', 'version-old', element.placeOf('src'), { facts: { found: own, version } });
  }
}

/** Whether a version comes before another one; a preliminary one comes before its own number. */
export function isOlder(version: string, other: string): boolean {
  const parts = (text: string): number[] => {
    const [numbers = '', preliminary] = text.split('-');
    return [...numbers.split('.').map(Number), preliminary === undefined ? 1 : 0];
  };
  const [a, b] = [parts(version), parts(other)];
  const i = a.findIndex((part, at) => part !== b[at]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
}

const HASH = /^sha(256|384|512)-([\w+/-]+={0,2})(\?.*)?$/i;

function integrityRules(script: OurScript, found: Case): void {
  const { element, url, moving } = script;
  const { attributes } = element;
  const integrity = meant(attributes.get('integrity') ?? '');
  const place = element.placeOf('integrity');
  if (!integrity) return;
  if (moving) found.tell('error', 'integrity-moving', place, { about: url.href });
  if (!integrity.split(/\s+/).some((token) => HASH.test(token))) {
    found.tell('warning', 'integrity-form', place, { facts: { found: integrity } });
  }
  if (isForeign(url, found) && !attributes.has('crossorigin')) {
    const harmless = meant(attributes.get('type') ?? '').toLowerCase() === 'module';
    found.tell(harmless ? 'warning' : 'error', 'crossorigin-missing', place);
  }
}

/** Browsers run a module only where its server calls it JavaScript. */
function typeRule(answer: Answer, { element, url }: OurScript, { tell }: Case): boolean {
  const type = typeOf(answer);
  const place = element.placeOf('src');
  if (/^\s*<(!doctype|html)/i.test(new TextDecoder().decode(answer.bytes.subarray(0, 200)))) {
    tell('error', 'script-html', place, { about: url.href });
    return false;
  }
  if (/^(text|application)\/(x-)?(java|ecma)script$/.test(type)) return true;
  tell('error', 'script-type', place, { about: url.href, facts: { ...(type && { found: type }) } });
  return true;
}

/** Whether the file is the one that the page vouches for, by the strongest of its hashes, as browsers do. */
async function compare({ bytes }: Answer, { element, url, moving }: OurScript, { tell }: Case): Promise<void> {
  const tokens = meant(element.attributes.get('integrity') ?? '')
    .split(/\s+/)
    .flatMap((token) => {
      const [, bits = '', hash = ''] = HASH.exec(token) ?? [];
      return hash ? [{ bits, hash: hash.replace(/-/g, '+').replace(/_/g, '/') }] : [];
    });
  const strongest = tokens
    .map(({ bits }) => bits)
    .sort()
    .at(-1);
  if (strongest === undefined || moving) return;
  const digest = await crypto.subtle.digest(`SHA-${strongest}`, new Uint8Array(bytes));
  const actual = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (tokens.some(({ bits, hash }) => bits === strongest && hash === actual)) return;
  const facts = { integrity: `sha${strongest}-${actual}` };
  tell('error', 'integrity-wrong', element.placeOf('integrity'), { about: url.href, facts });
}
