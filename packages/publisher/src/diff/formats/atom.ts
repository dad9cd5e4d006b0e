/** Changes as an Atom feed (RFC 4287). */
import type { Lang } from '../../findings/finding.js';
import { escapeHtml } from '../../text/escape.js';
import { later } from '../collect.js';
import type { DescribedChange } from '../describe.js';
import type { Head } from '../diff.js';
import { identityOf, uuidOf } from '../stable-id.js';
import { localize, textIn } from '../../text/wording.js';

/** Text for XML; characters that XML 1.0 does not have are left out. */
const escape = (text: string): string =>
  escapeHtml(text.replace(/\p{Cs}/gu, '\uFFFD').replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, ''));

/** The lines of an Atom feed. Its id belongs to the publisher, so that a reader takes the next one for its continuation. */
export function* atom(
  changes: readonly DescribedChange[],
  { publisher, published }: Head,
  lang: Lang,
): Generator<string> {
  const name = textIn(publisher.name, lang);
  const title = localize(lang, `Online-Dienste, Änderungen: ${name}`, `Online services, changes: ${name}`);
  const updated = changes.reduce((latest, change) => later(latest, change.published), published);
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">\n`;
  yield `  <id>urn:uuid:${uuidOf(['ozg-feed diff', publisher.email, publisher.url])}</id>\n`;
  yield `  <title>${escape(title)}</title>\n`;
  yield `  <updated>${escape(instantOf(updated))}</updated>\n`;
  const uri = publisher.url === undefined ? '' : `<uri>${escape(publisher.url)}</uri>`;
  yield `  <author><name>${escape(name)}</name>${uri}<email>${escape(publisher.email)}</email></author>\n`;
  yield '  <generator>ozg-feed diff</generator>\n';
  if (publisher.licence !== undefined) yield `  <rights>${escape(publisher.licence)}</rights>\n`;
  for (const change of changes) {
    const { kind, service, area, after, sentence } = change;
    const url = kind === 'url' ? after : (after as { url?: unknown } | undefined)?.url;
    yield '  <entry>\n';
    yield `    <id>urn:uuid:${uuidOf(identityOf(change))}</id>\n`;
    yield `    <title>${escape(sentence[lang])}</title>\n`;
    yield `    <updated>${escape(instantOf(change.published))}</updated>\n`;
    yield `    <category term="${kind}"/>\n`;
    if (service !== undefined) yield `    <category term="${escape(service)}" scheme="urn:ozg-feed:service"/>\n`;
    if (area) yield `    <category term="${area.ars}" scheme="urn:ozg-feed:${escape(area.level)}"/>\n`;
    if (typeof url === 'string') yield `    <link rel="related" href="${escape(url)}"/>\n`;
    yield `    <content type="text">${escape(sentence[lang])}</content>\n`;
    yield '  </entry>\n';
  }
  yield '</feed>\n';
}

/** Seconds, which a feed may leave out, are not optional in Atom. */
const instantOf = (instant: string): string => new Date(instant).toISOString().replace('.000', '');
