/** What of ours a page has: elements in their three forms, scripts, frames, images, links. */
import { elements } from './element-attributes.js';
import { addressOf, meant, outwards, wordsOf } from './parse-page.js';
import type { Page, PageElement } from './types.js';

/** An element of ours, as a tag, as `data-ozg`, as a link, or by the address of a frame. */
export interface Embed {
  form: 'tag' | 'div' | 'link' | 'frame';
  element: PageElement;
  /** By the end of its tag, as the page writes it. */
  name: string;
  /** How its attributes begin. */
  prefix: '' | 'data-';
}

/** A script of ours. */
export interface OurScript {
  element: PageElement;
  url: URL;
  /** Its file without the ending. */
  file: string;
  /** The immutable folder it comes from: `0.1.0`. */
  version: string | undefined;
  /** Whether the folder moves on with versions to come. */
  moving: boolean;
}

/** Everything of ours, in the order of the page. */
export interface Ours {
  embeds: readonly Embed[];
  scripts: readonly OurScript[];
  frames: readonly { element: PageElement; url: URL }[];
  images: readonly { element: PageElement; url: URL }[];
  /** `<link rel="ozg-feed">`, as written. */
  feedLinks: readonly PageElement[];
  /** Links to what an oEmbed consumer reads. */
  oembed: readonly { element: PageElement; url: URL }[];
}

const SCRIPT = /\/(ozg-[\w-]+|autoloader|frame-height)\.m?js$/;
/** As `ozg-feed render` names them. */
const BADGE = /\/99\d{12}[\w.-]*\.svg$/;
const VERSION = /\/v?(\d+\.\d+\.\d+(?:-[\w.]+)?)\//;
const MOVING = /\/(v?\d+(?:\.\d+)?|latest|main|next)\/(elements\/)?[^/]*$/;

/** Whether an address has our name in it. */
const named = (url: URL): boolean => /\bozg\b|\/ozg-/i.test(url.href);

/** Finds what is ours; addresses start from `base`. */
export function findOurs({ elements: all }: Page, base: string): Ours {
  const having = (tag: string, attribute: string): { element: PageElement; url: URL }[] =>
    all.flatMap((element) => {
      const written = element.tag === tag ? element.attributes.get(attribute) : undefined;
      const url = written === undefined ? undefined : addressOf(written, base);
      return url ? [{ element, url }] : [];
    });
  const marked = ({ element }: { element: PageElement }): boolean =>
    wordsOf(element, 'class').some((word) => word.startsWith('ozg-'));
  const oembed = having('link', 'href').filter(
    ({ element, url }) => named(url) && element.attributes.get('type')?.toLowerCase() === 'application/json+oembed',
  );
  return {
    embeds: all.flatMap(embedOf),
    scripts: having('script', 'src').flatMap(({ element, url }) => {
      const file = SCRIPT.exec(url.pathname)?.[1];
      if (file === undefined) return [];
      const version = VERSION.exec(url.pathname)?.[1];
      return [{ element, url, file, version, moving: version === undefined && MOVING.test(url.pathname) }];
    }),
    frames: having('iframe', 'src').filter((frame) => marked(frame) || named(frame.url)),
    images: having('img', 'src').filter((image) => marked(image) || BADGE.test(image.url.pathname)),
    feedLinks: all.filter((e) => e.tag === 'link' && wordsOf(e, 'rel').includes('ozg-feed')),
    oembed,
  };
}

function embedOf(element: PageElement): Embed[] {
  const { tag, attributes } = element;
  const data = attributes.get('data-ozg');
  if (data !== undefined) return [{ form: 'div', element, name: meant(data), prefix: 'data-' }];
  // Letters may be missing around the hyphen: it is still meant as one of ours.
  if (/^ozg[-_]?[a-z]/.test(tag)) return [{ form: 'tag', element, name: tag.replace(/^ozg[-_]?/, ''), prefix: '' }];
  if (tag === 'a' && wordsOf(element, 'class').includes('ozg-badge')) {
    return [{ form: 'link', element, name: 'availability-badge', prefix: 'data-' }];
  }
  return [];
}

/** What an attribute of an element says, whatever form the element has. */
export const valueOf = ({ element, prefix }: Embed, attribute: string): string | undefined =>
  element.attributes.get(prefix + attribute);

/** Where an attribute is written. */
export const placeIn = ({ element, prefix }: Embed, attribute: string): PageElement['place'] =>
  element.placeOf(prefix + attribute);

/** Whether the name is one of ours, exactly. */
export const isKnown = ({ form, element, name }: Embed): boolean =>
  Object.hasOwn(elements, name) && (form !== 'tag' || element.tag === `ozg-${name}`);

/** The feed that an element reads, as written, and who says so. */
export function feedNamed(
  embed: Embed,
  { feedLinks }: Ours,
): { written: string; by: PageElement; attribute: string } | undefined {
  const own = valueOf(embed, 'src');
  if (own) return { written: own, by: embed.element, attribute: `${embed.prefix}src` };
  for (const element of outwards(embed.element)) {
    const written = element.attributes.get('data-ozg-src');
    if (written) return { written, by: element, attribute: 'data-ozg-src' };
  }
  const [link] = feedLinks;
  const written = link?.attributes.get('href');
  return link && written ? { written, by: link, attribute: 'href' } : undefined;
}

/** Which elements a script defines, and whether it minds the forms without tags too; `undefined` where it defines none. */
export function definedBy(file: string): { names: readonly string[]; plain: boolean } | undefined {
  if (file === 'ozg-widgets' || file === 'autoloader') return { names: Object.keys(elements), plain: true };
  if (file === 'ozg-badge-card') return { names: ['availability-badge', 'contact-card'], plain: false };
  const name = file.replace(/^ozg-/, '');
  return Object.hasOwn(elements, name) ? { names: [name], plain: false } : undefined;
}
