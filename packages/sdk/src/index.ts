export { createClient } from './client.js';
export type { AreaAnswer, Client, ClientOptions, FeedListener, LiveCoverage } from './client.js';
export { explainError } from './explain-error.js';
export { createFeedClient, feedReader } from './feed-client.js';
export type { FeedClient, FeedClientOptions, LiveFeed } from './feed-client.js';
export { FeedError, isFeedError } from './feed-error.js';
export type { FeedErrorDetail, FeedErrorReason, InvalidDetail, MissingDetail, UnsignedDetail } from './feed-error.js';
export type { Live, Wait } from './live.js';
