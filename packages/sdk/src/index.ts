export { createClient } from './client.js';
export type { AreaAnswer, Client, ClientOptions, FeedListener, LiveCoverage } from './client.js';
export { explainError } from './errors/explain-error.js';
export { createFeedClient } from './feed-client.js';
export type { FeedClient } from './feed-client.js';
export { FeedError, isFeedError } from './errors/feed-error.js';
export type {
  FeedErrorDetail,
  FeedErrorReason,
  InvalidDetail,
  MissingDetail,
  UnsignedDetail,
} from './errors/feed-error.js';
export { feedReader } from './feed-reader.js';
export type { FeedClientOptions, LiveFeed } from './feed-reader.js';
export type { Live } from './cache.js';
export type { Wait } from './abortable.js';
