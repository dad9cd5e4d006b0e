/** The texts of every element but badge and card, by element. German is in each element's own file and types the others. */
import type { de as areaPicker } from './area-picker.js';
import type { de as coverage } from './coverage.js';
import type { de as help } from './help.js';
import type { de as notices } from './notices.js';
import type { de as promo } from './promo.js';
import type { de as rolloutTimeline } from './rollout-timeline.js';
import type { de as serviceCard } from './service-card.js';
import type { de as serviceList } from './service-list.js';
import type { de as serviceMatrix } from './service-matrix.js';

export interface More {
  /** The language they are in (BCP 47). */
  lang: string;
  'service-card': typeof serviceCard;
  'service-list': typeof serviceList;
  'rollout-timeline': typeof rolloutTimeline;
  coverage: typeof coverage;
  'service-matrix': typeof serviceMatrix;
  notices: typeof notices;
  help: typeof help;
  promo: typeof promo;
  'area-picker': typeof areaPicker;
}
