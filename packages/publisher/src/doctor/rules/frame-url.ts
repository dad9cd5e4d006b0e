/** What the address of a frame asks for, `frame.html?element=…&service=…&src=…`: looked at like an element of a page. */
import { closestMatch } from '../../text/closest-match.js';
import type { Case } from '../rule-context.js';
import { allows, directiveFor, policiesOf } from '../csp/policy.js';
import { elements, PREVIEW } from '../html/element-attributes.js';
import { valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { feedRules } from './feed.js';
import { markupRules } from './markup.js';
import { addressOf, isPlaced, readPage } from '../html/parse-page.js';

type Frame = Case['frames'][number];

/** The picker chooses for a page, and a frame has none. */
const names = Object.keys(elements).filter((name) => name !== 'area-picker');

/** What the page in the frame heeds itself, or not at all. */
const OTHERS: readonly string[] = ['element', 'lang', 'color-scheme', ...PREVIEW];

/** Looks at every frame whose address names its element; pages of `ozg-feed build` bring their own. */
export async function framedRules(found: Case): Promise<void> {
  for (const frame of found.frames.filter(isAsking)) {
    const inside = insideOf(frame, found);
    const embed = embedIn(frame, inside);
    if (!embed) continue;
    const alone = { ...inside, embeds: [embed] };
    markupRules(alone);
    await feedRules(alone);
    await policyRule(embed, frame, found);
  }
}

const isAsking = ({ url }: Frame): boolean => url.pathname.endsWith('/frame.html') || url.searchParams.has('element');

/** A page of its own: nothing of the page around reaches into a frame. */
function insideOf({ url }: Frame, found: Case): Case {
  const located = isPlaced(url);
  return {
    ...found,
    page: { html: '', elements: [], texts: [], comments: [], falseBlanks: [], whole: false },
    scripts: [],
    frames: [],
    images: [],
    feedLinks: [],
    oembed: [],
    self: url,
    located,
    base: url.href,
    tell: (severity, code, place, more = {}) => {
      found.tell(severity, code, place, { ...(located && { about: url.href }), ...more });
    },
    read: (address) => found.read(address, url.origin),
  };
}

/** The element that the address asks for; `undefined` where there is none of that name. */
function embedIn({ element, url }: Frame, { tell }: Case): Embed | undefined {
  const place = element.placeOf('src');
  const query = new Map<string, string>();
  for (const [written, value] of url.searchParams) {
    const name = written.replace(/^(amp;)+/, '');
    if (name !== written) tell('error', 'frame-ampersand', place);
    if (!query.has(name)) query.set(name, value);
  }
  const name = query.get('element')?.trim() ?? '';
  if (!names.includes(name)) {
    const near = closestMatch(name, names) ?? names.find((known) => known.split('-').includes(name));
    const facts = { found: name, ...(near === undefined ? { words: names.join(', ') } : { nearest: near }) };
    if (name) tell('error', 'frame-element', place, { facts });
    else tell('error', 'frame-element-missing', place);
    return;
  }
  const attributes = new Map([...query].filter(([attribute]) => !OTHERS.includes(attribute)));
  const asked = { ...element, tag: `ozg-${name}`, parent: undefined, attributes, placeOf: () => place };
  return { form: 'frame', element: asked, name, prefix: '' };
}

/** The page in the frame says in its own policy whose feeds it reads. */
async function policyRule(embed: Embed, { element, url }: Frame, { read, tell }: Case): Promise<void> {
  const written = valueOf(embed, 'src');
  const feed = written ? addressOf(written, url.href) : undefined;
  const answer = feed && (await read(url));
  if (!answer || !('bytes' in answer) || answer.status !== 200) return;
  const framed = readPage(new TextDecoder().decode(answer.bytes));
  const policies = policiesOf(framed, answer.headers['content-security-policy']);
  const closed = policies.find((policy) => !allows(policy, { kind: 'connect', url: feed }, url));
  const directive = closed && directiveFor(closed, 'connect');
  if (directive === undefined) return;
  const facts = { directive, origin: feed.origin };
  tell('error', 'frame-feed-closed', element.placeOf('src'), { about: feed.href, facts });
}
