/** Texts of the page in place of the widgets' own. Loaded only where a page has some. */

type Texts = Record<string, unknown>;

/**
 * Texts, with those of the page's `<script type="application/json" class="ozg-texts" lang="…">` in their place. Where a
 * text says something with words of its own in it, `{0}`, `{1}` … stand for those. What does not fit is left as it is.
 * Texts of an element other than badge and card stand in a `section` named after it.
 */
export function withOwnTexts<T extends object>(texts: T, lang: string, section?: string): T {
  let result = texts;
  for (const script of document.querySelectorAll<HTMLScriptElement>('script.ozg-texts')) {
    if ((script.lang || 'de') !== lang) continue;
    try {
      const own = JSON.parse(script.text) as Texts;
      result = merged(result as Texts, (section === undefined ? own : (own[section] ?? {})) as Texts) as T;
    } catch {
      // A slip of the pen must not take the widgets' own words away.
    }
  }
  return result;
}

function merged(texts: Texts, own: Texts): Texts {
  const result = { ...texts };
  for (const [name, text] of Object.entries(own)) {
    const before = texts[name];
    if (name === 'lang' || !Object.hasOwn(texts, name)) continue;
    if (typeof before === 'object' && typeof text === 'object')
      result[name] = merged(before as Texts, (text ?? {}) as Texts);
    else if (typeof text !== 'string') continue;
    else if (typeof before === 'function')
      result[name] = (...words: (string | number)[]) =>
        text.replace(/\{(\d)\}/g, (_, n: string) => String(words[+n] ?? ''));
    else if (typeof before === 'string') result[name] = text;
  }
  return result;
}
