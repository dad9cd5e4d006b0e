/** Checks whether the area keys of the elements are in the directory. */
import { agsOf, closestMatch, parseAgs, parseArs, readDirectory, shardOf } from '@ozg-widgets/feed';
import type { DirectoryDocument, Facts } from '@ozg-widgets/feed';
import { elements } from '../html/element-attributes.js';
import { attributeLocation, attributeOf, feedOf, isKnown } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { resolveUrl } from '../html/parse-page.js';
import type { SourceLocation } from '../html/types.js';
import { parseJson } from '../http/parse-json.js';
import type { RuleContext } from '../rule-context.js';
import { corsRule, fetchResource } from './fetch-resource.js';
import type { ResourceReference } from './fetch-resource.js';

/** Checks the elements that choose or name areas. */
export async function areaRules(context: RuleContext): Promise<void> {
  const { embeds, report } = context;
  for (const embed of embeds.filter(isKnown)) {
    const keys = keysOf(embed);
    const directory = directoryOf(embed, context);
    if (embed.name === 'area-picker' && !directory) {
      report('error', 'directory-unnamed', embed.element.location, { facts: { tag: embed.element.tag } });
    }
    if (!directory || (embed.name !== 'area-picker' && !keys.length)) continue;
    const answer = await fetchResource(directory, context);
    if (!answer || !corsRule(answer, directory, context)) continue;
    const { document } = readDirectory(parseJson(answer.bytes));
    if (!document) {
      const location = directory.element.locationOf(directory.attribute);
      report('error', 'directory-invalid', location, { about: directory.url.href });
      continue;
    }
    const location = attributeLocation(embed, 'areas' in (elements[embed.name] ?? {}) ? 'areas' : 'value');
    for (const key of keys) await keyRule(key, { document, url: directory.url }, location, context);
  }
}

/** The area keys that an element names. */
function keysOf(embed: Embed): string[] {
  const rules = elements[embed.name] ?? {};
  const areas = 'areas' in rules ? attributeOf(embed, 'areas') : undefined;
  const value = 'value' in rules ? attributeOf(embed, 'value') : undefined;
  const written = areas || value || '';
  return written.split(/,?\s+/).filter((entry) => /^\d+$/.test(entry) && (parseArs(entry) ?? parseAgs(entry)));
}

/** The directory that an element reads: its own, or that of the tree that contains its feed. */
function directoryOf(embed: Embed, context: RuleContext): ResourceReference | undefined {
  const { element } = embed;
  const own = attributeOf(embed, 'directory');
  if (own) {
    const url = resolveUrl(own, context.base);
    return url && { url, element, attribute: `${embed.prefix}directory`, value: own };
  }
  const feed = feedOf(embed, context);
  const url = feed && resolveUrl(feed.value, context.base);
  if (!url || !/\/areas\/\d+\.json$/.test(url.pathname)) return;
  return { ...feed, url: new URL('../directory.json', url) };
}

/** A directory and its address. */
interface Directory {
  document: DirectoryDocument;
  url: URL;
}

async function keyRule(
  key: string,
  directory: Directory,
  location: SourceLocation | undefined,
  context: RuleContext,
): Promise<void> {
  const entries = await entriesNear(key, directory, context);
  if (entries.some(({ ars }) => ars === parseArs(key) || agsOf(ars) === key)) return;
  // The area may be in the directory of a delegate, which is not read.
  if (directory.document.delegates?.length) return;
  context.report('error', 'area-unknown', location, { facts: { found: key, ...closestEntry(key, entries) } });
}

interface Entry {
  ars: string;
  name: string;
}

/** The areas of a directory, including those of the shard that would contain the key. */
async function entriesNear(
  key: string,
  { document, url }: Directory,
  { read }: RuleContext,
): Promise<readonly Entry[]> {
  const { areas = [], shards } = document;
  const start = shards && shardOf(shards.keys, key);
  if (!shards || start === undefined) return areas;
  const shard = resolveUrl(shards.at.replace('{by}', 'keys').replace('{start}', start), url.href);
  const answer = shard && (await read(shard));
  if (!answer || 'failed' in answer || answer.status !== 200) return areas;
  return [...areas, ...(readDirectory(parseJson(answer.bytes)).document?.areas ?? [])];
}

/** The facts `nearest` and `name` of the area that a wrong key most likely stands for, if there is one. */
export async function suggestArea(key: string, url: URL, context: RuleContext): Promise<Facts> {
  const answer = await context.read(url);
  if (!answer || 'failed' in answer || answer.status !== 200) return {};
  const { document } = readDirectory(parseJson(answer.bytes));
  return document ? closestEntry(key, await entriesNear(key, { document, url }, context)) : {};
}

function closestEntry(key: string, entries: readonly Entry[]): Facts {
  const keyOf = ({ ars }: Entry): string => (key.length === 8 ? agsOf(ars) : ars);
  const nearest = closestMatch(key, entries.map(keyOf));
  const entry = nearest === undefined ? undefined : entries.find((e) => keyOf(e) === nearest);
  return nearest !== undefined && entry ? { nearest, name: entry.name } : {};
}
