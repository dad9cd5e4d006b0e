/** The state of a service as a piece of HTML, to be pasted into a page, a newsletter or an intranet. */
import type { Lang } from '../../findings/finding.js';
import { escapeHtml } from '../../text/escape.js';
import { langAttribute, link, wordingHtml } from '../../text/markup.js';
import type { ContactSummary, View } from '../view.js';
import { WORDS } from '../../text/terms.js';

/** A fragment: one `<article>` without script, style or class, understood as it stands. */
export function fragment(view: View, lang: Lang): string {
  const { name, area, asOf } = view;
  return `${[
    `<article lang="${lang}">`,
    `<h2 dir="auto"${langAttribute(name, lang)}>${escapeHtml(name.text)}</h2>`,
    ...statement(view, lang),
    ...(view.contact ? contactLines(view.contact, lang) : []),
    `<p>${escapeHtml(area)}. ${WORDS.asOf[lang]}: ${time(asOf)}</p>`,
    '</article>',
  ].join('\n')}\n`;
}

const time = ({ text, datetime }: View['asOf']): string =>
  datetime === undefined ? escapeHtml(text) : `<time datetime="${escapeHtml(datetime)}">${escapeHtml(text)}</time>`;

/** State, reasons, and where to go: each a paragraph. */
export function statement(view: View, lang: Lang): string[] {
  const { name, label, details, remarks, url, instead } = view;
  const told = wordingHtml(name, lang);
  const ways = [
    instead?.text && `${WORDS.instead[lang]}: ${wordingHtml(instead.text, lang)}`,
    instead?.url !== undefined && link(instead.url, `${WORDS.otherWay[lang]}: ${told}`),
  ].filter((way) => typeof way === 'string');
  return [
    [`<strong>${escapeHtml(label)}</strong>`, ...details.map(escapeHtml)].join(', '),
    ...remarks.map((remark) => wordingHtml(remark, lang)),
    ...(url === undefined ? [] : [link(url, `${WORDS.service[lang]}: ${told}`)]),
    ...ways,
  ].map((content) => `<p>${content}</p>`);
}

function contactLines({ name, organisation, lines }: ContactSummary, lang: Lang): string[] {
  const who = [name, ...(organisation ? [organisation] : [])].map((part) => wordingHtml(part, lang)).join(', ');
  return [
    `<p>${WORDS.ask[lang]}: ${who}</p>`,
    ...(lines.length ? ['<ul>'] : []),
    ...lines.map(
      ({ label, text, href }) => `<li>${wordingHtml(label, lang)}: ${link(href, wordingHtml(text, lang))}</li>`,
    ),
    ...(lines.length ? ['</ul>'] : []),
  ];
}
