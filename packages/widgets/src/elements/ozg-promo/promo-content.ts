import { availability, wording } from '@ozg-widgets/feed';
import type { Availability, Contact, Feed, Service } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import type { de } from './texts.js';
import { partialDate } from '../../shared/i18n/dates.js';
import { weekLine } from './week-summary.js';
import { whomToAsk } from '../../shared/data/contact-for-audience.js';

/** In which words, in which language, and when. */
interface Situation {
  messages: Messages;
  texts: typeof de;
  lang: string;
  now: Date;
}

/** What is said of one service at one moment, in words. */
export interface Advert extends Situation {
  service: Service;
  found: Availability;
  area: string;
  name: string;
  summary: string | undefined;
  /** "Jetzt online", "Bald online", or what keeps it from working. */
  headline: string;
  /** Whether it is not there yet. */
  soon: boolean;
  /** From when, where that is known and still to come. */
  when: string | undefined;
  /** Whom to ask, in one line, and when somebody is there. */
  office: string | undefined;
  hours: string | undefined;
}

/** What there is to advertise of a service; nothing of what is not there and not coming, or of which nobody said so. */
export function advertise(feed: Feed, service: Service, situation: Situation): Advert | undefined {
  const { messages, texts, lang, now } = situation;
  const found = availability(service, now);
  const { state, url, expected, overdue } = found;
  const soon = /^(planned|in-progress|rolling-out)$/.test(state) && !url;
  if (!url && !soon && !/^(outage|maintenance|closed)$/.test(state)) return;
  const instead = url ? undefined : service.alternative?.contact;
  const contact = (instead && feed.contact(instead)) || whomToAsk(feed, undefined, service.key);
  const office = contact && inOneLine(contact, situation);
  return {
    ...situation,
    service,
    found,
    area: feed.area.name,
    name: wording(service.name, lang).text,
    summary: service.summary && wording(service.summary, lang).text,
    headline: url ? texts.now : soon ? texts.soon : messages.states[state],
    soon,
    when: expected && !overdue ? partialDate(expected, messages) : undefined,
    office,
    hours: (office && contact.hours && weekLine(contact.hours, messages)) || undefined,
  };
}

/** An office with the ways to it; nothing where it has none, since a name alone leads nobody there. */
function inOneLine({ name, address, channels = [] }: Contact, { messages, lang }: Situation): string | undefined {
  const by = (wanted: string) => channels.find(({ kind }) => kind === wanted);
  const phone = by('phone');
  const ways = [
    address?.street,
    address && `${address.postcode} ${address.place}`,
    phone ? `${messages.channels.phone ?? ''} ${phone.display ?? phone.value}` : by('email')?.value,
  ].filter(Boolean);
  return ways.length ? [wording(name, lang).text, ...ways].join(', ') : undefined;
}

/** An address as people read it out: without its protocol, and without the stroke at its end. */
export const inWords = (url: string): string => url.replace(/^https?:\/\/|\/$/g, '');
