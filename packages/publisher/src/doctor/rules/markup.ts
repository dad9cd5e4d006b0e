/** Whether tags, attributes and values are as the elements understand them. */
import { parseAgs, parseArs, parseKey, words } from '@ozg-widgets/feed';
import { closestMatch } from '../../text/closest-match.js';
import { isPadded } from '../html/no-break-spaces.js';
import type { Case } from '../rule-context.js';
import { isQuoted } from './typography.js';
import { ABOUT_ONE_SERVICE, elements, isGlobal, PREVIEW } from '../html/element-attributes.js';
import type { Rule } from '../html/element-attributes.js';
import { isKnown, placeIn, valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { addressOf, outwards } from '../html/parse-page.js';
import { within } from '../html/types.js';
import type { Page, PageElement } from '../html/types.js';

/** Looks at every element, and at the page's own texts. */
export function markupRules(found: Case): void {
  for (const embed of found.embeds) {
    unclosed(embed, found);
    if (!isKnown(embed)) unknown(embed, found);
    else {
      attributes(embed, found);
      missing(embed, found);
      linked(embed, found);
    }
  }
  ownTexts(found);
}

function unknown({ form, element, name }: Embed, { tell }: Case): void {
  const near = closestMatch(name, Object.keys(elements));
  const meant = { ...(near !== undefined && { nearest: form === 'tag' ? `ozg-${near}` : near }) };
  if (form === 'tag') tell('error', 'tag-unknown', element.place, { facts: { found: element.tag, ...meant } });
  else tell('error', 'div-unknown', element.placeOf('data-ozg'), { facts: { found: name, ...meant } });
}

/** A tag that nobody closes takes what follows it for its own words, and hides it. */
function unclosed({ form, element }: Embed, { page, tell }: Case): void {
  if (form !== 'tag' || element.closed) return;
  const { tag } = element;
  const found = cutOffBy(element, page);
  if (found !== undefined) {
    tell('warning', 'tag-in-paragraph', element.place, { facts: { tag, found } });
    return;
  }
  const code = element.source.endsWith('/>') ? 'tag-self-closed' : 'tag-unclosed';
  tell(element.filled ? 'error' : 'warning', code, element.place, { facts: { tag } });
}

/** The tag that ends the paragraph around an element, and the element with it, before its end tag comes. */
function cutOffBy(element: PageElement, { html }: Page): string | undefined {
  const paragraph = [...outwards(element)].find(({ tag }) => tag === 'p');
  if (!paragraph || paragraph.closed) return;
  const rest = html.slice(paragraph.end);
  const tag = element.tag.replace(/[^\w-]/g, '\\$&');
  const [, slash] = new RegExp(`<(/?)${tag}\\b`, 'i').exec(rest) ?? [];
  return slash ? /^<([a-z]\w*)/i.exec(rest)?.[1]?.toLowerCase() : undefined;
}

function attributes(embed: Embed, found: Case): void {
  const { element, name, prefix } = embed;
  const { tell } = found;
  const rules = elements[name] ?? {};
  for (const [attribute, value] of element.attributes) {
    const place = element.placeOf(attribute);
    const own = attribute.startsWith(prefix) ? attribute.slice(prefix.length) : undefined;
    const rule = own !== undefined && Object.hasOwn(rules, own) ? rules[own] : undefined;
    if (rule) {
      const sound = checkValue(embed, attribute, rule, value, found);
      if (sound && PREVIEW.includes(own ?? '')) tell('warning', 'preview-left', place, { facts: { attribute } });
      continue;
    }
    const meant = meantBy(attribute, embed, Object.keys(rules));
    if (meant !== undefined) {
      tell('error', 'attribute-unknown', place, { facts: { found: attribute, nearest: meant } });
    } else if (!isGlobal(attribute) && embed.form === 'tag') {
      const known = Object.keys(rules).join(', ');
      tell('warning', 'attribute-unknown', place, { facts: { found: attribute, words: known } });
    }
  }
}

/** The attribute that was meant by one that is none of ours. */
function meantBy(attribute: string, { form, prefix, element }: Embed, names: readonly string[]): string | undefined {
  if (['data-ozg', 'data-ozg-src', 'class', 'id', 'href', 'title', 'style'].includes(attribute)) return;
  const bare = attribute.replace(/^data-/, '');
  // A link or a box has attributes for others too.
  const shared = form === 'div' || form === 'link';
  // HTML has a role too: only where it says one of ours, ours was meant.
  if (bare === 'role' && names.includes('contact-role')) {
    const role: readonly string[] = words.role;
    return role.includes(element.attributes.get(attribute) ?? '') ? `${prefix}contact-role` : undefined;
  }
  if (names.includes(bare)) {
    // Whatever a link or a box has of its own is not meant for us.
    const meant = prefix + bare;
    return isGlobal(attribute) && shared ? undefined : element.attributes.has(meant) ? undefined : meant;
  }
  // Attributes for other scripts stand on many elements; only what is one slip away was meant for ours.
  if (isGlobal(attribute) && !shared) return;
  if (shared && !attribute.startsWith('data-')) return;
  const near = closestMatch(
    bare,
    names.filter((name) => !element.attributes.has(prefix + name)),
  );
  return near === undefined ? undefined : prefix + near;
}

const RULES: Readonly<Record<Exclude<Rule, object>, (value: string) => boolean>> = {
  address: (value) => addressOf(value, 'https://page.invalid/') !== undefined,
  area: (value) => (parseArs(value) ?? parseAgs(value)) !== undefined,
  areas: (value) =>
    value
      .split(/,?\s+/)
      .filter((entry) => /^\d+$/.test(entry))
      .every((entry) => RULES.area(entry)),
  level: (value) => /^[1-6]$/.test(value),
  moment: (value) => !Number.isNaN(Date.parse(value)),
  number: (value) => /^\d+$/.test(value),
  service: (value) => parseKey(value) !== undefined,
  services: (value) => /^(99\d{12})+$/.test(value.replace(/[\s,;]/g, '')),
  switch: () => true,
  text: () => true,
};

const CODES: Partial<
  Record<
    Exclude<Rule, object>,
    | 'service-malformed'
    | 'area-malformed'
    | 'number-malformed'
    | 'level-malformed'
    | 'moment-malformed'
    | 'address-malformed'
  >
> = {
  address: 'address-malformed',
  area: 'area-malformed',
  areas: 'area-malformed',
  level: 'level-malformed',
  moment: 'moment-malformed',
  number: 'number-malformed',
  service: 'service-malformed',
  services: 'service-malformed',
};

function checkValue({ element }: Embed, attribute: string, rule: Rule, written: string, { tell }: Case): boolean {
  const place = element.placeOf(attribute);
  const value = written.trim();
  const facts = { attribute, found: value };
  // Text programs bend the quotes; the value then ends at the first blank, or has the quotes in it.
  if (isQuoted(value)) {
    tell('error', 'attribute-quotes', place, { facts });
    return false;
  }
  // Keys bear blanks of any kind, addresses do not.
  if (rule === 'address' && isPadded(written)) {
    tell('error', 'attribute-blank', place, { facts: { attribute } });
    return false;
  }
  if (typeof rule === 'object') {
    const given = rule.several ? value.split(/[\s,]+/).filter(Boolean) : [value];
    const wrong = given.filter((word) => !rule.words.includes(word));
    for (const word of wrong) {
      const near = closestMatch(word, rule.words);
      tell('error', 'attribute-word', place, {
        facts: { attribute, found: word, words: rule.words.join(', '), ...(near !== undefined && { nearest: near }) },
      });
    }
    return !wrong.length;
  }
  const code = CODES[rule];
  if (!code || RULES[rule](value)) return true;
  tell('error', code, place, { facts });
  return false;
}

function missing(embed: Embed, { tell }: Case): void {
  const { form, name, element, prefix } = embed;
  if (!ABOUT_ONE_SERVICE.includes(name) || valueOf(embed, 'service')?.trim()) return;
  const attribute = `${prefix}service`;
  const misspelt = [...element.attributes.keys()].some((a) => meantBy(a, embed, ['service']) === attribute);
  if (misspelt) return;
  if (form === 'frame') tell('error', 'frame-service-missing', placeIn(embed, 'service'));
  else tell('error', 'service-missing', placeIn(embed, 'service'), { facts: { attribute } });
}

/** Without a script, a badge is the link that it was written as. */
function linked({ form, element }: Embed, { tell }: Case): void {
  const href = element.attributes.get('href')?.trim();
  if (form === 'link' && (!href || href === '#')) tell('error', 'badge-href', element.placeOf('href'));
}

/** The page's own texts have to be JSON. */
function ownTexts({ page, tell }: Case): void {
  for (const script of page.elements) {
    if (script.tag !== 'script' || !/(^|\s)ozg-texts(\s|$)/.test(script.attributes.get('class') ?? '')) continue;
    try {
      JSON.parse(script.text);
    } catch (error) {
      const problem = (error as Error).message;
      // Some browsers say where.
      const at = Number(/position (\d+)/.exec(problem)?.[1] ?? 0);
      const place = within(script.textPlace, script.text, at) ?? script.place;
      tell('error', 'texts-json', place, { facts: { problem } });
    }
    const type = script.attributes.get('type') ?? '';
    if (type.toLowerCase() !== 'application/json') tell('error', 'texts-type', script.placeOf('type'));
  }
}
