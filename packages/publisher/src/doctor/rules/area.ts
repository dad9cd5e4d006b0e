/** Whether the areas that elements name by their keys are in the directory. */
import { agsOf, parseAgs, parseArs, readDirectory, shardOf } from '@ozg-widgets/feed';
import type { DirectoryDocument } from '@ozg-widgets/feed';
import { closestMatch } from '../../text/closest-match.js';
import type { Case } from '../rule-context.js';
import { elements } from '../html/element-attributes.js';
import { feedNamed, isKnown, placeIn, valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { addressOf } from '../html/parse-page.js';
import { corsRule, reach } from './fetch-resource.js';
import type { Wanted } from './fetch-resource.js';

/** Looks at elements that choose or name areas. */
export async function areaRules(found: Case): Promise<void> {
  for (const embed of found.embeds.filter(isKnown)) {
    const rules = elements[embed.name] ?? {};
    const keys = keysOf(embed);
    const directory = directoryOf(embed, found);
    if (embed.name === 'area-picker' && !directory) {
      found.tell('error', 'directory-unnamed', embed.element.place, { facts: { tag: embed.element.tag } });
    }
    if (!directory || (embed.name !== 'area-picker' && !keys.length)) continue;
    const answer = await reach(directory, found);
    if (!answer || !corsRule(answer, directory, found)) continue;
    const { document } = readDirectory(parsed(answer.bytes));
    if (!document) {
      const place = directory.element.placeOf(directory.attribute);
      found.tell('error', 'directory-invalid', place, { about: directory.url.href });
      continue;
    }
    const attribute = 'areas' in rules ? 'areas' : 'value';
    for (const key of keys) await keyRule(key, document, directory.url, placeIn(embed, attribute), found);
  }
}

/** The area keys that an element names. */
function keysOf(embed: Embed): string[] {
  const rules = elements[embed.name] ?? {};
  const written = ('areas' in rules && valueOf(embed, 'areas')) || ('value' in rules && valueOf(embed, 'value')) || '';
  return written.split(/,?\s+/).filter((entry) => /^\d+$/.test(entry) && (parseArs(entry) ?? parseAgs(entry)));
}

/** The directory that an element looks areas up in: its own, or the one of the tree that the feed lies in. */
function directoryOf(embed: Embed, found: Case): Wanted | undefined {
  const { base } = found;
  const own = valueOf(embed, 'directory');
  const feed = feedNamed(embed, found);
  const { element } = embed;
  if (own) {
    const url = addressOf(own, base);
    return url && { url, element, attribute: `${embed.prefix}directory`, written: own };
  }
  const url = feed && addressOf(feed.written, base);
  if (!feed || !url || !/\/areas\/\d+\.json$/.test(url.pathname)) return;
  return { url: new URL('../directory.json', url), element: feed.by, attribute: feed.attribute, written: feed.written };
}

async function keyRule(
  key: string,
  document: DirectoryDocument,
  at: URL,
  place: Parameters<Case['tell']>[2],
  found: Case,
): Promise<void> {
  const listed = await listedNear(key, document, at, found);
  if (listed.some(({ ars }) => ars === parseArs(key) || agsOf(ars) === key)) return;
  // Others may speak for it: what they list is not here.
  if (document.delegates?.length) return;
  found.tell('error', 'area-unknown', place, { facts: { found: key, ...nearestOf(key, listed) } });
}

interface Entry {
  ars: string;
  name: string;
}

/** The areas that a directory lists, or those of its shard that would hold the key. */
async function listedNear(
  key: string,
  document: DirectoryDocument,
  at: URL,
  { read }: Case,
): Promise<readonly Entry[]> {
  const { areas = [], shards } = document;
  const start = shards && shardOf(shards.keys, key);
  if (!shards || start === undefined) return areas;
  const url = addressOf(shards.at.replace('{by}', 'keys').replace('{start}', start), at.href);
  const answer = url && (await read(url));
  if (!answer || 'failed' in answer || answer.status !== 200) return areas;
  return [...areas, ...(readDirectory(parsed(answer.bytes)).document?.areas ?? [])];
}

/** The area whose key was probably meant, from the directory at an address. */
export async function nearestArea(key: string, directory: URL, found: Case): Promise<ReturnType<typeof nearestOf>> {
  const answer = await found.read(directory);
  if (!answer || 'failed' in answer || answer.status !== 200) return {};
  const { document } = readDirectory(parsed(answer.bytes));
  return document ? nearestOf(key, await listedNear(key, document, directory, found)) : {};
}

function nearestOf(key: string, listed: readonly Entry[]): { nearest?: string; name?: string } {
  const keyOf = ({ ars }: Entry): string => (key.length === 8 ? agsOf(ars) : ars);
  const near = closestMatch(key, listed.map(keyOf));
  const entry = near === undefined ? undefined : listed.find((e) => keyOf(e) === near);
  return near !== undefined && entry ? { nearest: near, name: entry.name } : {};
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return;
  }
}
