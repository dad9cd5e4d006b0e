/** Runs in the page: sets the surroundings of all its widgets, and says what does not fit. Handed over as text. */

/** What stands around the widgets. */
export interface Surroundings {
  lang: string;
  dir: string;
  /** Style sheet of a theme. */
  theme: string;
  scheme: string;
  /** Spacing of text as a reader may set it (WCAG 1.4.12). */
  spaced: boolean;
}

type Widget = HTMLElement & { updateComplete?: Promise<unknown> };

const SPACED = new CSSStyleSheet();
SPACED.replaceSync(
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
);
/** What is not in sight is laid out too, since it is measured. */
const LAID_OUT = new CSSStyleSheet();
LAID_OUT.replaceSync('* { content-visibility: visible !important }');
const THEME = new CSSStyleSheet();

const widgets = (): Widget[] => [...document.querySelectorAll<Widget>('.place > *')];
const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Those that show the page's own words, because there is nothing to show. */
let silent: Set<Widget>;

/** Waits until the widgets have read and rendered all there is; tells how many show something. */
export async function begin(): Promise<number> {
  const told = new WeakSet<EventTarget>();
  for (const name of ['ozg-feed-loaded', 'ozg-feed-failed'])
    document.addEventListener(name, (event) => told.add(event.target!));
  const script = document.createElement('script');
  script.type = 'module';
  script.src = 'elements.js';
  document.body.append(script);
  while (!widgets().every((widget) => told.has(widget))) await nextFrame();
  // A matrix shows answers that come soon after each other together.
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const widget of widgets()) await widget.updateComplete;
  silent = new Set(widgets().filter((widget) => !widget.shadowRoot?.querySelector('[part=base]')));
  await unfold();
  return widgets().length - silent.size;
}

/** Sets the surroundings, and waits until the widgets speak the language of the page; tells what the first one says. */
export async function surround({ lang, dir, theme, scheme, spaced }: Surroundings): Promise<string> {
  const { documentElement: root } = document;
  const sheets = spaced ? [LAID_OUT, SPACED] : [LAID_OUT];
  THEME.replaceSync(theme);
  document.adoptedStyleSheets = [THEME, ...sheets];
  root.style.colorScheme = scheme;
  if (root.lang !== lang) {
    root.lang = lang;
    root.dir = dir;
    await nextFrame();
    const shows = (widget: Widget): boolean => silent.has(widget) || !!widget.shadowRoot?.querySelector('[part=base]');
    while (!widgets().every(shows)) await nextFrame();
    for (const widget of widgets()) await widget.updateComplete;
    await unfold();
  }
  for (const { shadowRoot } of widgets()) {
    const own = shadowRoot!.adoptedStyleSheets.filter((sheet) => sheet !== SPACED && sheet !== LAID_OUT);
    shadowRoot!.adoptedStyleSheets = [...own, ...sheets];
  }
  return widgets()[0]!.shadowRoot!.textContent;
}

/** Opens all that folds, and every list of a picker. */
async function unfold(): Promise<void> {
  for (const { shadowRoot } of widgets()) {
    for (const details of shadowRoot!.querySelectorAll('details')) details.open = true;
    const field = shadowRoot!.querySelector<HTMLInputElement>('[role=combobox]');
    if (!field) continue;
    field.value = 'oels';
    field.dispatchEvent(new InputEvent('input'));
    for (let i = 0; i < 30 && !shadowRoot!.querySelector('[role=option]'); i++) await nextFrame();
  }
}

