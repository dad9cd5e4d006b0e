export { createClient } from './client.js';
export type { Client, ClientOptions, LiveFeed, Wait } from './client.js';
export { explainError } from './explain-error.js';
export { FeedError, isFeedError } from './feed-error.js';
export type { FeedErrorReason, InvalidDetail } from './feed-error.js';
