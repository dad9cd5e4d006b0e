/** German texts of <ozg-promo>. */
export const de = {};
