/** German texts of <ozg-coverage>. */
export const de = {};
