/** Checks the tags, attributes and values of our elements. */
import { closestMatch, parseAgs, parseArs, parseKey, words } from '@ozg-widgets/feed';
import type { DoctorCode } from '../diagnosis.js';
import { ABOUT_ONE_SERVICE, elements, isGlobal, PREVIEW } from '../html/element-attributes.js';
import type { Rule, Words } from '../html/element-attributes.js';
import { attributeLocation, attributeOf, isKnown } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { isPadded } from '../html/no-break-spaces.js';
import { ancestors, resolveUrl, UNKNOWN_BASE } from '../html/parse-page.js';
import { positionAt } from '../html/types.js';
import type { Page, PageElement } from '../html/types.js';
import type { RuleContext } from '../rule-context.js';
import { isQuoted } from './typography.js';

/** Checks every element, and the page's own texts. */
export function markupRules(context: RuleContext): void {
  for (const embed of context.embeds) {
    endTagRule(embed, context);
    if (isKnown(embed)) {
      attributeRules(embed, context);
      serviceRule(embed, context);
      badgeLinkRule(embed, context);
    } else reportUnknown(embed, context);
  }
  textsRule(context);
}

function reportUnknown({ form, element, name }: Embed, { report }: RuleContext): void {
  const near = closestMatch(name, Object.keys(elements));
  if (form === 'tag') {
    const facts = { found: element.tag, ...(near !== undefined && { nearest: `ozg-${near}` }) };
    report('error', 'tag-unknown', element.location, { facts });
  } else {
    const facts = { found: name, ...(near !== undefined && { nearest: near }) };
    report('error', 'div-unknown', element.locationOf('data-ozg'), { facts });
  }
}

/** An element without an end tag contains what follows it, and hides it. */
function endTagRule({ form, element }: Embed, { page, report }: RuleContext): void {
  if (form !== 'tag' || element.closed) return;
  const { tag } = element;
  const found = tagEndingParagraph(element, page);
  if (found !== undefined) {
    report('warning', 'tag-in-paragraph', element.location, { facts: { tag, found } });
    return;
  }
  const code = element.source.endsWith('/>') ? 'tag-self-closed' : 'tag-unclosed';
  report(element.filled ? 'error' : 'warning', code, element.location, { facts: { tag } });
}

/** The start tag that closes the paragraph around an element, and the element with it, before its end tag. */
function tagEndingParagraph(element: PageElement, { html }: Page): string | undefined {
  const paragraph = [...ancestors(element)].find(({ tag }) => tag === 'p');
  if (!paragraph || paragraph.closed) return;
  const rest = html.slice(paragraph.end);
  const tag = element.tag.replace(/[^\w-]/g, '\\$&');
  const [, slash] = new RegExp(`<(/?)${tag}\\b`, 'i').exec(rest) ?? [];
  return slash ? /^<([a-z]\w*)/i.exec(rest)?.[1]?.toLowerCase() : undefined;
}

function attributeRules(embed: Embed, context: RuleContext): void {
  const { element, name, prefix } = embed;
  const { report } = context;
  const rules = elements[name] ?? {};
  for (const [attribute, value] of element.attributes) {
    const location = element.locationOf(attribute);
    const own = attribute.startsWith(prefix) ? attribute.slice(prefix.length) : undefined;
    const rule = own !== undefined && Object.hasOwn(rules, own) ? rules[own] : undefined;
    if (rule) {
      const valid = valueRule({ element, attribute, rule, value }, context);
      if (valid && PREVIEW.includes(own ?? '')) report('warning', 'preview-left', location, { facts: { attribute } });
      continue;
    }
    const intended = intendedAttribute(attribute, embed, Object.keys(rules));
    if (intended !== undefined) {
      report('error', 'attribute-unknown', location, { facts: { found: attribute, nearest: intended } });
    } else if (!isGlobal(attribute) && embed.form === 'tag') {
      const known = Object.keys(rules).join(', ');
      report('warning', 'attribute-unknown', location, { facts: { found: attribute, words: known } });
    }
  }
}

/** Attributes that our forms have besides those of the element. */
const FORM_ATTRIBUTES = ['data-ozg', 'data-ozg-src', 'class', 'id', 'href', 'title', 'style'];

/** The attribute of ours that an unknown attribute most likely stands for. */
function intendedAttribute(attribute: string, embed: Embed, names: readonly string[]): string | undefined {
  if (FORM_ATTRIBUTES.includes(attribute)) return;
  const { form, prefix, element } = embed;
  const bare = attribute.replace(/^data-/, '');
  // Links and boxes have attributes for other scripts, too.
  const isShared = form === 'div' || form === 'link';
  // `role` is an attribute of HTML; only with a value of `contact-role` it is a mistake.
  if (bare === 'role' && names.includes('contact-role')) {
    const roles: readonly string[] = words.role;
    return roles.includes(element.attributes.get(attribute) ?? '') ? `${prefix}contact-role` : undefined;
  }
  if (names.includes(bare)) {
    const intended = prefix + bare;
    if (isGlobal(attribute) && isShared) return;
    return element.attributes.has(intended) ? undefined : intended;
  }
  if (isGlobal(attribute) && !isShared) return;
  if (isShared && !attribute.startsWith('data-')) return;
  const free = names.filter((name) => !element.attributes.has(prefix + name));
  const near = closestMatch(bare, free);
  return near === undefined ? undefined : prefix + near;
}

