/**
 * The page in a frame: shows the element that its address names, else loads those that stand in it, and tells the page
 * around how high it is.
 */
import { setDirection, showElement } from './show-element.js';
import { drawn, leaveByLinks, tellHeight } from './report-height.js';

const framed = parent !== window;
const sheet = new CSSStyleSheet();
// The padding keeps the outline of a focused link from being cut off.
sheet.replaceSync(`
  :root { color-scheme: light dark; background: transparent; font: 1rem/1.5 system-ui, sans-serif; }
  body { display: flow-root; margin: 0 auto; max-width: ${framed ? 'none' : '50rem'}; padding: ${framed ? '3px' : '1rem'}; }
  p { margin: 0; }
`);
document.adoptedStyleSheets.push(sheet);

let telling = false;
/** Not before there is something to see: a frame that shrinks first and then grows again moves the page twice. */
const begin = (): void => {
  if (!telling && framed) tellHeight();
  telling = true;
};
for (const name of ['ozg-feed-loaded', 'ozg-coverage-loaded', 'ozg-directory-loaded']) {
  document.addEventListener(name, ({ target }) => {
    void drawn(target as Element).then(begin);
  });
}
document.addEventListener('ozg-load-error', begin);
if (framed) leaveByLinks();

const isOurs = ({ localName, dataset }: HTMLElement): boolean =>
  localName.startsWith('ozg-') || dataset.ozg !== undefined;
if ([...document.body.querySelectorAll<HTMLElement>('*')].some(isOurs)) {
  setDirection();
  await import('../bundles/autoloader.js');
} else await showElement(new URLSearchParams(location.search), begin);
