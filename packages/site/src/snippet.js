/** The code that a webmaster copies. */
import { FRAME_SANDBOX, GUARDED } from '../dist/tools.js';

/**
 * @typedef {object} Script
 * @property {string} address
 * @property {string} integrity
 * @property {readonly string[]} [permissions] What forms without tags need of the page.
 */

/** Text as it stands in HTML, between tags and in quotes. @param {string} text */
export const escape = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const ENDING = 'crossorigin="anonymous"';

/** The script, of one fixed version, with the checksum that the browser holds it to. @param {Script} script */
export const scriptTag = ({ address, integrity, permissions = [] }) =>
  `<script type="module" src="${escape(address)}" integrity="${integrity}" ${ENDING}${permissions.length ? attribute('data-ozg-forms', permissions.join(' ')) : ''}></script>`;

/**
 * What the page has to permit a form without a tag: the addresses that it names, and what acts outside of it.
 * @param {Pick<Parameters<typeof elementCode>[1], 'element' | 'feed' | 'attributes'>} what
 */
export function permissionsFor({ element, feed, attributes }) {
  const { directory, areas = '' } = attributes;
  const addresses = [feed, directory, ...areas.split(/,?\s+/).filter((entry) => !/^\d+$/.test(entry))];
  const guarded = GUARDED.filter((name) => Object.hasOwn(attributes, name));
  return [...new Set([...addresses, element === 'area-picker' && element, ...guarded])].filter(Boolean);
}

/** A ready theme. @param {Script} sheet */
export const themeTag = ({ address, integrity }) =>
  `<link rel="stylesheet" href="${escape(address)}" integrity="${integrity}" ${ENDING}>`;

/** The smallest self-contained file that brings an element in this form; the plain forms are known to the large one. */
export const scriptFor = (element, form) =>
  form === 'tag' && /^(availability-badge|contact-card)$/.test(element) ? 'ozg-badge-card.js' : 'ozg-widgets.js';

/**
 * The element in the form that a system lets through; without a feed, it shows what the page around it names.
 * @param {'tag' | 'div' | 'link'} form
 * @param {{ element: string, feed: string, service: string, lang: string, attributes: Record<string, string>,
 *   words: string, url: string }} what
 */
export function elementCode(form, { element, feed, service, lang, attributes, words, url }) {
  const given = Object.entries({ ...(service && { service }), ...attributes });
  const written = given.map(([name, value]) => attribute(form === 'tag' ? name : `data-${name}`, value));
  const language = lang ? attribute('lang', lang) : '';
  const source = feed ? attribute(form === 'tag' ? 'src' : 'data-ozg-src', feed) : '';
  if (form === 'link')
    return `<a class="ozg-badge"${attribute('href', url)}${source}${written.join('')}${language}>${escape(words)}</a>`;
  const inside = `<p>${url ? `<a${attribute('href', url)}>${escape(words)}</a>` : escape(words)}</p>`;
  return form === 'tag'
    ? `<ozg-${element}${source}${written.join('')}${language}>\n  ${inside}\n</ozg-${element}>`
    : `<div data-ozg="${element}"${source}${written.join('')}${language}>\n  ${inside}\n</div>`;
}

/**
 * Pixels: about as high as each element is in a column of 700, in the example town, a badge with all that it may say; a
 * list is long, and scrolls.
 */
const HEIGHTS = {
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

/** Whether an element can stand in a frame: what chooses for a page cannot. @param {string} element */
export const canBeFramed = (element) => Object.hasOwn(HEIGHTS, element);

/**
 * Where the element is a page of its own.
 * @param {string} page Address of `frame.html`.
 * @param {Parameters<typeof elementCode>[1]} what
 */
export function frameAddress(page, { element, feed, service, lang, attributes }) {
  const here = new URL(page).origin;
  // From the frame's own server, as far as it is known there.
  const near = (address) => (address.startsWith(`${here}/`) ? address.slice(here.length) : address);
  const query = Object.entries({
    element,
    ...(service && { service }),
    src: near(feed),
    ...attributes,
    ...(lang && { lang }),
  });
  const given = query.map(([name, value]) => `${name}=${encodeURIComponent(near(value)).replaceAll('%2F', '/')}`);
  return `${page}?${given.join('&')}`;
}

/** That page in a frame. @param {string} page @param {Parameters<typeof elementCode>[1]} what */
export function frameCode(page, what) {
  const { element, attributes, words } = what;
  const height = attributes.variant === 'banner' ? 150 : HEIGHTS[element];
  const allow = element === 'promo' ? attribute('allow', 'clipboard-write; web-share') : '';
  return `<iframe class="ozg-frame"${attribute('src', frameAddress(page, what))}${attribute('title', words)}
  width="100%" height="${height}" frameborder="0" loading="lazy"
  sandbox="${FRAME_SANDBOX}"${allow}></iframe>`;
}

const attribute = (name, value) => (value === '' ? ` ${name}` : ` ${name}="${escape(value)}"`);

/** The same for the plugin of WordPress: its brackets bring tag and script. @param {Parameters<typeof elementCode>[1]} what */
export function shortcode({ element, feed, service, lang, attributes, words, url }) {
  const given = Object.entries({
    ...(service && { service }),
    ...attributes,
    ...(lang && { lang }),
    ...(feed && { src: feed }),
  });
  const written = given.map(([name, value]) => ` ${name}="${escape(value || 'on').replace(/[[\]]/g, '')}"`);
  const inside = url ? `<a${attribute('href', url)}>${escape(words)}</a>` : escape(words);
  return `[ozg element="${element}"${written.join('')}]${inside}[/ozg]`;
}
