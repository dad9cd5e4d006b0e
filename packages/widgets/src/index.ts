export { OzgAvailabilityBadge } from './elements/ozg-availability-badge.js';
export { OzgContactCard } from './elements/ozg-contact-card.js';
export type { FeedFailedEvent, FeedLoadedEvent } from './events.js';
