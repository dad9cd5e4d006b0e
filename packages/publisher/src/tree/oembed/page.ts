/** A page that shows one service, or all of an area, in a frame or by itself; and what oEmbed says of it. */
import type { Wording } from '@ozg-widgets/feed';
import type { Envelope } from '../../source/tables/publisher.js';
import { FRAME_SANDBOX } from '../../doctor/csp/requirements.js';
import { escaped } from '../../text/escape.js';
import { langMark, link, marked } from '../../text/markup.js';
import type { Addresses, Place } from './addresses.js';

/** What a page says by itself, until the element knows better; nothing that may be old tomorrow. */
export interface Words {
  /** What is shown: a service, or the services of an area. */
  name: Wording;
  area: string;
  /** Where more about it is said. */
  more?: string;
  /** Somebody to ask. */
  ask?: { name: Wording; href?: string; text?: string };
}

/** Everything a page is made of. */
export interface Content {
  place: Place;
  element: 'ozg-service-card' | 'ozg-service-list';
  /** LeiKa key, where one service is shown. */
  service?: string;
  words: Words;
}

/** "Wohngeld – Kirchhain". */
const titleOf = ({ name, area }: Words): string => `${name.text} – ${area}`;

/** A folder as a source in a policy, which knows semicolon and comma only as marks between its own parts. */
const source = (folder: string): string => folder.replace(/;/g, '%3B').replace(/,/g, '%2C');

/**
 * The policy of a page. It names every folder in full: in a frame without an origin, `'self'` is nothing.
 */
const policyOf = ({ feeds, widgets }: Addresses): string =>
  [
    "default-src 'none'",
    `script-src ${source(widgets)}`,
    `connect-src ${source(feeds)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** The page: complete HTML, in German, without a script or style of its own. */
export function pageText({ place, element, service, words }: Content, addresses: Addresses): string {
  const { feeds, widgets } = addresses;
  const title = escaped(titleOf(words));
  const own = [
    `<h1 dir="auto"${langMark(words.name, 'de')}>${escaped(words.name.text)}</h1>`,
    `<p>${escaped(words.area)}</p>`,
    ...(words.more === undefined ? [] : [`<p>Mehr dazu: ${outward(words.more, hostOf(words.more))}</p>`]),
    ...(words.ask ? [`<p>Auskunft: ${asking(words.ask)}</p>`] : []),
  ];
  const key = service === undefined ? '' : ` service="${service}"`;
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policyOf(addresses))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="robots" content="noindex">
<link rel="alternate" type="application/json+oembed" href="${escaped(feeds + place.answer)}" title="${title}">
<script type="module" src="${escaped(widgets)}frame.js"></script>
</head>
<body>
<${element} src="${escaped(feeds + place.feed)}"${key} heading-level="1">
${own.join('\n')}
</${element}>
</body>
</html>
`;
}

/** A link that leaves the frame: most sites refuse to be shown in one. */
const outward = (href: string, text: string): string => `<a href="${escaped(href)}" target="_top">${escaped(text)}</a>`;

const hostOf = (address: string): string => new URL(address).host;

function asking({ name, href, text }: NonNullable<Words['ask']>): string {
  if (href === undefined || text === undefined) return marked(name, 'de');
  const isPage = /^https?:/.test(href);
  return `${marked(name, 'de')}, ${isPage ? outward(href, text) : link(href, escaped(text))}`;
}

/** Width that a consumer may plan with, and heights until the frame tells its own, in pixels. */
const WIDTH = 600;
const HEIGHTS = { 'ozg-service-card': 420, 'ozg-service-list': 800 } as const;

/**
 * The oEmbed answer. In front of the frame stands a link, the page's name, in a quotation: WordPress shows it until the
 * frame has answered, and only with it lets the frame have its own height; everywhere else it is what remains where
 * frames are not shown: in mails, readers, print.
 */
export function answerText({ place, element, words }: Content, { feeds }: Addresses, envelope: Envelope): string {
  const title = titleOf(words);
  const [page, name] = [escaped(feeds + place.page), escaped(title)];
  const height = HEIGHTS[element];
  const { publisher, ttl } = envelope;
  const html =
    `<blockquote><a href="${page}">${name}</a></blockquote>` +
    // 100 %: nothing is cut off on a phone where the page around does not care.
    `<iframe class="ozg-frame" src="${page}" title="${name}" width="100%" height="${height}" sandbox="${FRAME_SANDBOX}" loading="lazy"></iframe>`;
  return `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: publisher.name,
    ...(publisher.url !== undefined && { provider_url: publisher.url }),
    cache_age: ttl,
    width: WIDTH,
    height,
    html,
  })}\n`;
}
