/** The texts of every element but badge and card, by element. German is in each element's own file and types the others. */
import type { de as areaPicker } from '../../elements/ozg-area-picker/texts.js';
import type { de as coverage } from '../../elements/ozg-coverage/texts.js';
import type { de as help } from '../../elements/ozg-help/texts.js';
import type { de as notices } from '../../elements/ozg-notices/texts.js';
import type { de as promo } from '../../elements/ozg-promo/texts.js';
import type { de as rolloutTimeline } from '../../elements/ozg-rollout-timeline/texts.js';
import type { de as serviceCard } from '../../elements/ozg-service-card/texts.js';
import type { de as serviceList } from '../../elements/ozg-service-list/texts.js';
import type { de as serviceMatrix } from '../../elements/ozg-service-matrix/texts.js';

export interface ElementTexts {
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
