/** All services of a feed on one page, by topic. */
import { today, words } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { topicNames } from '@ozg-widgets/feed/terms';
import { dateIn } from '../../text/wording.js';
import type { Lang } from '../../findings/finding.js';
import { statement } from './html.js';
import { escapeHtml } from '../../text/escape.js';
import { channelLink, clean, langAttribute, link, wordingHtml, cleanWording } from '../../text/markup.js';
import type { View } from '../view.js';
import { WORDS } from '../../text/terms.js';

const STYLE = `
:root { color-scheme: light dark; background: #fff; color: #1b1b1b; }
body { max-width: 45rem; margin: 1rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h3 { margin-block: 1.5rem 0; font-size: 1.1rem; }
p { margin-block: 0.25rem; }
a { display: inline-block; padding-block: 0.25rem; color: #0b4f8a; }
@media screen and (prefers-color-scheme: dark) {
  :root { background: #121212; color: #eee; }
  a { color: #9ecbff; }
}
@media print {
  body { max-width: none; margin: 0; font-size: 11pt; }
  article { break-inside: avoid; }
  h2 { break-after: avoid; }
  a { color: inherit; }
  article a::after { content: " (" attr(href) ")"; }
}
`;

/** The page `index.html`: complete, and nothing in it runs; JSON-LD for search engines is data. */
export function page(feed: Feed, views: readonly View[], lang: Lang, jsonld: readonly string[]): string {
  const area = clean(feed.area.name);
  const title = escapeHtml(`${WORDS.title[lang]} ${area}`);
  const day = today(new Date(feed.published));
  const publisher = cleanWording(feed.publisher.name, lang);
  const mail = channelLink({ kind: 'email', value: feed.publisher.email });
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
${jsonld.map((data) => `<script type="application/ld+json">${data}</script>\n`).join('')}</head>
<body>
<main>
<h1>${title}</h1>
<p>${WORDS.asOf[lang]}: <time datetime="${escapeHtml(day)}">${escapeHtml(dateIn(day, lang))}</time></p>
${
  views.length
    ? byTopic(views)
        .flatMap((group) => section(group, lang))
        .join('\n')
    : `<p>${WORDS.empty[lang]}</p>`
}
</main>
${publisher ? `<footer><p>${WORDS.publisher[lang]}: ${link(mail, wordingHtml(publisher, lang))}</p></footer>\n` : ''}</body>
</html>
`;
}

type Topic = (typeof words.topic)[number];

interface Group {
  /** Missing for services whose topic is unknown. */
  topic?: Topic;
  views: View[];
}

/** Topics in the order of the vocabulary; services in that of the feed. */
function byTopic(views: readonly View[]): Group[] {
  const known: readonly string[] = words.topic;
  const groups = words.topic.map((topic): Group => ({ topic, views: views.filter((view) => view.topic === topic) }));
  const rest = views.filter(({ topic }) => topic === undefined || !known.includes(topic));
  return [...groups, { views: rest }].filter((group) => group.views.length);
}

const section = ({ topic, views }: Group, lang: Lang): string[] => [
  `<section>`,
  `<h2>${escapeHtml((topic === undefined ? WORDS.otherServices : topicNames[topic])[lang])}</h2>`,
  ...views.flatMap((view) => [
    '<article>',
    `<h3 dir="auto"${langAttribute(view.name, lang)}>${escapeHtml(view.name.text)}</h3>`,
    ...statement(view, lang),
    '</article>',
  ]),
  '</section>',
];
