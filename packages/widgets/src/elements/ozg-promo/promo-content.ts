import { availability, contactForAudience, isExpected, wording } from '@ozg-widgets/feed';
import type { Availability, Contact, Feed, Service } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import type { de } from './texts.js';
import { partialDate } from '../../shared/i18n/dates.js';
import { weekSummary } from './week-summary.js';

/** What the content depends on besides the feed: texts, language and time. */
interface PromoState {
  messages: Messages;
  texts: typeof de;
  lang: string;
  now: Date;
}

/** The content of a promotion. */
export interface PromoContent extends PromoState {
  service: Service;
  found: Availability;
  area: string;
  name: string;
  summary: string | undefined;
  /** "Jetzt online", "Bald online", or the disruption. */
  headline: string;
  /** Whether the service is planned. */
  soon: boolean;
  /** The expected date, unless it is over. */
  when: string | undefined;
  /** The contact in one line, and its opening hours. */
  office: string | undefined;
  hours: string | undefined;
}

/** Returns the content for a service; `undefined` if it is neither available nor planned, or its state is unknown. */
export function createPromoContent(feed: Feed, service: Service, promoState: PromoState): PromoContent | undefined {
  const { messages, texts, lang, now } = promoState;
  const found = availability(service, now);
  const { state, url, expected, overdue } = found;
  const soon = isExpected(state) && !url;
  if (!url && !soon && !/^(outage|maintenance|closed)$/.test(state)) return;
  const instead = url ? undefined : service.alternative?.contact;
  const contact = (instead && feed.contact(instead)) || contactForAudience(feed, undefined, service.key);
  const office = contact && inOneLine(contact, promoState);
  return {
    ...promoState,
    service,
    found,
    area: feed.area.name,
    name: wording(service.name, lang).text,
    summary: service.summary && wording(service.summary, lang).text,
    headline: url ? texts.now : soon ? texts.soon : messages.states[state],
    soon,
    when: expected && !overdue ? partialDate(expected, messages) : undefined,
    office,
    hours: (office && contact.hours && weekSummary(contact.hours, messages)) || undefined,
  };
}

/** Returns a contact in one line; `undefined` if it has only a name. */
function inOneLine({ name, address, channels = [] }: Contact, { messages, lang }: PromoState): string | undefined {
  const by = (wanted: string) => channels.find(({ kind }) => kind === wanted);
  const phone = by('phone');
  const ways = [
    address?.street,
    address && `${address.postcode} ${address.place}`,
    phone ? `${messages.channels.phone ?? ''} ${phone.display ?? phone.value}` : by('email')?.value,
  ].filter(Boolean);
  return ways.length ? [wording(name, lang).text, ...ways].join(', ') : undefined;
}

/** Returns a URL as people write it: without its scheme and its trailing slash. */
export const inWords = (url: string): string => url.replace(/^https?:\/\/|\/$/g, '');
