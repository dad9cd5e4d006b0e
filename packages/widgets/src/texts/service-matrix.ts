/** German texts of <ozg-service-matrix>. */
export const de = {};
