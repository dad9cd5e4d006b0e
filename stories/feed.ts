/** What the stories know of their feed, which the widgets read from the network as on any page. */
import type { Service } from '@ozg-widgets/feed';
import { wording } from '@ozg-widgets/feed';
import feed from './feed.json';

const services: Service[] = feed.services;

/** The moment that stories show wherever it matters: a Monday morning. */
export const NOW = '2026-11-23T10:00:00+01:00';

/** The service's name in German. */
export const nameOf = ({ name }: Service): string => wording(name, 'de').text;

/** The LeiKa key of the service with this German name; a story with a name that the feed lacks does not start. */
export function keyOf(name: string): string {
  const found = services.find((service) => nameOf(service) === name);
  if (!found) throw new Error(`stories/feed.json has no service "${name}".`);
  return found.key;
}

/** The German name of the service with this key. */
export function titleOf(key: string | undefined): string {
  const found = services.find((service) => service.key === key);
  return found ? nameOf(found) : 'Angeln: Fischereischein verlängern';
}

/** A control to choose a service by its name. */
export const serviceControl = {
  description: 'LeiKa key of the service',
  options: services.map(({ key }) => key),
  control: { type: 'select', labels: Object.fromEntries(services.map((s) => [s.key, nameOf(s)])) },
} as const;

/** A control for the moment to show. */
export const nowControl = { description: 'Preview: the moment to show (RFC 3339)', control: 'text' } as const;

/** The longest name in the feed. */
export const longest = services.map(nameOf).reduce((a, b) => (b.length > a.length ? b : a));
