/** What a publisher is told of a document that may get out all the same. */
import type { Publisher } from '../schema/shape.js';
import { warning } from './schema.js';
import type { Finding, Path } from './schema.js';

/** The highest level of each maturity model of the federation; the lowest is 0. */
export const highestLevel: ReadonlyMap<string, number> = new Map([
  ['ozg-1.1', 4],
  ['ozg-2.0', 7],
]);

/** Whether this is written like an SPDX licence expression, or is an address. */
export const isLicence = (text: string): boolean =>
  /^(https?:\/\/\S+|[a-z\d][a-z\d.+-]*( (and|or|with) [a-z\d][a-z\d.+-]*)*)$/i.test(text);

/** Tags that come along with texts from elsewhere. Names that are plain words too (`<link>`, `<title>`) are left out. */
const NAMES =
  'a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|script|small|span|strike|strong|style|su[bp]|svg|table|tbody|t[dhr]|thead|u|ul';
/** In `a <b und c> d` no attribute has a value: that is no tag. */
const TAG = new RegExp(String.raw`<\/?(?:${NAMES})(?:\s[^<>=]*=[^<>]*|\s*\/?)>`, 'i');
const NAME = new RegExp(`^(?:${NAMES})$`, 'i');

/** Whether HTML has a tag of this name, and a text has it for nothing else. */
export const isTagName = (name: string): boolean => NAME.test(name);

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|shy|euro|[mn]dash|[aouAOU]uml|szlig|#\d+|#x[\da-fA-F]+);/;

/** The first tag or entity of HTML in a text that should have none. Addresses may hold anything. */
export function markupIn(text: string): string | undefined {
  if (!/[<&]/.test(text) || /^https?:\/\/\S+$/.test(text)) return;
  return (TAG.exec(text) ?? ENTITY.exec(text))?.[0].slice(0, 80);
}

/** Bounds of a useful `ttl`, in seconds: readers do not keep an answer longer than a day, and pages look once a minute. */
const LONGEST = 86_400;
const SHORTEST = 60;

/** What is told of a document of any kind. */
export function* hints(document: { publisher: Publisher; ttl: number }): Generator<Finding> {
  const { ttl } = document;
  if (ttl > LONGEST) yield warning(['ttl'], 'ttl-long', String(ttl));
  if (ttl < SHORTEST) yield warning(['ttl'], 'ttl-short', String(ttl));
  const { licence } = document.publisher;
  if (licence !== undefined && !isLicence(licence)) {
    yield warning(['publisher', 'licence'], 'licence-unknown', licence.slice(0, 80));
  }
  yield* markups(document, []);
}

function* markups(value: unknown, path: Path): Generator<Finding> {
  if (typeof value === 'string') {
    const found = markupIn(value);
    if (found !== undefined) yield warning(path, 'markup', found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      yield* markups(inner, [...path, Array.isArray(value) ? Number(name) : name]);
  }
}
