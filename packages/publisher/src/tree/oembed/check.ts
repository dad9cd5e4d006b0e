/** Checks oEmbed answers: whether a consumer could show them. */
import { isSafe } from '@ozg-widgets/feed';
import type { Facts, Report } from '../../findings/finding.js';
import type { Code } from '../../findings/messages.js';

/** Whether a document is probably an oEmbed answer. */
export const isOembedAnswer = (document: unknown): document is Readonly<Record<string, unknown>> =>
  typeof document === 'object' && document !== null && !('format' in document) && 'html' in document;

/** The members of a `rich` answer (oEmbed 1.0, 2.3.4), with the value that a message asks for. */
const FIELDS: Readonly<Record<string, { wanted: string; holds: (value: unknown) => boolean }>> = {
  version: { wanted: '"1.0"', holds: (value) => value === '1.0' },
  type: { wanted: '"rich"', holds: (value) => value === 'rich' },
  html: { wanted: '"<iframe …>"', holds: (value) => typeof value === 'string' },
  width: { wanted: '600', holds: (value) => typeof value === 'number' && value > 0 },
  height: { wanted: '420', holds: (value) => typeof value === 'number' && value > 0 },
};

/** Reports what prevents an oEmbed answer from being shown. */
export function checkOembedAnswer(document: Readonly<Record<string, unknown>>, file: string, report: Report): void {
  const wrong = (code: Code, facts?: Facts): void => {
    report({ severity: 'error', code, file, ...(facts && { facts }) });
  };
  for (const [field, { wanted, holds }] of Object.entries(FIELDS)) {
    if (!holds(document[field])) wrong('oembed-field', { field, wanted });
  }
  const { html } = document;
  if (typeof html !== 'string') return;
  const address = /<iframe\b[^<>]*?\ssrc="([^"]*)"/i.exec(html)?.[1] ?? '';
  if (!/^https?:/.test(address) || !URL.canParse(address) || !isSafe(new URL(address))) wrong('oembed-frame');
}
