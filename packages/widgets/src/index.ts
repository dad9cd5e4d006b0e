export { OzgAreaPicker } from './elements/ozg-area-picker.js';
export { OzgAvailabilityBadge } from './elements/ozg-availability-badge.js';
export { OzgContactCard } from './elements/ozg-contact-card.js';
export { OzgCoverage } from './elements/ozg-coverage.js';
export { OzgHelp } from './elements/ozg-help.js';
export { OzgNotices } from './elements/ozg-notices.js';
export { OzgPromo } from './elements/ozg-promo.js';
export { OzgRolloutTimeline } from './elements/ozg-rollout-timeline.js';
export { OzgServiceCard } from './elements/ozg-service-card.js';
export { OzgServiceList } from './elements/ozg-service-list.js';
export { OzgServiceMatrix } from './elements/ozg-service-matrix.js';
export type {
  AreaChangedEvent,
  CoverageLoadedEvent,
  DirectoryLoadedEvent,
  FeedFailedEvent,
  FeedLoadedEvent,
} from './events.js';
