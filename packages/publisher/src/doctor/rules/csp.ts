/** What the page's Content Security Policies keep from loading, each with the line that lets it. */
import { isForeign } from '../rule-context.js';
import type { Case } from '../rule-context.js';
import { allows, directiveFor, has } from '../csp/policy.js';
import type { Load, Policy } from '../csp/policy.js';
import { linesFor } from '../csp/config-snippets.js';
import type { Lack } from '../csp/config-snippets.js';
import { definedBy, feedNamed, isKnown, valueOf } from '../html/find-embeds.js';
import { addressOf } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import { trustedTypesFor } from '../csp/requirements.js';

/** Something that the page loads, and the element that makes it. */
interface Wanted extends Load {
  element: PageElement;
}

/** Looks at every policy for itself: each of them can block. */
export function cspRules(found: Case): void {
  const { policies, scripts, tell } = found;
  const wanted = wantedOf(found);
  for (const policy of policies) {
    const place = policy.meta?.place;
    const sandbox = policy.directives.get('sandbox');
    const [script] = scripts;
    if (sandbox && script && !sandbox.map((word) => word.toLowerCase()).includes('allow-scripts')) {
      tell('error', 'csp-sandbox', place, { facts: { policy: policy.text } });
    }
    trustedTypes(policy, found);
    const blocked = distinct(wanted.filter((load) => isReached(load, policy) && !allows(policy, load, found.self)));
    const lacks = blocked
      .filter((load) => !isTrustedOnly(policy, load))
      .map((load): Lack => ({ kind: load.kind, source: sourceOf(load.url, found) }));
    for (const load of blocked) {
      const directive = directiveFor(policy, load.kind) ?? '';
      const facts = { directive, address: load.url.href };
      if (isTrustedOnly(policy, load)) {
        tell('error', 'csp-nonce', load.element.place, { facts });
        continue;
      }
      const lack = { kind: load.kind, source: sourceOf(load.url, found) };
      const lines = linesFor(policy, lack, lacks, found);
      tell('error', `csp-${load.kind}`, load.element.place, { facts: { ...facts, lines } });
    }
  }
}

/** Everything of ours that the page loads, and the feed of every element. */
function wantedOf(found: Case): Wanted[] {
  const { scripts, frames, images, embeds, base } = found;
  const feeds = embeds.flatMap((embed): Wanted[] => {
    const feed = feedNamed(embed, found);
    const url = feed && addressOf(feed.written, base);
    return feed && url ? [{ kind: 'connect', url, element: feed.by }] : [];
  });
  return [
    ...scripts.map(({ element, url }): Wanted => {
      const { attributes } = element;
      return { kind: 'script', url, element, nonce: attributes.get('nonce'), integrity: attributes.get('integrity') };
    }),
    ...feeds,
    ...images.map((image): Wanted => ({ kind: 'img', ...image })),
    ...frames.map((frame): Wanted => ({ kind: 'frame', ...frame })),
  ];
}

/** A policy in the page does not reach what stands before it; a feed is read after all of the page. */
const isReached = ({ kind, element }: Wanted, { meta }: Policy): boolean =>
  !meta || kind === 'connect' || element.offset > meta.offset;

/** Of what comes from the same place, the first. */
function distinct(wanted: readonly Wanted[]): Wanted[] {
  const key = ({ kind, url }: Wanted): string => `${kind} ${url.origin}`;
  return wanted.filter((load, i) => wanted.findIndex((other) => key(other) === key(load)) === i);
}

const isTrustedOnly = (policy: Policy, { kind }: Load): boolean =>
  kind === 'script' && has(policy.directives.get(directiveFor(policy, kind) ?? '') ?? [], 'strict-dynamic');

const sourceOf = (url: URL, found: Case): string => (isForeign(url, found) ? url.origin : "'self'");

/** Names that our elements need where a policy lists those that may be. */
function trustedTypes({ directives, meta, text }: Policy, found: Case): void {
  const { scripts, tell } = found;
  const listed = directives.get('trusted-types');
  const script = scripts.find(({ file }) => definedBy(file));
  if (!listed || !script || listed.includes('*')) return;
  const place = meta?.place ?? script.element.place;
  const facts = { policy: text, line: trustedLine(listed, found) };
  if (!listed.includes('lit-html')) tell('error', 'csp-trusted-types', place, { facts });
  else if (hasData(found) && !listed.includes('ozg-widgets')) tell('warning', 'csp-trusted-data', place, { facts });
}

/** Whether an element tells search engines; for that it makes a policy of its own. */
const hasData = ({ embeds }: Case): boolean =>
  embeds.some((embed) => isKnown(embed) && valueOf(embed, 'structured-data') !== undefined);

/** The directive with the names that a page lists, and those that it needs. */
export const trustedLine = (listed: readonly string[], found: Case): string => {
  const others = listed.filter((name) => name !== 'ozg-widgets');
  return trustedTypesFor(hasData(found) ? [...others, 'ozg-widgets'] : listed);
};
