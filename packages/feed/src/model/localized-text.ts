import type { Text } from '../schema/shape.js';

/** One wording of a text, with the language it is in (BCP 47). */
export interface Wording {
  lang: string;
  text: string;
}

/**
 * The wording that suits a reader best: the language itself, then its parents (`de-AT`, `de`), then a sibling, then
 * German, then whatever there is.
 */
export function wording(text: Text, lang: string): Wording {
  if (typeof text === 'string') return { lang: 'de', text };
  for (const tag of [...fallbacks(lang), 'de']) {
    const find = (fits: (tag: string) => boolean): Wording | undefined => text.find((t) => fits(t.lang.toLowerCase()));
    const found = find((t) => t === tag) ?? (tag.includes('-') ? undefined : find((t) => t.startsWith(`${tag}-`)));
    if (found) return found;
  }
  return text[0] ?? { lang, text: '' };
}

/** A language tag and its parents, the most exact first: `de-at`, `de`. */
export function fallbacks(lang: string): string[] {
  const parts = lang.toLowerCase().split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}
