/** The embed pages of a tree: one for each service of a feed, and one for its area, each with its oEmbed answer. */
import type { Contact, Service, Wording } from '@ozg-widgets/feed';
import type { OwnContact } from '../../source/tables/contacts.js';
import { facts } from '../../source/columns.js';
import type { Report } from '../../findings/finding.js';
import { channelLink, clean, said, webAddress } from '../../text/markup.js';
import { says, steps } from '../../inherit/resolve.js';
import type { Step } from '../../inherit/resolve.js';
import type { Source } from '../../source/read-source.js';
import { placeOf } from './addresses.js';
import { answerText, pageText } from './page.js';
import type { Content, Words } from './page.js';

/** A file of the tree: its path, and its text. */
export interface EmbedFile {
  name: string;
  text: string;
}

/** So many pages may one build write, which is enough for Hessen; a folder that holds more can hardly be moved any longer. */
export const MOST = 300_000;

/** What makes the files of an area. */
export type Embeds = (step: Step) => Generator<EmbedFile>;

/** Makes embed pages, where the publisher says where they will lie; `undefined` where not. */
export function createEmbeds({ envelope, catalogue }: Source): Embeds | undefined {
  const addresses = envelope?.embeds;
  if (!envelope || !addresses) return;
  const names = new Map<string, Wording>();
  const read = reader();

  return function* embeds(step) {
    const { ars, name } = step.area;
    const area = clean(name);
    const general = read.contacts(step);
    const content = (element: Content['element'], words: Words, service?: string): Content => ({
      place: placeOf(ars, service),
      element,
      words,
      ...(service !== undefined && { service }),
    });
    const contents = function* (): Generator<Content> {
      const askArea = whomToAsk(general, -1);
      const words = { name: { lang: 'de', text: 'Verwaltungsleistungen' }, area, ...(askArea && { ask: askArea }) };
      yield content('ozg-service-list', words);
      for (const [index, json] of recordsOf(step, catalogue.services.length)) {
        const { key, name, more } = read.service(json);
        const known = names.get(key) ?? said(name, 'de') ?? { lang: 'de', text: key };
        names.set(key, known);
        const ask = whomToAsk(general, index);
        const words = { name: known, area, ...(more !== undefined && { more }), ...(ask && { ask }) };
        yield content('ozg-service-card', words, key);
      }
    };
    for (const found of contents()) {
      yield { name: found.place.page, text: pageText(found, addresses) };
      yield { name: found.place.answer, text: answerText(found, addresses, envelope) };
    }
  };
}

/** Whether a build would write more pages than it may; then this is reported. */
export function tooMany(source: Source, report: Report): boolean {
  const { envelope, areas, catalogue } = source;
  const published = areas.all.filter((a) => a.published).length;
  // Nearly every source is told apart by this alone; only of the largest has every feed to be looked at.
  if (!envelope?.embeds || published * (catalogue.services.length + 1) <= MOST) return false;
  let pages = 0;
  for (const step of steps(source, () => undefined)) {
    if (step.area.published && says(step) > 0) pages += step.count + 1;
  }
  if (pages <= MOST) return false;
  const named = { feeds: facts.feeds.de, widgets: facts.widgets.de };
  const found = { pages: grouped(pages), most: grouped(MOST), ...named };
  report({ severity: 'error', code: 'embed-many', ...source.placeOf('publisher'), facts: found });
  return true;
}

const grouped = (count: number): string => new Intl.NumberFormat('en').format(count).replaceAll(',', '\u202f');

/** The record of every service that an area's feed has, with its place in the catalogue. */
function* recordsOf(step: Step, services: number): Generator<[index: number, json: string]> {
  const own = new Map(step.patches.map(({ service, json }) => [service, json]));
  const above = step.above?.resolved ?? [];
  for (let i = 0; i < services; i++) {
    const json = own.get(i) ?? above[i]?.json;
    if (json !== undefined) yield [i, json];
  }
}

/** Somebody to ask, ready to be shown. */
interface Known {
  role: number;
  services: readonly number[];
  ask: NonNullable<Words['ask']>;
}

/** Whom citizens may ask, in the order in which they are named. */
const ROLES = ['contact-point', 'responsible-authority', 'support'];

/** First who names the service, then who is there for all; each by role, the nearest first. */
function whomToAsk(contacts: readonly Known[], service: number): Words['ask'] {
  const best = (fits: (known: Known) => boolean): Known | undefined =>
    contacts.reduce<Known | undefined>(
      (found, known) => (fits(known) && (!found || known.role < found.role) ? known : found),
      undefined,
    );
  return (best((c) => c.services.includes(service)) ?? best((c) => !c.services.length))?.ask;
}

/** Reads each record and each contact once: a country has the same ones again and again. */
function reader(): {
  service: (json: string) => { key: string; name: Service['name']; more?: string };
  contacts: (step: Step) => Known[];
} {
  const services = new Map<string, { key: string; name: Service['name']; more?: string }>();
  const people = new Map<OwnContact, Known | undefined>();
  const known = (own: OwnContact): Known | undefined => {
    if (!people.has(own)) people.set(own, knownOf(own));
    return people.get(own);
  };
  return {
    service(json) {
      let found = services.get(json);
      if (!found) {
        const { key, name, url, alternative } = JSON.parse(json) as Service;
        const more = webAddress(url) ?? webAddress(alternative?.url);
        found = { key, name, ...(more !== undefined && { more }) };
        // Records of towns come once, those of a Land in every town: they are the first to be here.
        if (services.size < 20_000) services.set(json, found);
      }
      return found;
    },
    contacts(step) {
      const own = step.area.contacts.flatMap((contact) => known(contact) ?? []);
      return step.above ? [...own, ...this.contacts(step.above)] : own;
    },
  };
}

/** A page, else a phone number, else a mailbox. */
const WAYS = ['web', 'phone', 'email'];

/** An office that citizens may ask. Persons agreed to be in the feed, not on pages of their own. */
function knownOf({ role, json, services }: OwnContact): Known | undefined {
  const { person, name, channels = [] } = JSON.parse(json) as Contact;
  const wording = said(name, 'de');
  const rank = ROLES.indexOf(role);
  if (person || rank < 0 || !wording) return;
  const [way] = WAYS.flatMap((kind) => channels.find((channel) => channel.kind === kind) ?? []);
  const href = way && channelLink(way);
  const text = way && (way.kind === 'web' && href ? new URL(href).host : clean(way.display ?? way.value));
  const reached = href !== undefined && text !== undefined && text !== '' ? { href, text } : {};
  return { role: rank, services, ask: { name: wording, ...reached } };
}
