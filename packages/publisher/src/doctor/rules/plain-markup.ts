/** Whether the page permits what its forms without tags ask for: they ignore it, or do nothing at all, where it does not. */
import type { Case } from '../rule-context.js';
import { GUARDED, PREVIEW } from '../html/element-attributes.js';
import { definedBy, feedNamed, isKnown, placeIn, valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { addressOf, outwards, wordsOf } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';

/** Looks at every form, on pages with a script that knows forms. */
export function formRules(found: Case): void {
  if (!found.scripts.some(({ file }) => definedBy(file)?.plain)) return;
  const permitted = permissionsOf(found);
  for (const embed of found.embeds.filter(isKnown)) {
    if (embed.form !== 'div' && embed.form !== 'link') continue;
    if (embed.name === 'area-picker' && !permitted.includes('area-picker')) {
      found.tell('error', 'form-picker', embed.element.placeOf('data-ozg'));
    }
    addresses(embed, permitted, found);
    for (const name of GUARDED) {
      // Of what only previews have, the page has to get rid anyway.
      if (PREVIEW.includes(name) || valueOf(embed, name) === undefined || permitted.includes(name)) continue;
      found.tell('warning', 'form-attribute', placeIn(embed, name), {
        facts: { attribute: embed.prefix + name, found: name },
      });
    }
  }
}

/** What the page permits: in its head, and on scripts. */
function permissionsOf({ page }: Case): string[] {
  return page.elements
    .flatMap((element) => {
      const { tag, attributes } = element;
      const inHead = ![...outwards(element)].some((around) => around.tag === 'body');
      if (tag === 'link' && inHead && wordsOf(element, 'rel').includes('ozg-feed')) return attributes.get('href') ?? '';
      const isMeta = tag === 'meta' && inHead && attributes.get('name') === 'ozg-forms';
      const list = isMeta
        ? attributes.get('content')
        : tag === 'script' && attributes.has('src')
          ? attributes.get('data-ozg-forms')
          : undefined;
      return (list ?? '').split(/\s+/);
    })
    .filter(Boolean);
}

/** The addresses that a form names itself, or that a part of the page names around it. */
function addresses(embed: Embed, permitted: readonly string[], found: Case): void {
  const urls = permitted.flatMap((one) => addressOf(one, found.base)?.href ?? []);
  const check = (written: string, by: PageElement, attribute: string): void => {
    const address = addressOf(written, found.base)?.href;
    // What is no address is told by others.
    if (address === undefined) return;
    if (urls.some((url) => address === url || (url.endsWith('/') && address.startsWith(url)))) return;
    found.tell('error', 'form-address', by.placeOf(attribute), { facts: { attribute, found: written } });
  };
  const feed = feedNamed(embed, { ...found, feedLinks: [] });
  if (feed && !/^(html|body)$/.test(feed.by.tag)) check(feed.written, feed.by, feed.attribute);
  const directory = valueOf(embed, 'directory');
  if (directory) check(directory, embed.element, `${embed.prefix}directory`);
  for (const entry of (valueOf(embed, 'areas') ?? '').split(/,?\s+/)) {
    if (entry && !/^\d+$/.test(entry)) check(entry, embed.element, `${embed.prefix}areas`);
  }
}
