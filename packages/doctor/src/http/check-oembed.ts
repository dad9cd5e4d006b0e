/** Checks oEmbed responses of the type `rich` (oEmbed 1.0, section 2.3.4.4). */
import { isSafe } from '@ozg-widgets/feed';
import type { Facts } from '@ozg-widgets/feed';
import { parsePage } from '../html/parse-page.js';

/** A fault of an oEmbed response. */
export interface OembedFault {
  code: 'oembed-field' | 'oembed-frame';
  facts?: Facts;
}

/** Whether a document is meant as an oEmbed response. */
export const isOembed = (document: unknown): document is Readonly<Record<string, unknown>> =>
  isObject(document) && !('format' in document) && 'html' in document;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The required fields, each with an example of its value. */
const FIELDS: Readonly<Record<string, { wanted: string; isValid: (value: unknown) => boolean }>> = {
  version: { wanted: '"1.0"', isValid: (value) => value === '1.0' },
  type: { wanted: '"rich"', isValid: (value) => value === 'rich' },
  html: { wanted: '"<iframe …>"', isValid: (value) => typeof value === 'string' },
  width: { wanted: '600', isValid: (value) => typeof value === 'number' && value > 0 },
  height: { wanted: '420', isValid: (value) => typeof value === 'number' && value > 0 },
};

/** The required fields that are missing or invalid; of the given ones, or of all. */
function invalidFields(document: Readonly<Record<string, unknown>>, names = Object.keys(FIELDS)): string[] {
  return names.filter((name) => !FIELDS[name]?.isValid(document[name]));
}

/** Whether a consumer recognises a document as a rich oEmbed response. */
export const isRichOembed = (document: unknown): boolean =>
  isObject(document) && !invalidFields(document, ['version', 'type', 'html']).length;

/** Everything that keeps a consumer from showing an oEmbed response. */
export function checkOembed(document: Readonly<Record<string, unknown>>): OembedFault[] {
  const faults = invalidFields(document).map((field): OembedFault => ({
    code: 'oembed-field',
    facts: { field, wanted: FIELDS[field]?.wanted ?? '' },
  }));
  const { html } = document;
  return typeof html === 'string' && !hasFrame(html) ? [...faults, { code: 'oembed-frame' }] : faults;
}

/** Whether the first frame has a full address that a page under https may load. */
function hasFrame(html: string): boolean {
  const src =
    parsePage(html)
      .elements.find(({ tag }) => tag === 'iframe')
      ?.attributes.get('src')
      ?.trim() ?? '';
  return /^https?:/i.test(src) && URL.canParse(src) && isSafe(new URL(src));
}
