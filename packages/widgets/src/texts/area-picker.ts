/** German texts of <ozg-area-picker>. */
export const de = {};
