/** Texts of the page that override those of the elements. Loaded only if a page has some. */

type Texts = Record<string, unknown>;

/**
 * Returns texts with those of the page's `<script type="application/json" class="ozg-texts" lang="…">` in their place.
 * `{0}`, `{1}` … stand for the arguments of a text. Texts of the wrong type are ignored. Texts of elements other than badge
 * and card are in a `section` of their name.
 */
export function applyTextOverrides<T extends object>(texts: T, lang: string, section?: string): T {
  let result = texts;
  for (const script of document.querySelectorAll<HTMLScriptElement>('script.ozg-texts')) {
    if ((script.lang || 'de') !== lang) continue;
    try {
      const own = JSON.parse(script.text) as Texts;
      result = merged(result as Texts, (section === undefined ? own : (own[section] ?? {})) as Texts) as T;
    } catch {
      // Invalid JSON must not break the elements.
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
