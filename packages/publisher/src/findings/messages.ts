import { doctorMessages, httpMessages } from '@ozg-widgets/doctor';
import { auditSentences } from '../audit/messages.js';
import { sourceMessages } from '../source/messages.js';
import { crawlSentences } from '../crawl/messages.js';
import { diffSentences } from '../diff/messages.js';
import { importSentences } from '../import/messages.js';
import { oembedMessages } from '../tree/oembed/messages.js';
import { renderSentences } from '../render/messages.js';
import { signSentences } from '../sign/messages.js';

/**
 * All messages of findings, in German and English. `{name}` is a fact of the finding; a part in brackets is left out
 * where its fact is missing.
 */
export const messages = {
  ...sourceMessages,
  ...auditSentences,
  ...crawlSentences,
  ...diffSentences,
  ...doctorMessages,
  ...httpMessages,
  ...importSentences,
  ...oembedMessages,
  ...renderSentences,
  ...signSentences,
} as const satisfies Record<string, readonly [de: string, en: string]>;

/** What a finding is about. */
export type Code = keyof typeof messages;
