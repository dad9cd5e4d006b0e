/** Loads the elements that a page uses, each once, from beside this file; and makes widgets of the plain forms. */
import { watchPage } from './upgrade-markup.js';

const files: Record<string, (() => Promise<unknown>) | undefined> = {
  'ozg-area-picker': () => import('../elements/ozg-area-picker/ozg-area-picker.js'),
  'ozg-availability-badge': () => import('../elements/ozg-availability-badge/ozg-availability-badge.js'),
  'ozg-contact-card': () => import('../elements/ozg-contact-card/ozg-contact-card.js'),
  'ozg-coverage': () => import('../elements/ozg-coverage/ozg-coverage.js'),
  'ozg-help': () => import('../elements/ozg-help/ozg-help.js'),
  'ozg-notices': () => import('../elements/ozg-notices/ozg-notices.js'),
  'ozg-promo': () => import('../elements/ozg-promo/ozg-promo.js'),
  'ozg-rollout-timeline': () => import('../elements/ozg-rollout-timeline/ozg-rollout-timeline.js'),
  'ozg-service-card': () => import('../elements/ozg-service-card/ozg-service-card.js'),
  'ozg-service-list': () => import('../elements/ozg-service-list/ozg-service-list.js'),
  'ozg-service-matrix': () => import('../elements/ozg-service-matrix/ozg-service-matrix.js'),
};

watchPage(async (tag) => {
  // Without the file, the page's own words stay; the browser has told whoever looks.
  if (!customElements.get(tag)) await files[tag]?.().catch(() => undefined);
  return customElements.get(tag);
});
