/** Text for HTML and SVG: clean, escaped, and linked only where a link is safe. */
import { wording } from '@ozg-widgets/feed';
import type { Channel, Text, Wording } from '@ozg-widgets/feed';
import type { Lang } from '../findings/finding.js';
import { escapeHtml } from './escape.js';

/**
 * A text on one line, without what no XML file may hold, and without marks that turn the direction of whatever follows
 * them.
 */
export const clean = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')
    .trim();

/** The clean wording of a text in a language; `undefined` where it is empty. */
export function cleanWording(text: Text | undefined, lang: Lang): Wording | undefined {
  if (text === undefined) return;
  const found = wording(text, lang);
  const words = clean(found.text);
  return words ? { lang: found.lang, text: words } : undefined;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** ` lang="…"` where a text is not in the language around it; empty for an invalid tag. */
export const langAttribute = ({ lang }: Wording, around: Lang): string =>
  lang.toLowerCase() !== around && /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(lang) ? ` lang="${escapeHtml(lang)}"` : '';

/** A wording in running HTML text: marked with its language, and apart from the text around where it runs otherwise. */
export function wordingHtml(words: Wording, around: Lang): string {
  const mark = langAttribute(words, around);
  return mark || RIGHT_TO_LEFT.test(words.text)
    ? `<bdi${mark}>${escapeHtml(words.text)}</bdi>`
    : escapeHtml(words.text);
}

/** An address of the web that a link may lead to, or `undefined`. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Where a channel leads: `tel:`, `mailto:`, https; `undefined` where it can only be read. */
export function channelLink({ kind, value }: Channel): string | undefined {
  switch (kind) {
    case 'phone':
    case 'mobile': {
      const number = value.replace(/[\s()/.-]/g, '');
      return /^\+?\d{3,20}$/.test(number) ? `tel:${number}` : undefined;
    }
    case 'email':
      // Anything behind ? or & would fill in the mail.
      return /^[^\s@?&<>"]+@[^\s@?&<>"]+$/.test(value) ? `mailto:${encodeURI(value)}` : undefined;
    case 'web':
      return webAddress(value);
    default:
      return;
  }
}

/** A link in HTML, or its words alone where there is nowhere to go. */
export const link = (href: string | undefined, content: string): string =>
  href === undefined ? content : `<a href="${escapeHtml(href)}">${content}</a>`;
