/** What each form of embedding needs of a page's Content Security Policy. Docs, tests and the doctor read it here. */

/** The forms of embedding. */
export type Form = 'tag' | 'div' | 'link' | 'iframe' | 'oembed' | 'img';

/** What a page loads: our script, the feed, a theme, the page in a frame, the badge as an image. */
export type Load = 'script' | 'feed' | 'style' | 'frame' | 'image';

/** A directive that has to name where something comes from. */
export interface Need {
  directive: 'script-src' | 'connect-src' | 'style-src' | 'frame-src' | 'img-src';
  load: Load;
  /** Whether the form does without it. */
  optional?: true;
}

const SCRIPT: Need = { directive: 'script-src', load: 'script' };
const FRAME: Need = { directive: 'frame-src', load: 'frame' };
const ELEMENT = [
  SCRIPT,
  { directive: 'connect-src', load: 'feed' },
  { directive: 'style-src', load: 'style', optional: true },
] as const satisfies readonly Need[];

/** The needs of each form. Elements adopt their style sheets, which needs nothing; a theme is a file of its own. */
export const needs: Readonly<Record<Form, readonly Need[]>> = {
  tag: ELEMENT,
  div: ELEMENT,
  link: ELEMENT,
  // A frame that grows with its content needs the script that listens to it.
  iframe: [FRAME, { ...SCRIPT, optional: true }],
  oembed: [FRAME, { ...SCRIPT, optional: true }],
  img: [{ directive: 'img-src', load: 'image' }],
};

/**
 * The strictest policy with which a form works: `default-src 'none'; script-src https://…; connect-src https://…`.
 * `sources` says where each thing comes from: an origin, or `'self'`. What a form can do without is left out where it is
 * not given; a need without its source is an error.
 */
export function policyFor(form: Form, sources: Partial<Record<Load, string>>): string {
  const directives = needs[form].flatMap(({ directive, load, optional }) => {
    const source = sources[load];
    if (source !== undefined) return [`${directive} ${source}`];
    if (optional) return [];
    throw new TypeError(`${form}: ${load}?`);
  });
  return ["default-src 'none'", ...directives].join('; ');
}

/**
 * The directive of a page that names its Trusted Types, with what it names already. Each of our scripts makes a policy
 * `lit-html`: without `'allow-duplicates'`, of two on one page (in the template and in a post) the second one dies.
 */
export function trustedTypesFor(names: readonly string[] = []): string {
  const others = names.filter((name) => !/^'|^lit-html$/.test(name));
  return ['trusted-types', ...others, 'lit-html', "'allow-duplicates'"].join(' ');
}

/**
 * What a frame is allowed to, no more: to run and read its feed, to keep its origin, by which the page around knows who
 * tells the height, to leave the frame by a link that somebody follows, to save a contact.
 */
export const FRAME_SANDBOX = 'allow-scripts allow-same-origin allow-top-navigation-by-user-activation allow-downloads';
