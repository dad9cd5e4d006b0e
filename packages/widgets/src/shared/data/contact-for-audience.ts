import { contactsFor } from '@ozg-widgets/feed';
import type { Contact, Feed } from '@ozg-widgets/feed';

const CITIZENS = ['contact-point', 'responsible-authority', 'support'];

/** Roles for other audiences, the preferred one first. */
const others: Readonly<Record<string, readonly string[] | undefined>> = {
  administration: ['land-contact', 'rollout-team', 'ozg-coordination'],
  multipliers: ['press'],
};

/**
 * Returns the contact for an audience (defaults to citizens): one that the service names, else one of the area; without
 * any for that audience, the one for citizens.
 */
export function contactForAudience(feed: Feed, audience?: string, service?: string): Contact | undefined {
  const named = (service && feed.service(service)?.contacts) || [];
  const of = (roles: readonly string[]): Contact | undefined => {
    const found = roles.flatMap((role) => contactsFor(feed, { role, service }));
    return found.find(({ id }) => named.includes(id)) ?? found[0];
  };
  return of(others[audience ?? ''] ?? CITIZENS) ?? of(CITIZENS);
}
