/** What draws the figures. A file of its own, so that it can be loaded together with them. */
export { stateShares } from './state-bar.js';
export { TILES, tileFrom } from './tile-map.js';
