/** The state of a service at one time, before it becomes HTML, an image or plain text. */
import { availability, contactForAudience, period, statedByArea, today } from '@ozg-widgets/feed';
import type { Availability, AvailabilityState, Contact, Feed, Service, Wording } from '@ozg-widgets/feed';
import { channelNames, stateNames } from '@ozg-widgets/feed/terms';
import { operationChange } from '../text/availability.js';
import { localize, dateIn, exceptionsIn, weekIn } from '../text/wording.js';
import type { Lang } from '../findings/finding.js';
import { channelLink, clean, cleanWording, webAddress } from '../text/markup.js';
import { duration, expectation, isDatable, momentIn, WORDS } from '../text/terms.js';

/** A way to reach a contact: "Telefon", "069 90009-110", `tel:+496990009110`. */
export interface Line {
  label: Wording;
  text: Wording;
  href?: string;
}

/** A contact with its ways to be reached. */
export interface ContactSummary {
  name: Wording;
  organisation?: Wording;
  lines: Line[];
}

/** Everything that is rendered of a service. Texts are clean but not escaped; links are http, https, mailto or tel. */
export interface View {
  /** 14 digits. */
  key: string;
  name: Wording;
  topic?: string;
  state: AvailabilityState;
  /** The state in a few words, in the language of the view. */
  label: string;
  /** When, until when, since when, for which area: parts that follow the label. */
  details: string[];
  /** Reasons and notes in the publisher's own words. */
  remarks: Wording[];
  /** The address of the online service. */
  url?: string;
  /** How to get the service while it is not available online. */
  instead?: { text?: Wording; url?: string };
  contact?: ContactSummary;
  /** The name of the area. */
  area: string;
  /** Of when the statement is: words, and as HTML's `datetime`. */
  asOf: { text: string; datetime?: string };
}

/** Creates the view of a service at `now`, in one language. */
export function viewOf(feed: Feed, service: Service, lang: Lang, now: Date): View {
  const found = availability(service, now);
  const { state } = found;
  const { key, topic, alternative, rollout } = service;
  const url = webAddress(found.url);
  const text = cleanWording(alternative?.text, lang);
  const otherUrl = webAddress(alternative?.url);
  const office =
    url === undefined && alternative?.contact !== undefined ? feed.contact(alternative.contact) : undefined;
  const contact = office ?? contactForAudience(feed, 'citizens', key);
  const stated = statedByArea(feed.area, rollout?.statedBy);
  const isElsewhere = stated && state !== 'unknown' && stated.level !== feed.area.level;
  return {
    key,
    name: cleanWording(service.name, lang) ?? { lang, text: key },
    ...(topic !== undefined && { topic }),
    state,
    label: stateNames[state][lang],
    details: [
      ...[expectation(found, lang), ...duration(found, lang), announcement(service, found, now, lang)].filter(
        (part) => part !== undefined,
      ),
      ...(isElsewhere ? [localize(lang, 'gilt für ', 'holds for ') + clean(stated.name)] : []),
    ],
    remarks: remarksOn(feed, service, found, lang),
    ...(url !== undefined && { url }),
    ...(url === undefined &&
      (text ?? otherUrl) && { instead: { ...(text && { text }), ...(otherUrl !== undefined && { url: otherUrl }) } }),
    ...(contact && { contact: summarize(contact, lang, now) }),
    area: clean(feed.area.name),
    asOf: asOf(feed, service, found, lang),
  };
}

/** "Wartung angekündigt: ab … bis …"; the note, which may be in another language, is said by itself. */
function announcement({ operation }: Service, found: Availability, now: Date, lang: Lang): string | undefined {
  const { from = '', until = from } = found.announced ?? {};
  if (!operation || !isDatable(from) || !isDatable(until)) return;
  return operationChange(undefined, { ...operation, note: undefined }, now, lang);
}

function remarksOn(feed: Feed, { operation, rollout }: Service, found: Availability, lang: Lang): Wording[] {
  const hindered = found.announced ?? found.state === operation?.state;
  const remarks = [cleanWording(hindered ? operation?.note : rollout?.reason, lang)];
  const successor = rollout?.successor === undefined ? undefined : feed.service(rollout.successor);
  const name = found.state === 'discontinued' ? cleanWording(successor?.name, lang) : undefined;
  if (name) remarks.push({ ...name, text: `${WORDS.successor[lang]}: ${name.text}` });
  return remarks.filter((remark) => remark !== undefined);
}

const isDay = (date: string): boolean => period(date)?.precision === 'day';

/** Roll-out is as of its own day; whether it works just now was said when the feed was published. */
function asOf(feed: Feed, service: Service, { state, announced }: Availability, lang: Lang): View['asOf'] {
  if (announced ?? state === service.operation?.state) {
    const published = new Date(feed.published).toISOString();
    return { text: momentIn(feed.published, lang), datetime: published };
  }
  const day = service.rollout?.asOf ?? today(new Date(feed.published));
  // Whoever reads tolerantly may be given less than a day, such as a quarter.
  return { text: dateIn(day, lang), ...(isDay(day) && { datetime: day }) };
}

const channelName = (kind: string, lang: Lang): string =>
  (kind in channelNames ? channelNames[kind as keyof typeof channelNames] : channelNames.other)[lang];

/** How many days ahead exceptions to the opening hours are listed. */
const AHEAD = 60;
const DAY = 86_400_000;

function summarize(contact: Contact, lang: Lang, now: Date): ContactSummary {
  const { organisation, channels = [], address, hours } = contact;
  const own = (text: string): Wording => ({ lang, text: clean(text) });
  const of = cleanWording(organisation, lang);
  const lines = channels.map((channel): Line => {
    const href = channelLink(channel);
    return {
      label: cleanWording(channel.label, lang) ?? own(channelName(channel.kind, lang)),
      text: own(channel.display ?? channel.value),
      ...(href !== undefined && { href }),
    };
  });
  if (address) {
    const { street, postcode, place } = address;
    const parts = [street, `${postcode} ${place}`].filter((part) => part !== undefined);
    lines.push({ label: own(WORDS.address[lang]), text: own(parts.join(', ')) });
  }
  if (hours) {
    lines.push({ label: own(WORDS.hours[lang]), text: own(weekIn(hours, lang)) });
    const [from, to] = [today(now), today(new Date(now.getTime() + AHEAD * DAY))];
    const exceptions =
      hours.exceptions?.filter(
        ({ date, until = date }) => isDay(date) && isDay(until) && date <= to && until >= from,
      ) ?? [];
    const other = exceptionsIn({ ...hours, exceptions }, undefined, lang);
    if (other) lines.push({ label: own(WORDS.exceptions[lang]), text: own(other) });
  }
  return {
    name: cleanWording(contact.name, lang) ?? own(contact.id),
    ...(of && { organisation: of }),
    lines: lines.filter(({ text }) => text.text),
  };
}

/** The whole state in one sentence: "Wohngeld: Online geplant, voraussichtlich 2027". */
export const sentenceOf = ({ name, label, details }: View): string => `${name.text}: ${[label, ...details].join(', ')}`;
