/** Checks what the page's Content Security Policies block, and suggests the configuration that allows it. */
import { cspSnippets } from '../csp/config-snippets.js';
import type { MissingSource } from '../csp/config-snippets.js';
import { allows, directiveFor, has } from '../csp/policy.js';
import type { Load, Policy } from '../csp/policy.js';
import { trustedTypesFor } from '../csp/requirements.js';
import { attributeOf, contentOf, feedOf, isKnown } from '../html/find-embeds.js';
import { resolveUrl } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import { isCrossOrigin } from '../rule-context.js';
import type { RuleContext } from '../rule-context.js';

/** A load, and the element that causes it. */
interface ElementLoad extends Load {
  element: PageElement;
}

/** Checks each policy on its own, since each can block a load. */
export function cspRules(context: RuleContext): void {
  const { policies, self, report } = context;
  const loads = loadsOf(context);
  for (const policy of policies) {
    sandboxRule(policy, context);
    trustedTypesRule(policy, context);
    const blocked = distinct(loads.filter((load) => applies(policy, load) && !allows(policy, load, self)));
    const missing = blocked.filter((load) => !needsNonce(policy, load)).map((load) => missingSource(load, context));
    for (const load of blocked) {
      const directive = directiveFor(policy, load.kind) ?? '';
      const facts = { directive, address: load.url.href };
      if (needsNonce(policy, load)) {
        report('error', 'csp-nonce', load.element.location, { facts });
        continue;
      }
      const lines = cspSnippets(policy, missingSource(load, context), missing, context);
      report('error', `csp-${load.kind}`, load.element.location, { facts: { ...facts, lines } });
    }
  }
}

function sandboxRule({ directives, meta, text }: Policy, { scripts, report }: RuleContext): void {
  const sandbox = directives.get('sandbox')?.map((token) => token.toLowerCase());
  if (!sandbox || !scripts.length || sandbox.includes('allow-scripts')) return;
  report('error', 'csp-sandbox', meta?.location, { facts: { policy: text } });
}

/** Everything of ours that the page loads, including the feeds of the elements. */
function loadsOf(context: RuleContext): ElementLoad[] {
  const { scripts, frames, images, embeds, base } = context;
  const feeds = embeds.flatMap((embed): ElementLoad[] => {
    const feed = feedOf(embed, context);
    const url = feed && resolveUrl(feed.value, base);
    return url ? [{ kind: 'connect', url, element: feed.element }] : [];
  });
  return [
    ...scripts.map(({ element, url }): ElementLoad => {
      const { attributes } = element;
      return { kind: 'script', url, element, nonce: attributes.get('nonce'), integrity: attributes.get('integrity') };
    }),
    ...feeds,
    ...images.map((image): ElementLoad => ({ kind: 'img', ...image })),
    ...frames.map((frame): ElementLoad => ({ kind: 'frame', ...frame })),
  ];
}

/** A policy in `<meta>` does not apply to elements before it; feeds are read after the page has been parsed. */
const applies = ({ meta }: Policy, { kind, element }: ElementLoad): boolean =>
  !meta || kind === 'connect' || element.offset > meta.offset;

/** The first load of each kind and origin. */
function distinct(loads: readonly ElementLoad[]): ElementLoad[] {
  const keyOf = ({ kind, url }: ElementLoad): string => `${kind} ${url.origin}`;
  return loads.filter((load, i) => loads.findIndex((other) => keyOf(other) === keyOf(load)) === i);
}

/** Whether a source list cannot allow this, since `'strict-dynamic'` ignores hosts. */
const needsNonce = (policy: Policy, { kind }: Load): boolean =>
  kind === 'script' && has(policy.directives.get(directiveFor(policy, kind) ?? '') ?? [], 'strict-dynamic');

const missingSource = ({ kind, url }: Load, context: RuleContext): MissingSource => ({
  kind,
  source: isCrossOrigin(url, context) ? url.origin : "'self'",
});

/** Checks whether a `trusted-types` directive lists the policies that our scripts create. */
function trustedTypesRule({ directives, meta, text }: Policy, context: RuleContext): void {
  const { scripts, report } = context;
  const names = directives.get('trusted-types');
  const script = scripts.find(({ file }) => contentOf(file));
  if (!names || !script || names.includes('*')) return;
  const location = meta?.location ?? script.element.location;
  const facts = { policy: text, line: trustedTypesLine(names, context) };
  if (!names.includes('lit-html')) report('error', 'csp-trusted-types', location, { facts });
  else if (hasStructuredData(context) && !names.includes('ozg-widgets')) {
    report('warning', 'csp-trusted-data', location, { facts });
  }
}

/** Whether an element writes structured data, for which it creates a second policy. */
const hasStructuredData = ({ embeds }: RuleContext): boolean =>
  embeds.some((embed) => isKnown(embed) && attributeOf(embed, 'structured-data') !== undefined);

/** The directive with the names that the page lists and those that our scripts need. */
export function trustedTypesLine(names: readonly string[], context: RuleContext): string {
  const others = names.filter((name) => name !== 'ozg-widgets');
  return trustedTypesFor(hasStructuredData(context) ? [...others, 'ozg-widgets'] : names);
}
