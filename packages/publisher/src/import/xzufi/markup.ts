/** Texts with HTML in them, as content systems export them. */
import { isTagName } from '@ozg-widgets/feed/strict';
import { Tokenizer } from 'parse5';
import type { Token } from 'parse5';

/** A text without markup. */
export interface PlainText {
  text: string;
  /** How many tags and comments were removed; the content of a script or style counts as one. */
  removed: number;
}

/** Tags beyond those that `check` warns of. Names that are plain words too (`<title>`, `<link>`) stay. */
const MORE = new Set(
  'col colgroup dd del dl dt figcaption figure footer ins kbd nav o:p section tfoot tt wbr'.split(' '),
);
/** Tags within words: nothing takes their place. */
const INLINE = /^(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|s|small|span|strike|strong|sub|tt|u|wbr)$/;
/** Attributes without a value. In `a <b und c> d` there is none of them: that is no tag. */
const BOOLEAN =
  /^(?:allowfullscreen|async|border|compact|controls|defer|disabled|download|hidden|ismap|noshade|nowrap)$/;

/** An ampersand that begins no complete reference, as in `Haus&regional`: HTML would read `&reg` without a semicolon. */
const AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;
/** A `<` with the name of a tag behind it, or without one. The longest name has ten letters. Comments are left out. */
const LESS_THAN = /<(?!!--)(?:\/?([a-z][^\s/<>]{0,10})(?=[\s/>]))?/gi;

const isTag = (name: string): boolean => isTagName(name) || MORE.has(name.toLowerCase());

/** Removes the tags of HTML, and decodes references once. Anything else between `<` and `>` is text and stays. */
export function withoutMarkup(source: string, block = ' '): PlainText {
  if (!/[<&]/.test(source)) return { text: source, removed: 0 };
  const html = source
    .replace(/\r\n?/g, '\n')
    .replace(AMPERSAND, '&amp;')
    .replace(LESS_THAN, (mark: string, name?: string) =>
      name !== undefined && isTag(name) ? mark : `&lt;${mark.slice(1)}`,
    );
  return read(html, block);
}

function read(html: string, block: string): PlainText {
  let text = '';
  let removed = 0;
  let end = 0;
  /** The element whose content is no text. */
  let hidden: string | undefined;
  const lower = html.toLowerCase();
  const lastEndTags: Readonly<Record<string, number>> = {
    script: lower.lastIndexOf('</script>'),
    style: lower.lastIndexOf('</style>'),
  };
  const add = ({ chars }: Token.CharacterToken): void => {
    if (hidden === undefined) text += chars;
  };
  const sourceOf = ({ location }: Token.TagToken | Token.CommentToken | Token.DoctypeToken): string =>
    location ? html.slice(location.startOffset, (end = location.endOffset)) : '';
  const isAttribute = ({ name }: Token.Attribute, location: Token.TagToken['location']): boolean => {
    const { startOffset = 0 } = location?.attrs?.[name] ?? {};
    return BOOLEAN.test(name) || /^\s*=/.test(html.slice(startOffset + name.length, end));
  };
  const keep = (part: string): void => {
    if (hidden === undefined) text += read(part.replaceAll('<', '&lt;'), block).text;
  };
  const remove = (by: string): void => {
    if (hidden !== undefined) return;
    removed++;
    text += by;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: add,
      onDoctype: (token) => {
        keep(sourceOf(token));
      },
      onComment: (token) => {
        const part = sourceOf(token);
        // A comment without an end would swallow the text behind it.
        if (/^<!--[^]*-->$/.test(part)) remove('');
        else keep(part);
      },
      onStartTag: (token) => {
        const part = sourceOf(token);
        if (!token.attrs.every((attribute) => isAttribute(attribute, token.location))) keep(part);
        else {
          remove(INLINE.test(token.tagName) ? '' : block);
          if ((lastEndTags[token.tagName] ?? 0) > end) hidden ??= token.tagName;
        }
      },
      onEndTag: (token) => {
        sourceOf(token);
        if (token.tagName === hidden) hidden = undefined;
        else remove(INLINE.test(token.tagName) ? '' : block);
      },
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
  // The tokenizer drops a tag without an end.
  const open = html.indexOf('<', end);
  if (open >= 0) keep(html.slice(open));
  return { text, removed };
}
