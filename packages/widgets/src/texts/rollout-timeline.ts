/** German texts of <ozg-rollout-timeline>. */
export const de = {};
