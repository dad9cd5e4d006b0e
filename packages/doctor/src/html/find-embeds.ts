/** Finds everything of ours on a page: elements in all forms, scripts, frames, images, links. */
import { elements } from './element-attributes.js';
import { ancestors, resolveUrl, tokensOf, trimQuotes } from './parse-page.js';
import type { Page, PageElement, SourceLocation } from './types.js';

/** One of our elements: as a tag, as `data-ozg`, as a link, or in the address of a frame. */
export interface Embed {
  form: 'tag' | 'div' | 'link' | 'frame';
  element: PageElement;
  /** Its name without `ozg-`, as written on the page. */
  name: string;
  /** The prefix of its attributes. */
  prefix: '' | 'data-';
}

/** A script of ours. */
export interface WidgetScript {
  element: PageElement;
  url: URL;
  /** The file name without its extension. */
  file: string;
  /** The version in its address: `0.1.0`. */
  version: string | undefined;
  /** Whether the address is one whose content changes with new versions, such as `/latest/`. */
  moving: boolean;
}

/** An element with the address that it loads. */
export interface LoadingElement {
  element: PageElement;
  url: URL;
}

/** Everything of ours, in the order of the page. */
export interface PageEmbeds {
  embeds: readonly Embed[];
  scripts: readonly WidgetScript[];
  frames: readonly LoadingElement[];
  images: readonly LoadingElement[];
  /** `<link rel="ozg-feed">` */
  feedLinks: readonly PageElement[];
  /** Links to oEmbed responses. */
  oembed: readonly LoadingElement[];
}

const SCRIPT = /\/(ozg-[\w-]+|autoloader|frame-height)\.m?js$/;
/** The file names of `ozg-feed render`. */
const BADGE = /\/99\d{12}[\w.-]*\.svg$/;
const VERSION = /\/v?(\d+\.\d+\.\d+(?:-[\w.]+)?)\//;
const MOVING = /\/(v?\d+(?:\.\d+)?|latest|main|next)\/(elements\/)?[^/]*$/;

/** Whether an address contains our name. */
const containsName = (url: URL): boolean => /\bozg\b|\/ozg-/i.test(url.href);

/** Finds everything of ours; relative addresses are resolved against `base`. */
export function findEmbeds({ elements: all }: Page, base: string): PageEmbeds {
  const loading = (tag: string, attribute: string): LoadingElement[] =>
    all.flatMap((element) => {
      const value = element.tag === tag ? element.attributes.get(attribute) : undefined;
      const url = value === undefined ? undefined : resolveUrl(value, base);
      return url ? [{ element, url }] : [];
    });
  const hasOurClass = ({ element }: LoadingElement): boolean =>
    tokensOf(element, 'class').some((token) => token.startsWith('ozg-'));
  const oembed = loading('link', 'href').filter(
    ({ element, url }) =>
      containsName(url) && element.attributes.get('type')?.toLowerCase() === 'application/json+oembed',
  );
  return {
    embeds: all.flatMap(embedsOf),
    scripts: loading('script', 'src').flatMap(({ element, url }) => {
      const file = SCRIPT.exec(url.pathname)?.[1];
      if (file === undefined) return [];
      const version = VERSION.exec(url.pathname)?.[1];
      return [{ element, url, file, version, moving: version === undefined && MOVING.test(url.pathname) }];
    }),
    frames: loading('iframe', 'src').filter((frame) => hasOurClass(frame) || containsName(frame.url)),
    images: loading('img', 'src').filter((image) => hasOurClass(image) || BADGE.test(image.url.pathname)),
    feedLinks: all.filter((e) => e.tag === 'link' && tokensOf(e, 'rel').includes('ozg-feed')),
    oembed,
  };
}

function embedsOf(element: PageElement): Embed[] {
  const { tag, attributes } = element;
  const name = attributes.get('data-ozg');
  if (name !== undefined) return [{ form: 'div', element, name: trimQuotes(name), prefix: 'data-' }];
  // Also tags with a misspelt prefix, such as <ozghelp>.
  if (/^ozg[-_]?[a-z]/.test(tag)) return [{ form: 'tag', element, name: tag.replace(/^ozg[-_]?/, ''), prefix: '' }];
  if (tag === 'a' && tokensOf(element, 'class').includes('ozg-badge')) {
    return [{ form: 'link', element, name: 'availability-badge', prefix: 'data-' }];
  }
  return [];
}

/** The value of an attribute of a tag or a plain-HTML form. */
export const attributeOf = ({ element, prefix }: Embed, attribute: string): string | undefined =>
  element.attributes.get(prefix + attribute);

/** The location of an attribute of a tag or a plain-HTML form. */
export const attributeLocation = ({ element, prefix }: Embed, attribute: string): SourceLocation | undefined =>
  element.locationOf(prefix + attribute);

/** Whether this is one of our elements, spelled correctly. */
export const isKnown = ({ form, element, name }: Embed): boolean =>
  Object.hasOwn(elements, name) && (form !== 'tag' || element.tag === `ozg-${name}`);

/** A feed address and the attribute that contains it. */
export interface FeedReference {
  value: string;
  element: PageElement;
  attribute: string;
}

/** The feed that an element reads: its own, that of an ancestor, or that of the page. */
export function feedOf(embed: Embed, { feedLinks }: Pick<PageEmbeds, 'feedLinks'>): FeedReference | undefined {
  const src = attributeOf(embed, 'src');
  if (src) return { value: src, element: embed.element, attribute: `${embed.prefix}src` };
  for (const element of ancestors(embed.element)) {
    const value = element.attributes.get('data-ozg-src');
    if (value) return { value, element, attribute: 'data-ozg-src' };
  }
  const [link] = feedLinks;
  const value = link?.attributes.get('href');
  return link && value ? { value, element: link, attribute: 'href' } : undefined;
}

/** What a script file of ours defines. */
export interface ScriptContent {
  /** Names of elements, without `ozg-`. */
  names: readonly string[];
  /** Whether it also upgrades plain forms (`data-ozg`, `class="ozg-badge"`). */
  plain: boolean;
}

/** The elements that a script file defines; `undefined` if it defines none. */
export function contentOf(file: string): ScriptContent | undefined {
  if (file === 'ozg-widgets' || file === 'autoloader') return { names: Object.keys(elements), plain: true };
  if (file === 'ozg-badge-card') return { names: ['availability-badge', 'contact-card'], plain: false };
  const name = file.replace(/^ozg-/, '');
  return Object.hasOwn(elements, name) ? { names: [name], plain: false } : undefined;
}
