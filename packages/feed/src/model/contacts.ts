import type { Feed } from '../read/read-feed.js';
import type { Contact } from '../schema/shape.js';

/** Lookup criteria. */
export interface ContactQuery {
  /** A role such as `support`. */
  role?: string | undefined;
  /** LeiKa key of a service. */
  service?: string | undefined;
}

/**
 * Contacts for a role and a service, best match first: those that the service names, in its order; if it names none for
 * the role, the area's own in that role, in the order of the feed (nearest first).
 */
export function contactsFor(feed: Feed, { role, service }: ContactQuery): Contact[] {
  const fits = (contact: Contact | undefined): contact is Contact => !!contact && (!role || contact.role === role);
  const named =
    service &&
    feed
      .service(service)
      ?.contacts?.map((id) => feed.contact(id))
      .filter(fits);
  return named && named.length ? named : feed.contacts.filter(fits);
}

/** The roles that citizens can turn to, best match first. */
export const CITIZEN_ROLES: readonly string[] = ['contact-point', 'responsible-authority', 'support'];

const rolesFor = (audience: string | undefined): readonly string[] => {
  if (audience === 'administration') return ['land-contact', 'rollout-team', 'ozg-coordination'];
  return audience === 'multipliers' ? ['press'] : CITIZEN_ROLES;
};

/**
 * The contact for an audience: one that the service names, otherwise the area's own; without one for this audience, the
 * contact for citizens.
 *
 * @param audience - `citizens` (the default), `administration` or `multipliers`.
 * @param service - LeiKa key of a service.
 */
export function contactForAudience(feed: Feed, audience?: string, service?: string): Contact | undefined {
  const named = (service && feed.service(service)?.contacts) || [];
  const inRoles = (roles: readonly string[]): Contact | undefined => {
    const found = roles.flatMap((role) => contactsFor(feed, { role, service }));
    return found.find(({ id }) => named.includes(id)) ?? found[0];
  };
  return inRoles(rolesFor(audience)) ?? inRoles(CITIZEN_ROLES);
}