type ValueType = Exclude<Rule, Words>;

const IS_VALID: Readonly<Record<ValueType, (value: string) => boolean>> = {
  address: (value) => resolveUrl(value, UNKNOWN_BASE) !== undefined,
  area: (value) => (parseArs(value) ?? parseAgs(value)) !== undefined,
  areas: (value) =>
    value
      .split(/,?\s+/)
      .filter((entry) => /^\d+$/.test(entry))
      .every((entry) => IS_VALID.area(entry)),
  level: (value) => /^[1-6]$/.test(value),
  moment: (value) => !Number.isNaN(Date.parse(value)),
  number: (value) => /^\d+$/.test(value),
  service: (value) => parseKey(value) !== undefined,
  services: (value) => /^(99\d{12})+$/.test(value.replace(/[\s,;]/g, '')),
  switch: () => true,
  text: () => true,
};

const CODES: Readonly<Partial<Record<ValueType, DoctorCode>>> = {
  address: 'address-malformed',
  area: 'area-malformed',
  areas: 'area-malformed',
  level: 'level-malformed',
  moment: 'moment-malformed',
  number: 'number-malformed',
  service: 'service-malformed',
  services: 'service-malformed',
};

/** An attribute with its value and the rule for it. */
interface AttributeValue {
  element: PageElement;
  attribute: string;
  rule: Rule;
  value: string;
}

/** Checks the value of an attribute. Returns whether it is valid. */
function valueRule({ element, attribute, rule, value: written }: AttributeValue, { report }: RuleContext): boolean {
  const location = element.locationOf(attribute);
  const value = written.trim();
  const facts = { attribute, found: value };
  // With typographic quotes, the value ends at the first space, or contains the quotes.
  if (isQuoted(value)) {
    report('error', 'attribute-quotes', location, { facts });
    return false;
  }
  // Keys may contain any white space, addresses may not.
  if (rule === 'address' && isPadded(written)) {
    report('error', 'attribute-blank', location, { facts: { attribute } });
    return false;
  }
  if (typeof rule === 'object') {
    const given = rule.several ? value.split(/[\s,]+/).filter(Boolean) : [value];
    const wrong = given.filter((word) => !rule.words.includes(word));
    for (const word of wrong) {
      const nearest = closestMatch(word, rule.words);
      report('error', 'attribute-word', location, {
        facts: { attribute, found: word, words: rule.words.join(', '), ...(nearest !== undefined && { nearest }) },
      });
    }
    return !wrong.length;
  }
  const code = CODES[rule];
  if (!code || IS_VALID[rule](value)) return true;
  report('error', code, location, { facts });
  return false;
}

/** Reports a missing service, for elements that need one. */
function serviceRule(embed: Embed, { report }: RuleContext): void {
  const { form, name, element, prefix } = embed;
  if (!ABOUT_ONE_SERVICE.includes(name) || attributeOf(embed, 'service')?.trim()) return;
  const attribute = `${prefix}service`;
  const isMisspelt = [...element.attributes.keys()].some((a) => intendedAttribute(a, embed, ['service']) === attribute);
  if (isMisspelt) return;
  const location = attributeLocation(embed, 'service');
  if (form === 'frame') report('error', 'frame-service-missing', location);
  else report('error', 'service-missing', location, { facts: { attribute } });
}

/** Without the script, a badge is an ordinary link. */
function badgeLinkRule({ form, element }: Embed, { report }: RuleContext): void {
  const href = element.attributes.get('href')?.trim();
  if (form === 'link' && (!href || href === '#')) report('error', 'badge-href', element.locationOf('href'));
}

/** Checks the page's own texts (`<script class="ozg-texts">`). */
function textsRule({ page, report }: RuleContext): void {
  for (const script of page.elements) {
    if (script.tag !== 'script' || !/(^|\s)ozg-texts(\s|$)/.test(script.attributes.get('class') ?? '')) continue;
    try {
      JSON.parse(script.text);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      // Some engines include the position.
      const index = Number(/position (\d+)/.exec(problem)?.[1] ?? 0);
      const location = positionAt(script.textLocation, script.text, index) ?? script.location;
      report('error', 'texts-json', location, { facts: { problem } });
    }
    const type = script.attributes.get('type') ?? '';
    if (type.toLowerCase() !== 'application/json') report('error', 'texts-type', script.locationOf('type'));
  }
}
