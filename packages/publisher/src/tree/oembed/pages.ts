/** The embed pages of a tree: one for each service of a feed, and one for its area, each with its oEmbed answer. */
import { CITIZEN_ROLES } from '@ozg-widgets/feed';
import type { Contact, Wording } from '@ozg-widgets/feed';
import type { BuildContext } from '../../build-context.js';
import type { Patch, ResolvedArea } from '../../inherit/resolve.js';
import { publisherFields } from '../../source/columns.js';
import type { Area, OwnContact } from '../../source/model.js';
import type { Source } from '../../source/read-source.js';
import type { Statements } from '../../source/tables/status.js';
import { ALTERNATIVE_TRAIT, URL_TRAIT } from '../../source/tables/status.js';
import { channelLink, clean, cleanWording, webAddress } from '../../text/markup.js';
import { embedTarget } from './addresses.js';
import { embedPage, oembedAnswer } from './page.js';
import type { EmbedContact, EmbedContent } from './page.js';

/** A file of the tree. */
export interface EmbedFile {
  /** Its path in the tree. */
  name: string;
  text: string;
}

/** The most pages that one build writes: enough for Hessen. A larger folder can hardly be moved. */
export const PAGE_LIMIT = 300_000;

/** Makes the files of an area. */
export type EmbedPages = (resolved: ResolvedArea) => Generator<EmbedFile>;

/** Makes embed pages, where the publisher says where they will be served; `undefined` where not. */
export function createEmbedPages({ envelope, catalogue, statements }: Source): EmbedPages | undefined {
  const addresses = envelope?.embeds;
  if (!envelope || !addresses) return;
  const names = catalogue.services.map(({ key, name }) => cleanWording(name, 'de') ?? { lang: 'de', text: key });
  const contactsOf = createContactReader();

  function* contentsOf(resolved: ResolvedArea): Generator<EmbedContent> {
    const { ars, name } = resolved.area;
    const area = clean(name);
    const contacts = contactsOf(resolved.area);
    yield {
      target: embedTarget(ars),
      element: 'ozg-service-list',
      texts: { name: TITLE, area, contact: contactForService(contacts, undefined) },
    };
    const own = new Map(resolved.patches.map((patch) => [patch.service, patch]));
    for (const [index, { key }] of catalogue.services.entries()) {
      const inherited = resolved.parent?.resolved[index]?.traits.ids;
      const links = own.get(index) ?? (inherited && linksOf(inherited));
      const text = names[index];
      if (!links || !text) continue;
      yield {
        target: embedTarget(ars, key),
        element: 'ozg-service-card',
        service: key,
        texts: { name: text, area, more: moreUrl(links, statements), contact: contactForService(contacts, index) },
      };
    }
  }

  return function* embedPages(resolved) {
    for (const content of contentsOf(resolved)) {
      yield { name: content.target.page, text: embedPage(content, addresses) };
      yield { name: content.target.answer, text: oembedAnswer(content, addresses, envelope) };
    }
  };
}

const TITLE: Wording = { lang: 'de', text: 'Verwaltungsleistungen' };

/** The ids of the values that a page links to. */
type Links = Pick<Patch, 'url' | 'alternative'>;

const linksOf = (ids: readonly number[]): Links => ({
  url: ids[URL_TRAIT] ?? 0,
  alternative: ids[ALTERNATIVE_TRAIT] ?? 0,
});

/** The page of a service, else that of its alternative. */
const moreUrl = ({ url, alternative }: Links, { urls, alternativeUrls }: Statements): string | undefined =>
  webAddress(url ? urls.get(url) : undefined) ?? webAddress(alternativeUrls.get(alternative));

