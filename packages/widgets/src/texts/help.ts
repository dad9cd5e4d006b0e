/** German texts of <ozg-help>. */
export const de = {};
