/** German texts of <ozg-service-card>. */
export const de = {};