/** Whether a build would write more pages than the limit, which is reported. */
export function exceedsPageLimit({ source, report }: BuildContext): boolean {
  const { envelope, areas, catalogue } = source;
  const published = areas.all.filter((area) => area.published).length;
  // Most sources are below the limit even if every feed had every service.
  if (!envelope?.embeds || published * (catalogue.services.length + 1) <= PAGE_LIMIT) return false;
  const pages = countPages(source, areas.bund, { services: new Set(), hasLists: false });
  if (pages <= PAGE_LIMIT) return false;
  const fields = { feeds: publisherFields.feeds.de, widgets: publisherFields.widgets.de };
  const facts = { pages: groupDigits(pages), most: groupDigits(PAGE_LIMIT), ...fields };
  report({ severity: 'error', code: 'embed-many', ...source.locate('publisher'), facts });
  return true;
}

/** What the feed of an area inherits, as far as its number of pages depends on it. */
interface Inherited {
  services: ReadonlySet<number>;
  hasLists: boolean;
}

/** The number of pages of an area and all areas below. */
function countPages(source: Source, area: Area, inherited: Inherited): number {
  const services = new Set(inherited.services);
  for (const { service } of source.statements.table.of(area.index)) services.add(service);
  const hasLists = inherited.hasLists || area.contacts.length > 0 || area.notices.length > 0 || area.help.length > 0;
  let pages = area.published && (services.size || hasLists) ? services.size + 1 : 0;
  for (const child of area.children) pages += countPages(source, child, { services, hasLists });
  return pages;
}

const groupDigits = (count: number): string => new Intl.NumberFormat('en').format(count).replaceAll(',', '\u202f');

/** A contact that an embed page may name. */
interface ContactOffer {
  role: number;
  services: readonly number[];
  contact: EmbedContact;
}

/** First a contact that names the service, then one for all services; each by role, the nearest first. */
function contactForService(offers: readonly ContactOffer[], service: number | undefined): EmbedContact | undefined {
  const best = (fits: (offer: ContactOffer) => boolean): ContactOffer | undefined =>
    offers.reduce<ContactOffer | undefined>(
      (found, offer) => (fits(offer) && (!found || offer.role < found.role) ? offer : found),
      undefined,
    );
  const named = service === undefined ? undefined : best((offer) => offer.services.includes(service));
  return (named ?? best((offer) => !offer.services.length))?.contact;
}

/** Returns the contacts of an area and of the areas above it, nearest first. Each contact is prepared once. */
function createContactReader(): (area: Area) => readonly ContactOffer[] {
  const known = new Map<OwnContact, ContactOffer | undefined>();
  const offersOf = (own: OwnContact): readonly ContactOffer[] => {
    if (!known.has(own)) known.set(own, contactOffer(own));
    const offer = known.get(own);
    return offer ? [offer] : [];
  };
  const contactsOf = (area: Area): readonly ContactOffer[] => {
    const own = area.contacts.flatMap(offersOf);
    return area.parent ? [...own, ...contactsOf(area.parent)] : own;
  };
  return contactsOf;
}

/** A page, else a phone number, else a mailbox. */
const CHANNELS = ['web', 'phone', 'email'];

/** An office for citizens. Persons agreed to be named in the feed, not on pages of their own. */
function contactOffer({ role, record, services }: OwnContact): ContactOffer | undefined {
  if (!record) return;
  const name = cleanWording(record.name, 'de');
  const rank = CITIZEN_ROLES.indexOf(role);
  if (record.person || rank < 0 || !name) return;
  return { role: rank, services, contact: { name, ...channelText(record) } };
}

/** The preferred channel of a contact as a link and its text; empty where it has none that can be linked. */
function channelText({ channels = [] }: Contact): { href?: string; text?: string } {
  const [channel] = CHANNELS.flatMap((kind) => channels.find((c) => c.kind === kind) ?? []);
  const href = channel && channelLink(channel);
  if (!channel || href === undefined) return {};
  const text = channel.kind === 'web' ? new URL(href).host : clean(channel.display ?? channel.value);
  return text === '' ? {} : { href, text };
}
