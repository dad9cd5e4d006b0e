/** Checks for what a content system leaves after it removed or escaped our code. */
import { elements } from '../html/element-attributes.js';
import { contentOf, isKnown } from '../html/find-embeds.js';
import { ancestors, resolveUrl } from '../html/parse-page.js';
import { positionAt } from '../html/types.js';
import type { PageText } from '../html/types.js';
import type { RuleContext } from '../rule-context.js';

/** The number of the page's own scripts that are searched for our elements. */
const MAX_SCRIPTS = 6;

export async function sanitizerRules(context: RuleContext): Promise<void> {
  const { embeds, scripts, frames, images, feedLinks, oembed, report } = context;
  const script = scripts.find(({ file }) => contentOf(file));
  const isEmpty = !embeds.length && !frames.length && !images.length;
  // Each of these reports what it finds.
  const escaped = escapedTags(context);
  const visibleScript = visibleScripts(context);
  const shortcode = visibleShortcodes(context);
  const unclosed = insideRawText(context);
  const inComment = isEmpty && insideComments(context, script ? [OUR_CODE] : [OUR_CODE, OUR_FILE]);
  const explained = escaped || shortcode || unclosed || inComment;
  if (isEmpty && !scripts.length && !feedLinks.length && !oembed.length && !explained && !visibleScript) {
    report('error', 'nothing-found', undefined);
    return;
  }
  if (isEmpty && script && !explained) report('error', 'embed-missing', script.element.location);
  const [embed] = embeds;
  if (script || !embed || visibleScript) return;
  if ((await isBundled(context)) || insideComments(context, [OUR_FILE])) return;
  report('error', 'script-missing', embed.element.location, { facts: { tag: embed.element.tag } });
}

