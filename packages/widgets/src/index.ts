export { OzgAreaPicker } from './elements/ozg-area-picker/ozg-area-picker.js';
export { OzgAvailabilityBadge } from './elements/ozg-availability-badge/ozg-availability-badge.js';
export { OzgContactCard } from './elements/ozg-contact-card/ozg-contact-card.js';
export { OzgCoverage } from './elements/ozg-coverage/ozg-coverage.js';
export { OzgHelp } from './elements/ozg-help/ozg-help.js';
export { OzgNotices } from './elements/ozg-notices/ozg-notices.js';
export { OzgPromo } from './elements/ozg-promo/ozg-promo.js';
export { OzgRolloutTimeline } from './elements/ozg-rollout-timeline/ozg-rollout-timeline.js';
export { OzgServiceCard } from './elements/ozg-service-card/ozg-service-card.js';
export { OzgServiceList } from './elements/ozg-service-list/ozg-service-list.js';
export { OzgServiceMatrix } from './elements/ozg-service-matrix/ozg-service-matrix.js';
export type { BadgeSimulation, BadgeVariant } from './elements/ozg-availability-badge/ozg-availability-badge.js';
export type { CoverageMeasure } from './elements/ozg-coverage/figures.js';
export type { CoverageView } from './elements/ozg-coverage/ozg-coverage.js';
export type { HelpAudience } from './elements/ozg-help/ozg-help.js';
export type { NoticeKind } from './elements/ozg-notices/ozg-notices.js';
export type { PromoSize } from './elements/ozg-promo/ozg-promo.js';
export type { TimelineView } from './elements/ozg-rollout-timeline/ozg-rollout-timeline.js';
export type { StateGroup } from '@ozg-widgets/feed';
export type { ListAudience, ListGrouping } from './elements/ozg-service-list/ozg-service-list.js';
export type { Simulation, TokenList, Word } from './shared/data/attribute-types.js';
export type {
  AreaChangedEvent,
  AreaChangeEvent,
  CoverageLoadedEvent,
  DirectoryLoadedEvent,
  FeedFailedEvent,
  FeedLoadedEvent,
  LegacyLoadedEvent,
  LoadErrorEvent,
} from './events.js';
