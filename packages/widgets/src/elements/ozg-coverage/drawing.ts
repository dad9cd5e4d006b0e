/** What figures are drawn with. Loaded together with the figures. */
export { stateShares } from './state-bar.js';
export { TILES, tileFrom } from './tile-map.js';
