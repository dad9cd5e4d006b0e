/** What content systems leave where they have taken a tag or a script away. */
import type { Case } from '../rule-context.js';
import { elements } from '../html/element-attributes.js';
import { definedBy, isKnown } from '../html/find-embeds.js';
import { addressOf, outwards } from '../html/parse-page.js';
import { within } from '../html/types.js';
import type { PageText } from '../html/types.js';
import type { Answer } from '../read-types.js';

/** How many scripts of the page's own are searched for ours. */
const SEARCHED = 6;

/** Looks for what is missing, and for its traces. */
export async function strippedRules(found: Case): Promise<void> {
  const { embeds, scripts, frames, images, feedLinks, oembed, tell } = found;
  const traces = escaped(found);
  const shown = scriptText(found);
  const script = scripts.find(({ file }) => definedBy(file));
  const bare = !embeds.length && !frames.length && !images.length;
  const hints = [
    traces,
    shortcode(found),
    swallowed(found),
    bare && commented(found, script ? [OUR_CODE] : [OUR_CODE, OUR_FILE]),
  ];
  const hinted = hints.includes(true);
  if (bare && !scripts.length && !feedLinks.length && !oembed.length && !hinted && !shown) {
    tell('error', 'nothing-found', undefined);
    return;
  }
  if (bare && script && !hinted) {
    tell('error', 'embed-missing', script.element.place);
  }
  const [embed] = embeds;
  if (!script && embed && !shown && !(await broughtAlong(found)) && !commented(found, [OUR_FILE])) {
    tell('error', 'script-missing', embed.element.place, { facts: { tag: embed.element.tag } });
  }
}

