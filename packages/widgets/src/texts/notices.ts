/** German texts of <ozg-notices>. */
export const de = {};
