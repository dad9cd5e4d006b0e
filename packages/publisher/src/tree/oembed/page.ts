/** Embed pages, which show one service or all services of an area, and their oEmbed answers. */
import type { Wording } from '@ozg-widgets/feed';
import type { EmbedAddresses, Envelope } from '../../source/model.js';
import { FRAME_SANDBOX } from '@ozg-widgets/doctor';
import { escapeHtml } from '../../text/escape.js';
import { langAttribute, link, wordingHtml } from '../../text/markup.js';
import type { EmbedTarget } from './addresses.js';

/** Somebody to ask: a name, and a link where there is one. */
export interface EmbedContact {
  name: Wording;
  href?: string;
  text?: string;
}

/** The fallback content of a page, shown until the element has loaded: only what does not become outdated. */
export interface EmbedTexts {
  /** The name of a service, or of the list of services. */
  name: Wording;
  area: string;
  /** URL with more information. */
  more?: string;
  contact?: EmbedContact;
}

/** Everything that differs between pages. */
export interface EmbedContent {
  target: EmbedTarget;
  element: 'ozg-service-card' | 'ozg-service-list';
  /** LeiKa key, where one service is shown. */
  service?: string;
  texts: EmbedTexts;
}

/** "Wohngeld – Kirchhain". */
const pageTitle = ({ name, area }: EmbedTexts): string => `${name.text} – ${area}`;

/** A folder as a source of a policy, in which semicolon and comma separate directives and policies. */
const cspSource = (folder: string): string => folder.replace(/;/g, '%3B').replace(/,/g, '%2C');

/**
 * The policy of a page. It names every folder in full: in a frame without an origin, `'self'` matches nothing.
 */
const contentSecurityPolicy = ({ feeds, widgets }: EmbedAddresses): string =>
  [
    "default-src 'none'",
    `script-src ${cspSource(widgets)}`,
    `connect-src ${cspSource(feeds)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** The page: complete HTML, in German, without inline scripts and styles. */
export function embedPage({ target, element, service, texts }: EmbedContent, addresses: EmbedAddresses): string {
  const { feeds, widgets } = addresses;
  const title = escapeHtml(pageTitle(texts));
  const own = [
    `<h1 dir="auto"${langAttribute(texts.name, 'de')}>${escapeHtml(texts.name.text)}</h1>`,
    `<p>${escapeHtml(texts.area)}</p>`,
    ...(texts.more === undefined ? [] : [`<p>Mehr dazu: ${topLink(texts.more, hostOf(texts.more))}</p>`]),
    ...(texts.contact ? [`<p>Auskunft: ${contactLine(texts.contact)}</p>`] : []),
  ];
  const key = service === undefined ? '' : ` service="${service}"`;
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(addresses))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="robots" content="noindex">
<link rel="alternate" type="application/json+oembed" href="${escapeHtml(feeds + target.answer)}" title="${title}">
<script type="module" src="${escapeHtml(widgets)}frame.js"></script>
</head>
<body>
<${element} src="${escapeHtml(feeds + target.feed)}"${key} heading-level="1">
${own.join('\n')}
</${element}>
</body>
</html>
`;
}

/** A link that leaves the frame: most sites refuse to be framed. */
const topLink = (href: string, text: string): string =>
  `<a href="${escapeHtml(href)}" target="_top">${escapeHtml(text)}</a>`;

const hostOf = (address: string): string => new URL(address).host;

function contactLine({ name, href, text }: EmbedContact): string {
  if (href === undefined || text === undefined) return wordingHtml(name, 'de');
  const isPage = /^https?:/.test(href);
  return `${wordingHtml(name, 'de')}, ${isPage ? topLink(href, text) : link(href, escapeHtml(text))}`;
}

/** Width that a consumer may plan with, and heights until the frame reports its own, in pixels. */
const WIDTH = 600;
const HEIGHTS = { 'ozg-service-card': 420, 'ozg-service-list': 800 } as const;

/**
 * The oEmbed answer. The frame follows a link with the page's name in a quotation. WordPress shows the quotation until
 * the frame has loaded, and only then lets the frame set its height; readers, mail programs and print, which show no
 * frames, keep the link.
 */
export function oembedAnswer(
  { target, element, texts }: EmbedContent,
  { feeds }: EmbedAddresses,
  envelope: Envelope,
): string {
  const title = pageTitle(texts);
  const [page, name] = [escapeHtml(feeds + target.page), escapeHtml(title)];
  const height = HEIGHTS[element];
  const { publisher, ttl } = envelope;
  const html =
    `<blockquote><a href="${page}">${name}</a></blockquote>` +
    // 100 %, so that a page without rules for narrow screens does not cut off the frame.
    `<iframe class="ozg-frame" src="${page}" title="${name}" width="100%" height="${height}" sandbox="${FRAME_SANDBOX}" loading="lazy"></iframe>`;
  return `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: publisher.name,
    provider_url: publisher.url,
    cache_age: ttl,
    width: WIDTH,
    height,
    html,
  })}\n`;
}