/** What sticks out of its place, is cut off or too small to be hit, each once. */
export function misfits(): string[] {
  const found = new Set<string>();
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} px wide`);
  for (const widget of widgets()) {
    const place = widget.parentElement!;
    if (place.scrollWidth > place.clientWidth) found.add(`${nameOf(widget)}: ${place.scrollWidth} px in its place`);
    const { left, right } = place.getBoundingClientRect();
    const targets: Element[] = [];
    measure(widget.shadowRoot!.children, { widget, left, right, found, targets });
    for (const what of tooSmall(targets)) found.add(`${nameOf(widget)} ${what}`);
  }
  return [...found];
}

interface Scene {
  widget: Widget;
  left: number;
  right: number;
  found: Set<string>;
  targets: Element[];
}

const TARGETS = 'a[href], button, input, select, summary, textarea, [role=option]';

function measure(elements: Iterable<Element>, scene: Scene): void {
  for (const element of elements) {
    const style = getComputedStyle(element);
    const { display, overflowX, overflowY, clipPath } = style;
    // What only a screen reader hears has no place.
    if (display === 'none' || clipPath === 'inset(50%)' || element.localName === 'style') continue;
    if (!element.checkVisibility()) continue;
    const say = (what: string): unknown => scene.found.add(`${nameOf(scene.widget)} ${partOf(element)}: ${what}`);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const scrolls = /auto|scroll/.test(overflowX);
    const field = /^(input|select|textarea)$/.test(element.localName);
    const wide = clientWidth > 0 && scrollWidth > clientWidth;
    if (wide && scrolls) {
      if (!isRegion(element)) say('scrolls sideways, and is no region with a name that can be reached');
    } else if (wide && !field) say(`${scrollWidth} px in ${clientWidth} px`);
    const cut = overflowX === 'hidden' || overflowX === 'clip' || overflowY === 'hidden' || overflowY === 'clip';
    if (cut && !field && clientHeight > 0 && (wide || scrollHeight > clientHeight + 1)) say('cuts its text off');
    for (const { left, right, width } of element.getClientRects())
      if (width && (left < scene.left - 1 || right > scene.right + 1))
        say(`reaches from ${Math.round(left - scene.left)} to ${Math.round(right - scene.left)} px`);
    if (element.matches(TARGETS)) scene.targets.push(element);
    // What scrolls in its own place may be wider than it.
    const place = wide && scrolls ? { left: -Infinity, right: Infinity } : {};
    measure(element.localName === 'svg' ? texts(element) : element.children, { ...scene, ...place });
  }
}

const texts = (svg: Element): Iterable<Element> => svg.querySelectorAll('text');

const isRegion = (element: Element): boolean =>
  element.getAttribute('role') === 'listbox' ||
  ((element as HTMLElement).tabIndex === 0 &&
    element.getAttribute('role') === 'region' &&
    (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')));

/** Targets smaller than 24 px, and so near to another one that a finger would hit both (WCAG 2.5.8). */
function tooSmall(targets: readonly Element[]): string[] {
  const boxes = targets.map((target) => (target.closest('label') ?? target).getBoundingClientRect());
  const small = boxes.map(({ width, height }) => width < 23.5 || height < 23.5);
  const middle = ({ left, top, width, height }: DOMRect): [number, number] => [left + width / 2, top + height / 2];
  return targets.flatMap((target, i) => {
    if (!small[i]) return [];
    const { width, height } = boxes[i]!;
    const [x, y] = middle(boxes[i]!);
    const near = boxes.some((box, j) => {
      if (i === j || targets[i]!.contains(targets[j]!)) return false;
      const dx = small[j] ? middle(box)[0] - x : Math.max(box.left - x, 0, x - box.right);
      const dy = small[j] ? middle(box)[1] - y : Math.max(box.top - y, 0, y - box.bottom);
      return Math.hypot(dx, dy) < (small[j] ? 24 : 12);
    });
    const size = `${Math.round(width)} × ${Math.round(height)} px`;
    return [`${partOf(target)}: a target of ${size}${near ? ', with another one near' : ''}`];
  });
}

/** A widget as its page wrote it. */
function nameOf(widget: Element): string {
  const written = [...widget.attributes].filter(({ name }) => !/^(at|directory|for|areas)$/.test(name));
  return `<${[widget.localName, ...written.map(({ name, value }) => `${name}=${value.slice(0, 20)}`)].join(' ')}>`;
}

/** An element by its part, and by those around it. */
function partOf(element: Element): string {
  const around = element.parentElement?.closest('[part]')?.getAttribute('part');
  const own = element.getAttribute('part') ?? [element.localName, ...element.classList].join('.');
  return [around, own].filter(Boolean).join(' > ');
}
