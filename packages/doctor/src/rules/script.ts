/** Checks whether our scripts load, once, unmodified, and in a current version. */
import { has } from '../csp/policy.js';
import { contentOf } from '../html/find-embeds.js';
import type { WidgetScript } from '../html/find-embeds.js';
import { trimQuotes } from '../html/parse-page.js';
import { isJavaScript, mediaTypeOf } from '../http/media-type.js';
import type { Answer } from '../read-types.js';
import { isCrossOrigin } from '../rule-context.js';
import type { RuleContext } from '../rule-context.js';
import { trustedTypesLine } from './csp.js';
import { corsRule, fetchResource } from './fetch-resource.js';

export async function scriptRules(context: RuleContext): Promise<void> {
  checkDuplicates(context);
  for (const script of context.scripts) {
    const { element, url } = script;
    typeAttributeRule(script, context);
    versionRule(script, context);
    integrityAttributeRules(script, context);
    const resource = { url, element, attribute: 'src', value: element.attributes.get('src') ?? '' };
    const answer = await fetchResource(resource, context);
    if (!answer || !corsRule(answer, resource, context)) continue;
    if (mediaTypeRule(answer, script, context)) await integrityRule(answer, script, context);
  }
}

function typeAttributeRule({ element, file }: WidgetScript, { report }: RuleContext): void {
  const type = typeAttributeOf(element);
  if (type !== 'module') {
    const location = type === undefined ? element.location : element.locationOf('type');
    report('error', 'script-classic', location, { facts: { file: `${file}.js` } });
  } else if (element.attributes.has('nomodule')) {
    report('error', 'script-nomodule', element.locationOf('nomodule'));
  }
}

const typeAttributeOf = ({ attributes }: WidgetScript['element']): string | undefined => {
  const type = attributes.get('type');
  return type === undefined ? undefined : trimQuotes(type).toLowerCase();
};

/**
 * A second copy is loaded but registers nothing; under `trusted-types` without `'allow-duplicates'` it throws.
 */
function checkDuplicates(context: RuleContext): void {
  const { scripts, policies, report } = context;
  const ours = scripts.filter(({ file }) => contentOf(file));
  const trustedTypes = policies.map(({ directives }) => directives.get('trusted-types')).find(forbidsDuplicates);
  for (const [i, script] of ours.entries()) {
    const earlier = ours.slice(0, i);
    const duplicate = earlier.find((other) => shareElements(other, script));
    const conflict = trustedTypes && earlier.find((other) => litSource(other) !== litSource(script));
    const other = conflict ?? duplicate;
    if (!other) continue;
    const twin = duplicate ?? other;
    const redundant = elementsOf(twin).length < elementsOf(script).length ? twin : script;
    const line = other.element.location?.line;
    const at = redundant.element.location?.line;
    const facts = {
      other: other.url.href,
      ...(line !== undefined && { line }),
      needless: `${redundant.file}.js`,
      ...(at !== undefined && { at }),
      ...(conflict && { policy: trustedTypesLine(trustedTypes, context) }),
    };
    const code = conflict && !duplicate ? 'script-copies' : 'script-twice';
    report(conflict ? 'error' : 'warning', code, script.element.location, { about: script.url.href, facts });
  }
}

const elementsOf = ({ file }: WidgetScript): readonly string[] => contentOf(file)?.names ?? [];

/**
 * Whether two scripts define the same element. The larger one then defines all elements of the other: a file of ours defines
 * one, two, or all elements.
 */
const shareElements = (one: WidgetScript, other: WidgetScript): boolean =>
  elementsOf(other).some((name) => elementsOf(one).includes(name));

/** Whether a `trusted-types` directive allows each policy name once only; `*` alone does so too. */
const forbidsDuplicates = (names: readonly string[] | undefined): boolean =>
  names !== undefined && (names.includes('lit-html') || names.includes('*')) && !has(names, 'allow-duplicates');

/** Where a script loads Lit from: itself, or a folder that it shares with other scripts. */
const litSource = ({ url, file }: WidgetScript): string =>
  /^ozg-(widgets|badge-card)$/.test(file)
    ? url.href.replace(/#.*$/s, '')
    : new URL(/\/elements\/[^/]*$/.test(url.pathname) ? '..' : '.', url).href;

function versionRule({ element, version: found }: WidgetScript, { version, report }: RuleContext): void {
  if (found !== undefined && isOlder(found, version)) {
    report('warning', 'version-old', element.locationOf('src'), { facts: { found, version } });
  }
}

/** Whether a version precedes another one; a prerelease precedes its release. */
export function isOlder(version: string, other: string): boolean {
  const partsOf = (text: string): number[] => {
    const [numbers = '', prerelease] = text.split('-');
    return [...numbers.split('.').map(Number), prerelease === undefined ? 1 : 0];
  };
  const a = partsOf(version);
  const b = partsOf(other);
  const i = a.findIndex((part, index) => part !== b[index]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
}

const HASH = /^sha(256|384|512)-([\w+/-]+={0,2})(\?.*)?$/i;

const integrityOf = ({ element }: WidgetScript): string => trimQuotes(element.attributes.get('integrity') ?? '');

function integrityAttributeRules(script: WidgetScript, context: RuleContext): void {
  const { element, url, moving } = script;
  const { report } = context;
  const integrity = integrityOf(script);
  const location = element.locationOf('integrity');
  if (!integrity) return;
  if (moving) report('error', 'integrity-moving', location, { about: url.href });
  if (!integrity.split(/\s+/).some((token) => HASH.test(token))) {
    report('warning', 'integrity-form', location, { facts: { found: integrity } });
  }
  if (isCrossOrigin(url, context) && !element.attributes.has('crossorigin')) {
    // Modules are always loaded with CORS.
    report(typeAttributeOf(element) === 'module' ? 'warning' : 'error', 'crossorigin-missing', location);
  }
}

/** Checks whether browsers run the response as a module. */
function mediaTypeRule({ headers, bytes }: Answer, { element, url }: WidgetScript, { report }: RuleContext): boolean {
  const location = element.locationOf('src');
  if (/^\s*<(!doctype|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))) {
    report('error', 'script-html', location, { about: url.href });
    return false;
  }
  if (isJavaScript(headers)) return true;
  const found = mediaTypeOf(headers);
  report('error', 'script-type', location, { about: url.href, facts: found ? { found } : {} });
  return true;
}

/** Compares a script with the strongest of its hashes, as browsers do. */
async function integrityRule({ bytes }: Answer, script: WidgetScript, { report }: RuleContext): Promise<void> {
  const hashes = integrityOf(script)
    .split(/\s+/)
    .flatMap((token) => {
      const [, bits = '', hash = ''] = HASH.exec(token) ?? [];
      return hash ? [{ bits, hash: hash.replace(/-/g, '+').replace(/_/g, '/') }] : [];
    });
  const strongest = hashes
    .map(({ bits }) => bits)
    .sort()
    .at(-1);
  if (strongest === undefined || script.moving) return;
  const digest = await crypto.subtle.digest(`SHA-${strongest}`, new Uint8Array(bytes));
  const actual = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (hashes.some(({ bits, hash }) => bits === strongest && hash === actual)) return;
  const facts = { integrity: `sha${strongest}-${actual}` };
  report('error', 'integrity-wrong', script.element.locationOf('integrity'), { about: script.url.href, facts });
}
