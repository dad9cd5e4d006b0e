import { auditSentences } from './audit/sentences.js';
import { buildSentences } from './build-sentences.js';
import { crawlSentences } from './crawl/sentences.js';
import { diffSentences } from './diff/sentences.js';
import { doctorSentences } from './doctor/sentences.js';
import { importSentences } from './import/sentences.js';
import { oembedSentences } from './oembed/sentences.js';
import { renderSentences } from './render/sentences.js';
import { signSentences } from './sign/sentences.js';

/**
 * Every sentence the publisher says about what it was given: German, English. `{name}` is a fact of the finding; a part
 * in brackets is said only where its fact is known.
 */
export const sentences = {
  ...buildSentences,
  ...auditSentences,
  ...crawlSentences,
  ...diffSentences,
  ...doctorSentences,
  ...importSentences,
  ...oembedSentences,
  ...renderSentences,
  ...signSentences,
} as const satisfies Record<string, readonly [de: string, en: string]>;

/** What a finding is about. */
export type Code = keyof typeof sentences;
