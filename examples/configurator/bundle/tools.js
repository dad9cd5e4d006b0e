/** What the configurator shares with the packages: the reader of feeds, the policies, the elements' rules and words. */
export { wording } from '@ozg-widgets/feed';
export { createClient } from '@ozg-widgets/sdk';
export { linesFor } from '../../../packages/publisher/dist/doctor/csp-lines.js';
export { ABOUT_ONE_SERVICE, elements } from '../../../packages/publisher/dist/doctor/elements.js';
export { readPage } from '../../../packages/publisher/dist/doctor/page.js';
export { spoken } from './words.js';
export { FRAME_SANDBOX, policyFor } from '../../../packages/publisher/dist/doctor/policies.js';
