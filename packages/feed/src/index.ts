export {
  agsOf,
  BUND,
  digitsOf,
  liesIn,
  parentKeys,
  parseAgs,
  parseArs,
  parseKey,
  statedByArea,
} from './model/areas.js';
export type { Level } from './model/areas.js';
export { availability, isExpected, isUsable, stateGroup } from './model/availability.js';
export type { Availability, AvailabilityState, StateGroup } from './model/availability.js';
export { CITIZEN_ROLES, contactForAudience, contactsFor } from './model/contacts.js';
export type { ContactQuery } from './model/contacts.js';
export { readCoverage, share, stateIn } from './read/coverage.js';
export type { CoverageDocument, CoveragePart, Tally } from './read/coverage.js';
export { comparePartialDates, period } from './model/partial-dates.js';
export type { Period, Precision } from './model/partial-dates.js';
export { holds, matching, readDirectory, shardOf, speaksFor, suggestions } from './read/directory.js';
export type { AreaQuery, Delegate, DirectoryDocument, DirectoryEntry, Sorting } from './read/directory.js';
export { explain } from './strict/explain.js';
export { hoursOn, opening, WEEKDAYS } from './model/opening-hours.js';
export type { Opening } from './model/opening-hours.js';
export { icalDay, icalLine, icalMoment, icalText, planUid, vevent } from './export/icalendar.js';
export type { CalendarEvent } from './export/icalendar.js';
export { laender, landName } from './model/laender.js';
export type { Land } from './model/laender.js';
export { bareName, fold, indexWords, nameWords, shortName, soughtWords } from './model/area-names.js';
export { readFeed } from './read/read-feed.js';
export type { Issue } from './read/issue.js';
export type { Feed, Reading } from './read/read-feed.js';
export { isLoopback, isSafe } from './model/secure-url.js';
export type {
  Area,
  Channel,
  Contact,
  FeedDocument,
  Help,
  Hours,
  Notice,
  Publisher,
  Service,
  Text,
} from './schema/shape.js';
export { SIZE_LIMIT } from './schema/shape.js';
export { areaPath, coveragePath, directoryFrom, DIRECTORY_PATH, shardPath } from './tree-layout.js';
export { structuredData } from './export/schema-org.js';
export { fallbacks, wording } from './model/localized-text.js';
export type { Wording } from './model/localized-text.js';
export { closestMatch, normalizeWord } from './text/closest-match.js';
export { formatMessage } from './text/message.js';
export type { Facts, Lang, Message } from './text/message.js';
export * as words from './schema/vocabulary.js';
export type { RolloutState } from './schema/vocabulary.js';
export { HOME_ZONE, today, wallClock } from './model/time-zone.js';
