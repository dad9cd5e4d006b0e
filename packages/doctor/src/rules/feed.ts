/** Checks whether every element has a feed that it can read, with the services that it asks for. */
import { closestMatch, isSafe, readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { elements } from '../html/element-attributes.js';
import { attributeLocation, attributeOf, feedOf, isKnown } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { resolveUrl } from '../html/parse-page.js';
import { checkDocumentBody } from '../http/check-document.js';
import { snippetFor } from '../http/config-snippets.js';
import { isJson, mediaTypeOf } from '../http/media-type.js';
import { parseJson } from '../http/parse-json.js';
import type { Answer } from '../read-types.js';
import type { RuleContext } from '../rule-context.js';
import { areaRules, suggestArea } from './area.js';
import { corsRule, fetchResource, linesFact } from './fetch-resource.js';
import type { ResourceReference } from './fetch-resource.js';

/** The number of faults of a document that are reported; `ozg-feed check` reports all. */
const MAX_FAULTS = 3;
/** The age of a feed from which it may be abandoned, in days. */
const OLD = 180;
const DAY = 86_400_000;

/** Reads every feed of the page once. */
export async function feedRules(context: RuleContext): Promise<void> {
  for (const { feed: reference, embeds } of feedsOf(context)) {
    const feed = await readFeedAt(reference, context);
    if (feed) for (const embed of embeds) await serviceRules(embed, feed, reference.url, context);
  }
  await areaRules(context);
}

/** A feed, and the elements that read it. */
interface SharedFeed {
  feed: ResourceReference;
  embeds: Embed[];
}

/** The feeds of the page; reports elements without one. */
function feedsOf(context: RuleContext): Iterable<SharedFeed> {
  const { base, embeds, report } = context;
  const feeds = new Map<string, SharedFeed>();
  for (const embed of embeds.filter(isKnown)) {
    const feed = feedOf(embed, context);
    if (!feed) {
      if (needsFeed(embed)) reportUnnamed(embed, context);
      continue;
    }
    const { element, attribute, value } = feed;
    const url = resolveUrl(value, base);
    if (!url) {
      report('error', 'address-malformed', element.locationOf(attribute), { facts: { attribute, found: value } });
      continue;
    }
    const shared = feeds.get(url.href) ?? { feed: { ...feed, url }, embeds: [] };
    shared.embeds.push(embed);
    feeds.set(url.href, shared);
  }
  return feeds.values();
}

function reportUnnamed({ form, element }: Embed, { report }: RuleContext): void {
  if (form === 'frame') report('error', 'frame-feed-unnamed', element.locationOf('src'));
  else report('error', 'feed-unnamed', element.location, { facts: { tag: element.tag } });
}

/** Whether an element needs a feed: not if it reads a directory or names the feeds to compare. */
function needsFeed(embed: Embed): boolean {
  const rules = elements[embed.name] ?? {};
  return !(
    ('directory' in rules && attributeOf(embed, 'directory')) ||
    ('areas' in rules && /https?:/.test(attributeOf(embed, 'areas') ?? ''))
  );
}

async function readFeedAt(reference: ResourceReference, context: RuleContext): Promise<Feed | undefined> {
  const { url, element, attribute } = reference;
  const { report, self } = context;
  const location = element.locationOf(attribute);
  if (!isSafe(url) && self.protocol === 'http:') report('warning', 'web-http', location, { about: url.href });
  const answer = await fetchResource(reference, context, () => areaMissing(reference, context));
  if (!answer || !corsRule(answer, reference, context)) return;
  let faults = 0;
  const kind = checkDocumentBody(answer.bytes, context.now, ({ severity, code, facts, issue }) => {
    if (severity === 'warning') return;
    faults++;
    if (faults > MAX_FAULTS) return;
    report(severity, code, location, { about: url.href, ...(facts && { facts }), ...(issue && { issue }) });
  });
  if (faults > MAX_FAULTS) {
    const facts = { count: faults - MAX_FAULTS, address: url.href };
    report('error', 'feed-more', location, { about: url.href, facts });
  }
  if (kind === 'page') return;
  const document = parseJson(answer.bytes);
  deliveryRules(answer, document, reference, context);
  const { feed } = readFeed(document);
  if (feed) ageRule(feed, reference, context);
  // A broken feed without services has been reported; reporting each missing service would be noise.
  return faults && !feed?.services.length ? undefined : feed;
}

/** Reports a missing file of an area as an unknown area key. Returns whether it is such a file. */
async function areaMissing({ url, element, attribute }: ResourceReference, context: RuleContext): Promise<boolean> {
  const key = /\/areas\/(\d+)\.json$/.exec(url.pathname)?.[1];
  if (key === undefined) return false;
  const suggestion = await suggestArea(key, new URL('../directory.json', url), context);
  const facts = { found: key, ...suggestion };
  context.report('error', 'area-unknown', element.locationOf(attribute), { about: url.href, facts });
  return true;
}

function deliveryRules(
  { headers, complete }: Answer,
  document: unknown,
  { url, element, attribute }: ResourceReference,
  { report }: RuleContext,
): void {
  const location = element.locationOf(attribute);
  if (complete && !isJson(headers)) {
    const found = mediaTypeOf(headers);
    const facts = { ...(found && { found }), ...linesFact(snippetFor('type', headers)) };
    report('warning', found ? 'web-type' : 'web-type-missing', location, { about: url.href, facts });
  }
  const { ttl } = (document ?? {}) as { ttl?: unknown };
  const age = Number(headers.age ?? 0);
  if (typeof ttl === 'number' && age > ttl) {
    report('warning', 'feed-stale', location, { about: url.href, facts: { age, ttl } });
  }
}

function ageRule(
  { published, validUntil }: Feed,
  { url, element, attribute }: ResourceReference,
  { now, report }: RuleContext,
): void {
  const days = Math.floor((now.getTime() - Date.parse(published)) / DAY);
  if (days <= OLD || validUntil !== undefined) return;
  report('warning', 'feed-old', element.locationOf(attribute), { about: url.href, facts: { days } });
}

/** Checks whether a feed has the services that an element names. */
async function serviceRules(embed: Embed, feed: Feed, url: URL, context: RuleContext): Promise<void> {
  const rule = elements[embed.name]?.service;
  const written = attributeOf(embed, 'service');
  if (written === undefined || (rule !== 'service' && rule !== 'services')) return;
  const known = feed.services.map(({ key }) => key);
  const keys = written.replace(/\s/g, '').match(/99\d{12}/g) ?? [];
  for (const key of keys) {
    // The coverage element reads a document of its own.
    if (known.includes(key) || embed.name === 'coverage') continue;
    const location = attributeLocation(embed, 'service');
    const elsewhere = await isKnownElsewhere(key, url, context);
    const nearest = elsewhere ? undefined : closestKey(key, known);
    if (nearest !== undefined) {
      const name = nameOf(feed, nearest);
      context.report('error', 'service-unknown', location, { facts: { found: key, nearest, ...(name && { name }) } });
    } else {
      context.report('warning', 'service-unlisted', location, { facts: { found: key, area: feed.area.name } });
    }
  }
}

/** A key that differs in at most two digits; with more differences, another service is meant. */
function closestKey(key: string, known: readonly string[]): string | undefined {
  const nearest = closestMatch(key, known);
  return nearest !== undefined && differingDigits(key, nearest) <= 2 ? nearest : undefined;
}

const differingDigits = (a: string, b: string): number => Array.from(a).filter((digit, i) => digit !== b[i]).length;

function nameOf(feed: Feed, key: string): string {
  const name = feed.service(key)?.name;
  return typeof name === 'string' ? name : (name?.[0]?.text ?? '');
}

/** Whether the tree of the feed has coverage of a service, so that only this area lacks it. */
async function isKnownElsewhere(key: string, url: URL, { read }: RuleContext): Promise<boolean> {
  if (!/\/areas\/\d+\.json$/.test(url.pathname)) return false;
  const answer = await read(new URL(`../services/${key}.json`, url));
  return answer !== undefined && 'bytes' in answer && answer.status === 200 && parseJson(answer.bytes) !== undefined;
}