/** Our tags as text; frames, links and images only if they contain our name. */
const TAG_AS_TEXT =
  /<ozg-[a-z-]+|<(div|p|span)\s[^<>]*\bdata-ozg\s*=|<iframe(?=\s[^<>]*\bozg\b)|<(a|img)(?=\s[^<>]*\bclass\s*=\s*["'“„”]?ozg-)/i;
const SCRIPT_AS_TEXT = /<script\b(?=[^<]*(\bozg-|\/ozg\/|@ozg-widgets\/))/i;
/** What accompanies such a tag, and remains if the tag itself is removed. */
const REST_AS_TEXT = new RegExp(`</ozg-[a-z-]+|<link(?=\\s[^<>]*\\bozg-feed\\b)|${SCRIPT_AS_TEXT.source}`, 'i');

const isCodeSample = ({ parent }: PageText): boolean =>
  [...ancestors(parent)].some(({ tag }) => ['pre', 'code', 'kbd', 'samp', 'textarea', 'xmp'].includes(tag));
const isHidden = ({ parent }: PageText): boolean =>
  ['script', 'style', 'noscript', 'template', 'title'].includes(parent?.tag ?? '');

/** Reports tags that are visible as text. Code samples are intended, unless the page has no element of ours. */
function escapedTags({ page, embeds, report }: RuleContext): boolean {
  const visible = page.texts.filter((text) => !isHidden(text) && !(embeds.length && isCodeSample(text)));
  const find = (pattern: RegExp): { text: PageText; match: RegExpExecArray }[] =>
    visible.flatMap((text) => {
      const match = pattern.exec(text.value);
      return match ? [{ text, match }] : [];
    });
  const tags = find(TAG_AS_TEXT);
  // End tag, feed link and script were pasted together with the tag: one mistake, one diagnosis.
  const found = tags.length ? tags : find(REST_AS_TEXT).slice(0, 1);
  for (const { text, match } of found) {
    const location = positionAt(text.location, text.value, match.index);
    report('error', 'tag-escaped', location, { facts: { found: match[0] } });
  }
  return found.length > 0;
}

const OUR_FILE = /\bozg-(widgets|badge-card)\.js\b|@ozg-widgets\/widgets/;

/** Reports scripts that are visible as text, since a filter removed their tags. */
function visibleScripts({ page, report }: RuleContext): boolean {
  let any = false;
  for (const text of page.texts) {
    const index = Math.max(text.value.search(OUR_FILE), indexOfTexts(text.value));
    if (index < 0 || isHidden(text) || isCodeSample(text)) continue;
    any = true;
    // With its tag it is escaped, which another rule reports.
    if (SCRIPT_AS_TEXT.test(text.value)) continue;
    report('error', 'script-shown', positionAt(text.location, text.value, index));
  }
  return any;
}

const SHORTCODE = /\[ozg\s+[\w-]+=[^\]]*\]?/;

/** Reports shortcodes that are visible as text, since no plugin replaced them. */
function visibleShortcodes({ page, embeds, report }: RuleContext): boolean {
  let any = false;
  for (const text of page.texts) {
    const match = SHORTCODE.exec(text.value);
    if (!match || isHidden(text) || (embeds.length && isCodeSample(text))) continue;
    any = true;
    const location = positionAt(text.location, text.value, match.index);
    report('error', 'shortcode-shown', location, { facts: { found: match[0] } });
  }
  return any;
}

const OUR_CODE = /<ozg-[a-z-]+|\bdata-ozg\s*=|\bclass\s*=\s*["']?ozg-/i;

/** Reports scripts without `</script>`: the parser reads what follows as their text. */
function insideRawText({ page, scripts, report }: RuleContext): boolean {
  const unclosed = page.elements.filter((element) => {
    if (element.tag !== 'script' || (element.closed && !element.attributes.has('src'))) return false;
    const ours = scripts.some((script) => script.element === element);
    return OUR_CODE.test(element.text) || (ours && /<\/?[a-z][^<>]*>/i.test(element.text));
  });
  for (const { location } of unclosed) report('error', 'script-unclosed', location);
  return unclosed.length > 0;
}

/** Reports comments that contain our code. */
function insideComments({ page, report }: RuleContext, patterns: readonly RegExp[]): boolean {
  const comments = page.comments.filter(({ value }) => patterns.some((pattern) => pattern.test(value)));
  for (const { location } of comments) report('error', 'code-commented', location);
  return comments.length > 0;
}

/** The index at which a text contains the page's own texts for our elements (`ozg-texts`), or -1. */
function indexOfTexts(text: string): number {
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

/** Whether a script of the page's own contains our elements, as on sites with a bundler. */
async function isBundled({ page, embeds, base, read }: RuleContext): Promise<boolean> {
  const scripts = page.elements.filter(({ tag }) => tag === 'script');
  const tags = embeds.filter(isKnown).map(({ name }) => `ozg-${name}`);
  const mentions = (text: string): boolean => OUR_FILE.test(text) || tags.some((tag) => text.includes(tag));
  if (scripts.some((s) => !s.attributes.has('src') && mentions(s.text))) return true;
  const sources = scripts.flatMap(({ attributes }) => attributes.get('src') ?? []);
  const urls = sources.flatMap((src) => resolveUrl(src, base) ?? []);
  for (const url of urls.filter(({ protocol }) => protocol !== 'data:').slice(0, MAX_SCRIPTS)) {
    const answer = await read(url);
    if (answer && 'bytes' in answer && mentions(new TextDecoder().decode(answer.bytes))) return true;
  }
  return false;
}

/** Reports elements that no script on the page defines. */
export function undefinedElementRules({ embeds, scripts, report }: RuleContext): void {
  const contents = scripts.flatMap(({ file }) => contentOf(file) ?? []);
  const first = scripts.find(({ file }) => contentOf(file));
  if (!first) return;
  const file = `${first.file}.js`;
  const reported = new Set<string>();
  let plainReported = false;
  for (const { name, form, element } of embeds.filter(isKnown)) {
    const defining = contents.filter(({ names }) => names.includes(name));
    if (!defining.length) {
      if (reported.has(name)) continue;
      reported.add(name);
      report('error', 'script-lacks', element.location, { facts: { tag: `ozg-${name}`, file } });
    } else if (form !== 'tag' && !plainReported && !defining.some(({ plain }) => plain)) {
      plainReported = true;
      const found = form === 'div' ? 'data-ozg' : 'class="ozg-badge"';
      report('error', 'script-plain', element.location, { facts: { found, file } });
    }
  }
}
