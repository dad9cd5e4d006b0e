/** Checks whether the page permits what its plain forms (`data-ozg`, `class="ozg-badge"`) use. The script ignores the rest. */
import { GUARDED, PREVIEW } from '../html/element-attributes.js';
import { attributeLocation, attributeOf, contentOf, feedOf, isKnown } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { ancestors, resolveUrl, tokensOf } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import type { RuleContext } from '../rule-context.js';

/** Checks all plain forms, on pages with a script that upgrades them. */
export function plainMarkupRules(context: RuleContext): void {
  const { embeds, scripts, report } = context;
  if (!scripts.some(({ file }) => contentOf(file)?.plain)) return;
  const permitted = permissionsOf(context);
  for (const embed of embeds.filter(isKnown)) {
    if (embed.form !== 'div' && embed.form !== 'link') continue;
    if (embed.name === 'area-picker' && !permitted.includes('area-picker')) {
      report('error', 'form-picker', embed.element.locationOf('data-ozg'));
    }
    addressRule(embed, permitted, context);
    for (const name of GUARDED) {
      // Another rule reports attributes that are for previews only.
      if (PREVIEW.includes(name) || attributeOf(embed, name) === undefined || permitted.includes(name)) continue;
      report('warning', 'form-attribute', attributeLocation(embed, name), {
        facts: { attribute: embed.prefix + name, found: name },
      });
    }
  }
}

/** The permissions of the page: in its head, and on its scripts. */
function permissionsOf({ page }: RuleContext): string[] {
  return page.elements
    .flatMap((element) => {
      const { tag, attributes } = element;
      const inHead = ![...ancestors(element)].some((ancestor) => ancestor.tag === 'body');
      if (tag === 'link' && inHead && tokensOf(element, 'rel').includes('ozg-feed'))
        return attributes.get('href') ?? '';
      if (tag === 'meta' && inHead && attributes.get('name') === 'ozg-forms') return listOf(attributes.get('content'));
      if (tag === 'script' && attributes.has('src')) return listOf(attributes.get('data-ozg-forms'));
      return [];
    })
    .filter(Boolean);
}

const listOf = (value = ''): string[] => value.split(/\s+/);

/** Checks the addresses that a form or an ancestor of it names. */
function addressRule(embed: Embed, permitted: readonly string[], { base, report }: RuleContext): void {
  const urls = permitted.flatMap((entry) => resolveUrl(entry, base)?.href ?? []);
  const check = (value: string, element: PageElement, attribute: string): void => {
    const address = resolveUrl(value, base)?.href;
    // Another rule reports malformed addresses.
    if (address === undefined) return;
    if (urls.some((url) => address === url || (url.endsWith('/') && address.startsWith(url)))) return;
    report('error', 'form-address', element.locationOf(attribute), { facts: { attribute, found: value } });
  };
  const feed = feedOf(embed, { feedLinks: [] });
  if (feed && !/^(html|body)$/.test(feed.element.tag)) check(feed.value, feed.element, feed.attribute);
  const directory = attributeOf(embed, 'directory');
  if (directory) check(directory, embed.element, `${embed.prefix}directory`);
  for (const entry of (attributeOf(embed, 'areas') ?? '').split(/,?\s+/)) {
    if (entry && !/^\d+$/.test(entry)) check(entry, embed.element, `${embed.prefix}areas`);
  }
}
