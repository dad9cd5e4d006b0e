/** What the configurator shares with the packages: the reader of feeds, the policies, the elements' rules and words. */
export { wording } from '@ozg-widgets/feed';
export { createClient } from '@ozg-widgets/sdk';
export { linesFor } from '../../publisher/dist/doctor/csp/config-snippets.js';
export { ABOUT_ONE_SERVICE, elements, GUARDED } from '../../publisher/dist/doctor/html/element-attributes.js';
export { readPage } from '../../publisher/dist/doctor/html/parse-page.js';
export { spoken } from './words.js';
export { FRAME_SANDBOX, policyFor } from '../../publisher/dist/doctor/csp/requirements.js';
