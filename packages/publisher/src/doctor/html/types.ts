/** A parsed page: elements, texts and their places. */

/** Where something stands in the HTML, from 1. */
export interface Place {
  line: number;
  column: number;
}

/** An element of the page. */
export interface PageElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  parent: PageElement | undefined;
  /** Where its start tag begins; nothing where the parser added it. */
  place: Place | undefined;
  /** Where the attribute is written; else where the element is. */
  placeOf: (attribute: string) => Place | undefined;
  /** How its start tag is written. */
  source: string;
  /** Characters before its start tag. */
  offset: number;
  /** Characters before whatever follows it. */
  end: number;
  /** Whether its end tag is there. */
  closed: boolean;
  /** Whether something stands inside. */
  filled: boolean;
  /** Its own text. */
  text: string;
  /** Where its text begins. */
  textPlace: Place | undefined;
}

/** A piece of text that readers see, or a comment. */
export interface PageText {
  value: string;
  place: Place | undefined;
  parent: PageElement | undefined;
}

/** The parsed page. */
export interface Page {
  /** As it is written. */
  html: string;
  elements: readonly PageElement[];
  texts: readonly PageText[];
  /** What browsers pass over. */
  comments: readonly PageText[];
  /** Tags that have been read as they were meant. */
  falseBlanks: readonly FalseBlank[];
  /** Whether this is a whole page, and not a piece of one. */
  whole: boolean;
}

/** A tag with a false blank between its words. */
export interface FalseBlank {
  /** How the tag begins. */
  found: string;
  place: Place | undefined;
}

/** The place of a character of a text that begins at `start`. */
export function within(start: Place | undefined, text: string, index: number): Place | undefined {
  if (!start) return;
  const lines = text.slice(0, index).split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + lines.length - 1, column: last.length + 1 };
}
