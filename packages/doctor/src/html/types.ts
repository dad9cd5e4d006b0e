/** The parsed page, as the rules read it. */

/** A position in the HTML, counted from 1. */
export interface SourceLocation {
  line: number;
  column: number;
}

/** An element of the page. */
export interface PageElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  parent: PageElement | undefined;
  /** The start of its start tag; `undefined` if the parser added the element. */
  location: SourceLocation | undefined;
  /** The location of an attribute; of the element if it has no such attribute. */
  locationOf: (attribute: string) => SourceLocation | undefined;
  /** The source of its start tag. */
  source: string;
  /** The offset of its start tag, in UTF-16 code units. */
  offset: number;
  /** The offset of what follows the element. */
  end: number;
  /** Whether it has an end tag. */
  closed: boolean;
  /** Whether it has content other than white space. */
  filled: boolean;
  /** Its own text, without the text of its children. */
  text: string;
  /** The start of its text. */
  textLocation: SourceLocation | undefined;
}

/** A text node or a comment. */
export interface PageText {
  value: string;
  location: SourceLocation | undefined;
  parent: PageElement | undefined;
}

/** A start tag with a no-break space between its attributes. */
export interface NoBreakSpace {
  /** How the tag begins: `<ozg-help`. */
  found: string;
  location: SourceLocation | undefined;
}

/** The parsed page. */
export interface Page {
  html: string;
  elements: readonly PageElement[];
  texts: readonly PageText[];
  comments: readonly PageText[];
  /** The start tags that were parsed with plain spaces instead of their no-break spaces. */
  noBreakSpaces: readonly NoBreakSpace[];
  /** Whether this is a whole page rather than a fragment. */
  whole: boolean;
}

/** The location of the character at `index` of a text that begins at `start`. */
export function positionAt(start: SourceLocation | undefined, text: string, index: number): SourceLocation | undefined {
  if (!start) return;
  const lines = text.slice(0, index).split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + lines.length - 1, column: last.length + 1 };
}
