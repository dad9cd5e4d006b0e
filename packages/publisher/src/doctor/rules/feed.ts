/** Whether every element has a feed that it can read and that has what the element asks for. */
import { isSafe, readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { closestMatch } from '../../text/closest-match.js';
import { areaRules, nearestArea } from './area.js';
import type { Case } from '../rule-context.js';
import { elements } from '../html/element-attributes.js';
import { feedNamed, isKnown, placeIn, valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import type { DoctorCode } from '../diagnosis.js';
import { addressOf } from '../html/parse-page.js';
import { corsRule, reach, typeOf } from './fetch-resource.js';
import type { Wanted } from './fetch-resource.js';
import type { Answer } from '../read-types.js';
import { checkAnswer, remedyLines } from '../config-snippets.js';

/** So many faults of a document are told; `check` tells all. */
const SHOWN = 3;
/** After so many days without a change somebody should look. */
const OLD = 180;
const DAY = 86_400_000;

/** Reads every feed that the page names, once. */
export async function feedRules(found: Case): Promise<void> {
  const { base, tell } = found;
  const readers = new Map<string, { wanted: Wanted; embeds: Embed[] }>();
  for (const embed of found.embeds.filter(isKnown)) {
    const named = feedNamed(embed, found);
    if (!named) {
      if (needsFeed(embed)) unnamed(embed, found);
      continue;
    }
    const url = addressOf(named.written, base);
    if (!url) {
      tell('error', 'address-malformed', named.by.placeOf(named.attribute), {
        facts: { attribute: named.attribute, found: named.written },
      });
      continue;
    }
    const { by: element, attribute, written } = named;
    const known = readers.get(url.href) ?? { wanted: { url, element, attribute, written }, embeds: [] };
    known.embeds.push(embed);
    readers.set(url.href, known);
  }
  for (const { wanted, embeds } of readers.values()) {
    const feed = await feedAt(wanted, found);
    if (feed) for (const embed of embeds) await serviceRules(embed, feed, wanted.url, found);
  }
  await areaRules(found);
}

function unnamed({ form, element }: Embed, { tell }: Case): void {
  if (form === 'frame') tell('error', 'frame-feed-unnamed', element.placeOf('src'));
  else tell('error', 'feed-unnamed', element.place, { facts: { tag: element.tag } });
}

/** Some find their feeds by a directory or by themselves. */
function needsFeed(embed: Embed): boolean {
  const rules = elements[embed.name] ?? {};
  return !(
    ('directory' in rules && valueOf(embed, 'directory')) ||
    ('areas' in rules && /https?:/.test(valueOf(embed, 'areas') ?? ''))
  );
}

async function feedAt(wanted: Wanted, found: Case): Promise<Feed | undefined> {
  const { url, element, attribute } = wanted;
  const place = element.placeOf(attribute);
  if (!isSafe(url) && found.self.protocol === 'http:') found.tell('warning', 'web-http', place, { about: url.href });
  const answer = await reach(wanted, found, () => areaMissing(wanted, found));
  if (!answer || !corsRule(answer, wanted, found)) return;
  let shown = 0;
  let faults = 0;
  const kind = checkAnswer(answer, found.now, ({ severity, code, facts, issue }) => {
    if (severity === 'warning') return;
    faults++;
    if (++shown > SHOWN) return;
    // What is said of answers and documents is all among what the doctor can say.
    found.tell(severity, code as DoctorCode, place, {
      about: url.href,
      ...(facts && { facts }),
      ...(issue && { issue }),
    });
  });
  if (faults > SHOWN) {
    found.tell('error', 'feed-more', place, { about: url.href, facts: { count: faults - SHOWN, address: url.href } });
  }
  if (kind === 'page') return;
  deliveryRules(answer, wanted, found);
  const document = parsed(answer);
  const { feed } = readFeed(document);
  if (feed) ageRule(feed, wanted, found);
  // Of a broken feed that lists nothing, what it lacks has been said.
  return faults && !feed?.services.length ? undefined : feed;
}

/** Of an area's file that is not there, the key may have been misspelt. */
async function areaMissing({ url, element, attribute }: Wanted, found: Case): Promise<boolean> {
  const [, key] = /\/areas\/(\d+)\.json$/.exec(url.pathname) ?? [];
  if (key === undefined) return false;
  const near = await nearestArea(key, new URL('../directory.json', url), found);
  found.tell('error', 'area-unknown', element.placeOf(attribute), { about: url.href, facts: { found: key, ...near } });
  return true;
}

function parsed({ bytes }: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return;
  }
}

function deliveryRules(answer: Answer, { url, element, attribute }: Wanted, { tell }: Case): void {
  const place = element.placeOf(attribute);
  const type = typeOf(answer);
  if (answer.complete && !/^application\/([\w.-]+\+)?json$/.test(type)) {
    const code = type ? 'web-type' : 'web-type-missing';
    const facts = { ...(type && { found: type }), ...remedyLines('type', answer) };
    tell('warning', code, place, { about: url.href, facts });
  }
  const { ttl } = (parsed(answer) ?? {}) as { ttl?: unknown };
  const age = Number(answer.headers.age ?? 0);
  if (typeof ttl === 'number' && age > ttl) {
    tell('warning', 'feed-stale', place, { about: url.href, facts: { age, ttl } });
  }
}

function ageRule({ published, validUntil }: Feed, { url, element, attribute }: Wanted, { now, tell }: Case): void {
  const days = Math.floor((now.getTime() - Date.parse(published)) / DAY);
  if (days <= OLD || validUntil !== undefined) return;
  tell('warning', 'feed-old', element.placeOf(attribute), { about: url.href, facts: { days } });
}

/** Whether the area has the services that an element names. */
async function serviceRules(embed: Embed, feed: Feed, url: URL, found: Case): Promise<void> {
  const rule = elements[embed.name]?.service;
  const written = valueOf(embed, 'service');
  if (written === undefined || (rule !== 'service' && rule !== 'services')) return;
  const known = feed.services.map(({ key }) => key);
  const keys = written.replace(/\s/g, '').match(/99\d{12}/g) ?? [];
  for (const key of keys) {
    // Coverage reads another document than the feed.
    if (known.includes(key) || embed.name === 'coverage') continue;
    const place = placeIn(embed, 'service');
    const elsewhere = await isKnownElsewhere(key, url, found);
    const near = elsewhere ? undefined : nearestKey(key, known);
    if (near !== undefined) {
      const name = nameOf(feed, near);
      found.tell('error', 'service-unknown', place, { facts: { found: key, nearest: near, ...(name && { name }) } });
    } else {
      found.tell('warning', 'service-unlisted', place, { facts: { found: key, area: feed.area.name } });
    }
  }
}

/** Digits that are one or two slips away; more is another service. */
const nearestKey = (key: string, known: readonly string[]): string | undefined => {
  const near = closestMatch(key, known);
  return near !== undefined && differing(key, near) <= 2 ? near : undefined;
};

const differing = (a: string, b: string): number => Array.from(a).filter((digit, i) => digit !== b[i]).length;

const nameOf = (feed: Feed, key: string): string => {
  const name = feed.service(key)?.name;
  return typeof name === 'string' ? name : (name?.[0]?.text ?? '');
};

/** Whether the tree that the feed lies in counts this service, so that it exists and only this area lacks it. */
async function isKnownElsewhere(key: string, url: URL, { read }: Case): Promise<boolean> {
  if (!/\/areas\/\d+\.json$/.test(url.pathname)) return false;
  const answer = await read(new URL(`../services/${key}.json`, url));
  return answer !== undefined && 'bytes' in answer && answer.status === 200 && parsed(answer) !== undefined;
}
