/** What figures are drawn with. Loaded together with the figures. */
export { stateShares } from './state-shares.js';
export { TILES, tileFrom } from './tile-map.js';
