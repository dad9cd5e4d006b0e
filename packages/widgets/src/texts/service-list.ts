/** German texts of <ozg-service-list>. */
export const de = {};
