/** The code to copy: script tags, elements in every form, frames. */
import { FRAME_SANDBOX, GUARDED } from '@ozg-widgets/doctor';

/** A file with its hash. */
export interface HashedFile {
  address: string;
  integrity: string;
  /** What the page permits its plain forms (`data-ozg-forms`). */
  permissions?: readonly string[];
}

/** What the code of an element is made from. */
export interface Embedding {
  /** The name of the element without `ozg-`. */
  element: string;
  /** The address of the feed; empty if the page names it. */
  feed: string;
  service: string;
  lang: string;
  attributes: Readonly<Record<string, string>>;
  /** The fallback content. */
  words: string;
  /** The address that the fallback content links to; empty for none. */
  url: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML, in content and in double quotes. */
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

const attribute = (name: string, value: string): string =>
  value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;

const CORS = 'crossorigin="anonymous"';

/** The script of a fixed version. */
export function scriptTag({ address, integrity, permissions = [] }: HashedFile): string {
  const forms = permissions.length ? attribute('data-ozg-forms', permissions.join(' ')) : '';
  return `<script type="module" src="${escapeHtml(address)}" integrity="${integrity}" ${CORS}${forms}></script>`;
}

/** The style sheet of a theme. */
export const themeTag = ({ address, integrity }: HashedFile): string =>
  `<link rel="stylesheet" href="${escapeHtml(address)}" integrity="${integrity}" ${CORS}>`;

/** What the page has to permit a plain form: the addresses that it names, and what acts outside of it. */
export function permissionsFor({
  element,
  feed,
  attributes,
}: Pick<Embedding, 'element' | 'feed' | 'attributes'>): string[] {
  const { directory = '', areas = '' } = attributes;
  const addresses = [feed, directory, ...areas.split(/,?\s+/).filter((entry) => !/^\d+$/.test(entry))];
  const guarded = GUARDED.filter((name) => Object.hasOwn(attributes, name));
  const picker = element === 'area-picker' ? [element] : [];
  return [...new Set([...addresses, ...picker, ...guarded])].filter(Boolean);
}

/** The smallest file that defines an element in a form; only the large one upgrades plain forms. */
export const scriptFor = (element: string, form: string): string =>
  form === 'tag' && /^(availability-badge|contact-card)$/.test(element) ? 'ozg-badge-card.js' : 'ozg-widgets.js';

/** The element as a tag, as `data-ozg`, or as a link. */
export function elementCode(
  form: 'tag' | 'div' | 'link',
  { element, feed, service, lang, attributes, words, url }: Embedding,
): string {
  const isTag = form === 'tag';
  const source = feed ? attribute(isTag ? 'src' : 'data-ozg-src', feed) : '';
  const others = Object.entries({ ...(service && { service }), ...attributes }).map(([name, value]) =>
    attribute(isTag ? name : `data-${name}`, value),
  );
  const all = [source, ...others, lang ? attribute('lang', lang) : ''].join('');
  if (form === 'link') return `<a class="ozg-badge"${attribute('href', url)}${all}>${escapeHtml(words)}</a>`;
  const content = `<p>${url ? `<a${attribute('href', url)}>${escapeHtml(words)}</a>` : escapeHtml(words)}</p>`;
  return isTag
    ? `<ozg-${element}${all}>\n  ${content}\n</ozg-${element}>`
    : `<div data-ozg="${element}"${all}>\n  ${content}\n</div>`;
}

/**
 * Heights of frames in pixels: those of the elements in the example town in a column of 700 pixels, with the longest possible
 * badge. Lists scroll.
 */
const HEIGHTS: Readonly<Record<string, number>> = {
  'availability-badge': 120,
  'contact-card': 480,
  coverage: 760,
  help: 800,
  notices: 600,
  promo: 520,
  'rollout-timeline': 500,
  'service-card': 640,
  'service-list': 800,
  'service-matrix': 400,
};

/** Whether an element works in a frame. The area picker acts on its page, so it does not. */
export const canBeFramed = (element: string): boolean => Object.hasOwn(HEIGHTS, element);

/** The address of `frame.html` with its parameters. */
export function frameAddress(page: string, { element, feed, service, lang, attributes }: Embedding): string {
  const { origin } = new URL(page);
  const shorten = (address: string): string =>
    address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  const parameters = Object.entries({
    element,
    ...(service && { service }),
    src: shorten(feed),
    ...attributes,
    ...(lang && { lang }),
  });
  const query = parameters.map(
    ([name, value]) => `${name}=${encodeURIComponent(shorten(value)).replaceAll('%2F', '/')}`,
  );
  return `${page}?${query.join('&')}`;
}

/** The element in a frame. */
export function frameCode(page: string, embedding: Embedding): string {
  const { element, attributes, words } = embedding;
  const height = attributes.variant === 'banner' ? 150 : (HEIGHTS[element] ?? 600);
  const allow = element === 'promo' ? attribute('allow', 'clipboard-write; web-share') : '';
  return `<iframe class="ozg-frame"${attribute('src', frameAddress(page, embedding))}${attribute('title', words)}
  width="100%" height="${height}" frameborder="0" loading="lazy"
  sandbox="${FRAME_SANDBOX}"${allow}></iframe>`;
}

/** The shortcode of the WordPress plugin, which adds the script itself. */
export function shortcode({ element, feed, service, lang, attributes, words, url }: Embedding): string {
  const given = Object.entries({
    ...(service && { service }),
    ...attributes,
    ...(lang && { lang }),
    ...(feed && { src: feed }),
  });
  const written = given.map(([name, value]) => ` ${name}="${escapeHtml(value || 'on').replace(/[[\]]/g, '')}"`);
  const content = url ? `<a${attribute('href', url)}>${escapeHtml(words)}</a>` : escapeHtml(words);
  return `[ozg element="${element}"${written.join('')}]${content}[/ozg]`;
}
