/** Checks the address of a frame, `frame.html?element=…&service=…&src=…`, like an element on a page of its own. */
import { closestMatch } from '@ozg-widgets/feed';
import type { Facts } from '@ozg-widgets/feed';
import { allows, directiveFor, policiesOf } from '../csp/policy.js';
import { elements, PREVIEW } from '../html/element-attributes.js';
import { attributeOf } from '../html/find-embeds.js';
import type { Embed, LoadingElement } from '../html/find-embeds.js';
import { isResolved, parsePage, resolveUrl } from '../html/parse-page.js';
import type { Reporter } from '../diagnosis.js';
import type { RuleContext } from '../rule-context.js';
import { feedRules } from './feed.js';
import { markupRules } from './markup.js';

/** An area picker acts on its page, so it is not available in a frame. */
const names = Object.keys(elements).filter((name) => name !== 'area-picker');

/** Parameters that the framed page itself reads, or ignores. */
const OTHER_PARAMETERS: readonly string[] = ['element', 'lang', 'color-scheme', ...PREVIEW];

/** Checks the frames whose address names an element. Embed pages of `ozg-feed build` contain theirs. */
export async function frameUrlRules(context: RuleContext): Promise<void> {
  for (const frame of context.frames.filter(namesElement)) {
    const inner = innerContext(frame, context);
    const embed = embedOf(frame, inner.report);
    if (!embed) continue;
    const isolated = { ...inner, embeds: [embed] };
    markupRules(isolated);
    await feedRules(isolated);
    await policyRule(embed, frame, context);
  }
}

const namesElement = ({ url }: LoadingElement): boolean =>
  url.pathname.endsWith('/frame.html') || url.searchParams.has('element');

/** The context of the framed page, which shares nothing with the page around it. */
function innerContext({ url }: LoadingElement, context: RuleContext): RuleContext {
  const hasUrl = isResolved(url);
  return {
    ...context,
    page: { html: '', elements: [], texts: [], comments: [], noBreakSpaces: [], whole: false },
    scripts: [],
    frames: [],
    images: [],
    feedLinks: [],
    oembed: [],
    self: url,
    hasUrl,
    base: url.href,
    report: (severity, code, location, more = {}) => {
      context.report(severity, code, location, { ...(hasUrl && { about: url.href }), ...more });
    },
    read: (address) => context.read(address, url.origin),
  };
}

/** The element that the address names; `undefined` if there is no such element. */
function embedOf({ element, url }: LoadingElement, report: Reporter): Embed | undefined {
  const location = element.locationOf('src');
  const parameters = new Map<string, string>();
  for (const [written, value] of url.searchParams) {
    const name = written.replace(/^(amp;)+/, '');
    if (name !== written) report('error', 'frame-ampersand', location);
    if (!parameters.has(name)) parameters.set(name, value);
  }
  const name = parameters.get('element')?.trim() ?? '';
  if (!name) {
    report('error', 'frame-element-missing', location);
    return;
  }
  if (!names.includes(name)) {
    const nearest = closestMatch(name, names) ?? names.find((known) => known.split('-').includes(name));
    const suggestion: Facts = nearest === undefined ? { words: names.join(', ') } : { nearest };
    report('error', 'frame-element', location, { facts: { found: name, ...suggestion } });
    return;
  }
  const attributes = new Map([...parameters].filter(([parameter]) => !OTHER_PARAMETERS.includes(parameter)));
  const framed = { ...element, tag: `ozg-${name}`, parent: undefined, attributes, locationOf: () => location };
  return { form: 'frame', element: framed, name, prefix: '' };
}

/** Checks whether the policy of the framed page allows the feed. */
async function policyRule(
  embed: Embed,
  { element, url }: LoadingElement,
  { read, report }: RuleContext,
): Promise<void> {
  const src = attributeOf(embed, 'src');
  const feed = src ? resolveUrl(src, url.href) : undefined;
  const answer = feed && (await read(url));
  if (!answer || !('bytes' in answer) || answer.status !== 200) return;
  const page = parsePage(new TextDecoder().decode(answer.bytes));
  const policies = policiesOf(page, answer.headers['content-security-policy']);
  const blocking = policies.find((policy) => !allows(policy, { kind: 'connect', url: feed }, url));
  const directive = blocking && directiveFor(blocking, 'connect');
  if (directive === undefined) return;
  const facts = { directive, origin: feed.origin };
  report('error', 'frame-feed-closed', element.locationOf('src'), { about: feed.href, facts });
}
