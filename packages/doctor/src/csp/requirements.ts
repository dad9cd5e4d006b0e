/** What each form of embedding requires of a page's Content Security Policy. Documentation, tests and rules use this table. */

/** The forms of embedding. */
export type Form = 'tag' | 'div' | 'link' | 'iframe' | 'oembed' | 'img';

/** What a page loads: the script, the feed, a theme, the page in a frame, the badge as an image. */
export type Load = 'script' | 'feed' | 'style' | 'frame' | 'image';

/** A directive that must allow the origin of something. */
export interface Need {
  directive: 'script-src' | 'connect-src' | 'style-src' | 'frame-src' | 'img-src';
  load: Load;
  /** Whether the form works without it. */
  optional?: true;
}

const SCRIPT: Need = { directive: 'script-src', load: 'script' };
const FRAME: Need = { directive: 'frame-src', load: 'frame' };
const ELEMENT = [
  SCRIPT,
  { directive: 'connect-src', load: 'feed' },
  { directive: 'style-src', load: 'style', optional: true },
] as const satisfies readonly Need[];

/** The requirements of each form. Constructed style sheets need no directive; a theme is a separate file. */
export const needs: Readonly<Record<Form, readonly Need[]>> = {
  tag: ELEMENT,
  div: ELEMENT,
  link: ELEMENT,
  // The script adjusts the height of the frame to its content.
  iframe: [FRAME, { ...SCRIPT, optional: true }],
  oembed: [FRAME, { ...SCRIPT, optional: true }],
  img: [{ directive: 'img-src', load: 'image' }],
};

/**
 * The strictest policy with which a form of embedding works.
 *
 * @param sources - the origin of each load, or `'self'`
 * @throws TypeError if the source of a required load is missing
 * @example
 * policyFor('img', { image: 'https://feeds.example.org' }); // "default-src 'none'; img-src https://feeds.example.org"
 */
export function policyFor(form: Form, sources: Partial<Record<Load, string>>): string {
  const directives = needs[form].flatMap(({ directive, load, optional }) => {
    const source = sources[load];
    if (source !== undefined) return [`${directive} ${source}`];
    if (optional) return [];
    throw new TypeError(`Missing source: the form "${form}" loads "${load}"`);
  });
  return ["default-src 'none'", ...directives].join('; ');
}

/**
 * The `trusted-types` directive that our elements need, including the policy names that the page lists already. Each script
 * creates a policy `lit-html`; without `'allow-duplicates'`, the second script on a page throws.
 */
export function trustedTypesFor(names: readonly string[] = []): string {
  const others = names.filter((name) => !/^'|^lit-html$/.test(name));
  return ['trusted-types', ...others, 'lit-html', "'allow-duplicates'"].join(' ');
}

/**
 * The `sandbox` of a frame: it runs scripts, keeps its origin (by which the embedding page verifies height messages), opens
 * links of users in the top window, and downloads contacts and dates.
 */
export const FRAME_SANDBOX = 'allow-scripts allow-same-origin allow-top-navigation-by-user-activation allow-downloads';
