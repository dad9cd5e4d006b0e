export { createClient } from './client.js';
export type { Client, ClientOptions, CoverageSnapshot, ListOptions } from './client.js';
export type { ListQuery } from './directory/directory-client.js';
export type { AreaQuery } from './directory/lookup-query.js';
export type { AreaAnswer } from './errors/area-answer.js';
export { explainError } from './errors/explain-error.js';
export { createFeedClient } from './feed-client.js';
export type { ContactQuery, ContactRole, FeedClient, InitialOptions, InitialSnapshot } from './feed-client.js';
export { FeedError, isAmbiguousError, isFeedError } from './errors/feed-error.js';
export type {
  AmbiguousError,
  FeedErrorDetail,
  FeedErrorOptions,
  FeedErrorReason,
  InvalidDetail,
  MissingDetail,
  NetworkDetail,
  UnsignedDetail,
} from './errors/feed-error.js';
export { feedReader } from './feed-reader.js';
export type { FeedClientOptions, FeedSnapshot } from './feed-reader.js';
export type { CacheEntry, CacheStore, Snapshot } from './cache.js';
export type { RequestOptions } from './abortable.js';
export type { AreaFeed } from './read-feeds.js';
export type { OutgoingRequest } from './http/read.js';
export type { FeedListener, FeedUpdate, ServiceChange } from './watch.js';