/** Tags of ours as text. Of frames, links and images, only those with our name in them. */
const SHOWN_TAG =
  /<ozg-[a-z-]+|<(div|p|span)\s[^<>]*\bdata-ozg\s*=|<iframe(?=\s[^<>]*\bozg\b)|<(a|img)(?=\s[^<>]*\bclass\s*=\s*["'“„”]?ozg-)/i;
/** What goes with such a tag, and is a trace by itself where the tag is gone. */
const SHOWN_SCRIPT = /<script\b(?=[^<]*(\bozg-|\/ozg\/|@ozg-widgets\/))/i;
const SHOWN_REST = new RegExp(`</ozg-[a-z-]+|<link(?=\\s[^<>]*\\bozg-feed\\b)|${SHOWN_SCRIPT.source}`, 'i');
const isCode = ({ parent }: PageText): boolean =>
  [...outwards(parent)].some(({ tag }) => ['pre', 'code', 'kbd', 'samp', 'textarea', 'xmp'].includes(tag));
const isHidden = ({ parent }: PageText): boolean =>
  ['script', 'style', 'noscript', 'template', 'title'].includes(parent?.tag ?? '');

/** Tags that readers see as text. In a sample of code that is meant, unless the page has nothing else. */
function escaped({ page, embeds, tell }: Case): boolean {
  const seen = page.texts.filter((text) => !isHidden(text) && !(embeds.length && isCode(text)));
  const shown = (pattern: RegExp): { text: PageText; match: RegExpExecArray }[] =>
    seen.flatMap((text) => {
      const match = pattern.exec(text.value);
      return match ? [{ text, match }] : [];
    });
  const tags = shown(SHOWN_TAG);
  // Whoever has pasted a tag has pasted its end, its feed and its script with it: that is one mistake.
  const told = tags.length ? tags : shown(SHOWN_REST).slice(0, 1);
  for (const { text, match } of told) {
    tell('error', 'tag-escaped', within(text.place, text.value, match.index), { facts: { found: match[0] } });
  }
  return told.length > 0;
}

const OUR_FILE = /\bozg-(widgets|badge-card)\.js\b|@ozg-widgets\/widgets/;

/** Scripts that readers see as text: a filter took the tag and left what stood inside. With its tag, it is escaped. */
function scriptText({ page, tell }: Case): boolean {
  let any = false;
  for (const text of page.texts) {
    const index = Math.max(text.value.search(OUR_FILE), textsIn(text.value));
    if (index < 0 || isHidden(text) || isCode(text)) continue;
    any = true;
    if (!SHOWN_SCRIPT.test(text.value)) tell('error', 'script-shown', within(text.place, text.value, index));
  }
  return any;
}

const SHORTCODE = /\[ozg\s+[\w-]+=[^\]]*\]?/;

/** Shortcodes that readers see as text: nobody has made an element of them. */
function shortcode({ page, embeds, tell }: Case): boolean {
  let any = false;
  for (const text of page.texts) {
    const match = SHORTCODE.exec(text.value);
    if (!match || isHidden(text) || (embeds.length && isCode(text))) continue;
    any = true;
    tell('error', 'shortcode-shown', within(text.place, text.value, match.index), { facts: { found: match[0] } });
  }
  return any;
}

const OUR_CODE = /<ozg-[a-z-]+|\bdata-ozg\s*=|\bclass\s*=\s*["']?ozg-/i;

/** Scripts without `</script>`: browsers take for their text what follows. What has an address has no text of its own. */
function swallowed({ page, scripts, tell }: Case): boolean {
  const all = page.elements.filter((element) => {
    if (element.tag !== 'script' || (element.closed && !element.attributes.has('src'))) return false;
    const ours = scripts.some((script) => script.element === element);
    return OUR_CODE.test(element.text) || (ours && /<\/?[a-z][^<>]*>/i.test(element.text));
  });
  for (const { place } of all) tell('error', 'script-unclosed', place);
  return all.length > 0;
}

/** Our code inside a comment, where the page has no other. */
function commented({ page, tell }: Case, kinds: readonly RegExp[]): boolean {
  const hidden = page.comments.filter(({ value }) => kinds.some((kind) => kind.test(value)));
  for (const { place } of hidden) tell('error', 'code-commented', place);
  return hidden.length > 0;
}

/** Where in a text the page's own texts for our elements begin, or -1. */
function textsIn(text: string): number {
  const index = text.indexOf('{');
  const rest = text.slice(index).trim();
  if (index < 0 || text.slice(0, index).trim() || !rest.endsWith('}')) return -1;
  try {
    const names = Object.keys(JSON.parse(rest) as object);
    const known = ['states', 'channels', ...Object.keys(elements)];
    return names.some((name) => known.includes(name)) ? index : -1;
  } catch {
    return -1;
  }
}

/** Whether a script of the page's own brings our elements along, as in a site with a bundle of its own. */
async function broughtAlong({ page, embeds, base, read }: Case): Promise<boolean> {
  const scripts = page.elements.filter(({ tag }) => tag === 'script');
  const tags = embeds.filter(isKnown).map(({ name }) => `ozg-${name}`);
  const mentions = (text: string): boolean => OUR_FILE.test(text) || tags.some((tag) => text.includes(tag));
  if (scripts.some((s) => !s.attributes.has('src') && mentions(s.text))) return true;
  const written = scripts.flatMap((s) => s.attributes.get('src') ?? []);
  const addresses = written.flatMap((src) => addressOf(src, base) ?? []);
  for (const url of addresses.filter(({ protocol }) => protocol !== 'data:').slice(0, SEARCHED)) {
    const answer = await read(url);
    if (answer && 'bytes' in answer && mentions(textOf(answer))) return true;
  }
  return false;
}

const textOf = ({ bytes }: Answer): string => new TextDecoder().decode(bytes);

/** Elements that none of the scripts on the page defines. */
export function undefinedRules({ embeds, scripts, tell }: Case): void {
  const defined = scripts.flatMap(({ file }) => definedBy(file) ?? []);
  if (!defined.length) return;
  const first = scripts.find(({ file }) => definedBy(file));
  const said = new Set<string>();
  for (const embed of embeds.filter(isKnown)) {
    const { name, form, element } = embed;
    const fitting = defined.filter(({ names }) => names.includes(name));
    const file = `${first?.file ?? ''}.js`;
    if (!fitting.length && !said.has(name)) {
      said.add(name);
      tell('error', 'script-lacks', element.place, { facts: { tag: `ozg-${name}`, file } });
    } else if (form !== 'tag' && fitting.length && !fitting.some(({ plain }) => plain) && !said.has('')) {
      said.add('');
      const found = form === 'div' ? 'data-ozg' : 'class="ozg-badge"';
      tell('error', 'script-plain', element.place, { facts: { found, file } });
    }
  }
}
