import type { Feed } from '../read/read-feed.js';
import type { Contact } from '../schema/shape.js';

/** Whom to look for. */
export interface ContactQuery {
  /** A role such as `support`. */
  role?: string | undefined;
  /** LeiKa key of a service. */
  service?: string | undefined;
}

/**
 * Who to ask, the best first: the contacts that the service names, in its order; where it names none for the role, the
 * area's own in that role, in the order of the feed, which lists the nearest first.
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
