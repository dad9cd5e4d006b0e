import { isSafe } from '@ozg-widgets/feed';

/** Fills a template. Lone surrogates are replaced, since they cannot be encoded. */
export const expand = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((values[name] ?? '').replace(/\p{Cs}/gu, '\ufffd')),
  );

/**
 * The absolute URL of a reference, if nobody between server and reader can alter what it serves: https, loopback, or
 * the origin of the directory itself.
 */
export function resolveSafe(reference: string, base: string): string | undefined {
  if (!URL.canParse(reference, base)) return;
  const url = new URL(reference, base);
  // A blob: URL has its page's origin; file: and data: have none.
  const isSameOrigin = url.origin !== 'null' && url.origin === new URL(base).origin;
  return isSameOrigin || isSafe(url) ? url.href : undefined;
}
