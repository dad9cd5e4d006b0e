import { contactsFor } from '@ozg-widgets/feed';
import type { Contact, Feed } from '@ozg-widgets/feed';

const CITIZENS = ['contact-point', 'responsible-authority', 'support'];

/** Whom the other readerships turn to, the first one first. */
const others: Readonly<Record<string, readonly string[] | undefined>> = {
  administration: ['land-contact', 'rollout-team', 'ozg-coordination'],
  multipliers: ['press'],
};

/**
 * Whom to ask, for a readership (`citizens` unless told): the contact that the service names, else the area's own;
 * where there is none for that readership, the one for citizens.
 */
export function whomToAsk(feed: Feed, audience?: string, service?: string): Contact | undefined {
  const named = (service && feed.service(service)?.contacts) || [];
  const of = (roles: readonly string[]): Contact | undefined => {
    const found = roles.flatMap((role) => contactsFor(feed, { role, service }));
    return found.find(({ id }) => named.includes(id)) ?? found[0];
  };
  return of(others[audience ?? ''] ?? CITIZENS) ?? of(CITIZENS);
}
