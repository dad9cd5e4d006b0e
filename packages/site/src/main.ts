/** The configurator: writes what the user chooses into the address, and shows what the address says. */
import { wording } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';
import { ABOUT_ONE_SERVICE } from '@ozg-widgets/doctor';
import { createClient } from '@ozg-widgets/sdk';
import type { AreaChangeEvent, OzgAreaPicker } from '@ozg-widgets/widgets';
import { blocksFor } from './blocks.js';
import type { Choice } from './blocks.js';
import { createControl, fillSelect, isPrimary, offeredAttributes, valueOf } from './controls.js';
import { byId, localizePage, showBlocks } from './dom.js';
import { nameOf } from './names.js';
import type { PreviewWindow } from './preview.js';
import {
  directory,
  elementNamed,
  elements,
  hasAttribute,
  initialArea,
  languages,
  readChecksums,
  scripts,
} from './release.js';
import type { ElementInfo } from './release.js';
import { formatState, parseState, toAbsolute } from './state.js';
import { systemNamed, systems } from './systems.js';
import { fill, textNamed, texts as allTexts } from './texts.js';
import type { Texts } from './texts.js';

const form = byId('form', HTMLFormElement);
const frame = byId('frame', HTMLIFrameElement);
// Becomes an OzgAreaPicker when the script is loaded; Lit keeps properties that are set before.
const picker: HTMLElement & Partial<Pick<OzgAreaPicker, 'value' | 'directory'>> = byId('picker');
const select = (id: string): HTMLSelectElement => byId(id, HTMLSelectElement);
const input = (id: string): HTMLInputElement => byId(id, HTMLInputElement);
const bareName = ({ tag }: ElementInfo): string => tag.replace(/^ozg-/, '');

const checksums = await readChecksums();
const client = createClient({ directory });
let state = parseState(location.search);
/** Counts the readings, so that only the latest one is shown. */
let latest = 0;

/** Applies a change. The new address is a step in the history, so that Back undoes it. */
function choose(change: Partial<typeof state>): void {
  const changed = { ...state, ...change };
  const element = elementNamed(changed.element);
  const attributes = Object.entries(changed.attributes).filter(([name]) => hasAttribute(element, name));
  state = { ...changed, attributes: Object.fromEntries(attributes) };
  history.pushState(null, '', location.pathname + formatState(state));
  void show();
}

/** Shows the state of the address. */
async function show(): Promise<void> {
  const reading = ++latest;
  const texts = allTexts[state.ui];
  const element = elementNamed(state.element);
  localizePage(texts, state.ui);
  document.title = texts.title;
  showChoices(element, texts);
  const place = state.feed || state.area || initialArea;
  // Without a new feed everything is shown synchronously, so that nothing moves while a button is pressed.
  if (place !== loaded.place) {
    setBusy(true);
    byId('place-status').textContent = texts.loading;
    const result = await loadFeed(texts);
    if (reading !== latest) return;
    loaded = { ...result, ...(result.feed && { place }) };
  }
  setBusy(false);
  showLoaded(element, texts);
  document.body.dataset.shown = formatState(state);
}

/** Shows the services, the preview and the blocks for the loaded feed. */
function showLoaded(element: ElementInfo, texts: Texts): void {
  const { feed, source, problem } = loaded;
  const service = showServices(element, feed, texts);
  const picked = state.feed && feed ? fill(texts.picked, { name: feed.area.name }) : '';
  byId('place-status').textContent = problem ?? picked;
  const name = service ? wording(service.name, state.lang || state.ui).text : (feed?.area.name ?? '');
  input('words').placeholder = name;
  const choice: Choice = {
    ...state,
    element: bareName(element),
    feed: source,
    service: service?.key ?? '',
    words: state.words || name,
    url: service?.url ?? service?.platform?.url ?? service?.alternative?.url ?? '',
    directory: !state.feed && hasAttribute(element, 'directory') ? directory : '',
    follows: state.follow && canFollow(element),
  };
  showPreview(choice);
  const blocks = feed ? blocksFor(choice, { scripts, checksums, texts }) : [];
  showBlocks(byId('blocks'), blocks, texts, byId('status'));
}

/** While a feed is loading, the blocks of the previous one must not be copied. */
function setBusy(busy: boolean): void {
  for (const id of ['blocks', 'stage']) byId(id).inert = busy;
}

/** Whether an element can follow an area picker: not in a frame, and not if it shows a whole directory. */
const canFollow = (element: ElementInfo): boolean =>
  element.tag !== 'ozg-area-picker' &&
  !hasAttribute(element, 'directory') &&
  systemNamed(state.system).form !== 'iframe';

function showChoices(element: ElementInfo, texts: Texts): void {
  const { ui } = state;
  showLinks();
  const names = elements.map(bareName);
  fillSelect(
    select('element'),
    names.map((name) => [name, nameOf(name, ui)]),
    bareName(element),
  );
  showLanguages(texts);
  showThemes(texts);
  fillSelect(
    select('system'),
    Object.entries(systems).map(([key, { name }]) => [key, name || textNamed(texts, key)]),
    state.system,
  );
  input('feed').value = state.feed;
  input('words').value = state.words;
  input('follow').checked = state.follow;
  byId('follow-row').hidden = !canFollow(element);
  input('ownAccent').checked = state.accent !== '';
  input('accent').disabled = state.accent === '';
  input('accent').value = state.accent || '#005ea8';
  byId('accent-row').hidden = !state.theme && !element.properties.includes('--ozg-accent');
  input(state.view).checked = true;
  input('phone').checked = state.phone;
  byId('forced-hint').hidden = state.view !== 'forced';
  picker.value = state.feed ? '' : state.area || initialArea;
  showAttributes(element, texts);
}

function showLinks(): void {
  const { ui } = state;
  const other = ui === 'de' ? 'en' : 'de';
  const language = byId('language', HTMLAnchorElement);
  language.href = formatState({ ...state, ui: other }) || location.pathname;
  language.lang = other;
  language.hreflang = other;
  byId('doctor-link', HTMLAnchorElement).href = `arzt.html${formatState({ ...parseState(''), ui })}`;
}

function showLanguages(texts: Texts): void {
  const choices = Object.entries(languages).map(([tag, { name, reviewed }]): [string, string] => [
    tag,
    reviewed ? name : `${name} (${texts.unreviewed})`,
  ]);
  fillSelect(select('lang'), [['', texts.pageLang], ...choices], state.lang);
}

function showThemes(texts: Texts): void {
  const themes = Object.keys(checksums).flatMap((file) => /^themes\/(\w+)\.css$/.exec(file)?.[1] ?? []);
  const nameOfTheme = (theme: string): string =>
    textNamed(texts, `theme${theme.charAt(0).toUpperCase()}${theme.slice(1)}`) || theme;
  const choices = themes.map((theme): [string, string] => [theme, nameOfTheme(theme)]);
  fillSelect(select('theme'), [['', texts.themeNone], ...choices], state.theme);
}

/** The element and language whose attributes have controls now. */
let shownAttributes = '';

function showAttributes(element: ElementInfo, texts: Texts): void {
  // New controls would lose the focus and unfinished input.
  const wanted = `${element.tag} ${state.ui}`;
  if (wanted === shownAttributes) return;
  shownAttributes = wanted;
  const focused = document.activeElement?.id ?? '';
  const createControls = (primary: boolean): HTMLElement[] =>
    offeredAttributes(element)
      .filter((attribute) => isPrimary(element.tag, attribute) === primary)
      .map((attribute) =>
        createControl(element.tag, attribute, state.attributes[attribute.name], { ui: state.ui, texts }),
      );
  byId('plain').replaceChildren(...createControls(true));
  const more = createControls(false);
  byId('more').replaceChildren(...more);
  byId('more-box').hidden = !more.length;
  if (focused.startsWith('a-')) document.getElementById(focused)?.focus();
}

/** A feed, or why there is none. */
interface LoadedFeed {
  /** The address of the feed. */
  source: string;
  feed?: Feed;
  problem?: string;
  /** The address or the ARS that it was loaded for. */
  place?: string;
}

let loaded: LoadedFeed = { source: '' };

async function loadFeed(texts: Texts): Promise<LoadedFeed> {
  try {
    const source = state.feed || (await client.area({ ars: state.area || initialArea })).feed;
    if (!source) return { source: '', problem: texts.noFeed };
    const { value } = await createClient({ src: source }).feed();
    return { source, feed: value };
  } catch {
    return { source: state.feed, problem: texts.feedFailed };
  }
}

/** Offers the services of the feed. Returns the chosen one. */
function showServices(element: ElementInfo, feed: Feed | undefined, texts: Texts): Service | undefined {
  const takesService = hasAttribute(element, 'service');
  const needsService = ABOUT_ONE_SERVICE.includes(bareName(element));
  const services = takesService ? (feed?.services ?? []) : [];
  const service = services.find(({ key }) => key === state.service) ?? (needsService ? services[0] : undefined);
  const choices = services.map(({ key, name }): [string, string] => [key, wording(name, state.ui).text]);
  choices.sort(([, a], [, b]) => a.localeCompare(b, state.ui));
  const none: [string, string][] = needsService ? [] : [['', texts.allServices]];
  fillSelect(select('service'), [...none, ...choices], service?.key ?? '');
  byId('service-row').hidden = !takesService;
  return service;
}

/** The query that the preview shows. */
let previewed = '';

function showPreview(choice: Choice): void {
  byId('stage').classList.toggle('phone', state.phone);
  const query = new URLSearchParams(formatState({ ...choice, phone: false, follow: false, system: 'html', area: '' }));
  if (choice.directory) query.set('directory', choice.directory);
  const wanted = `?${query.toString()}`;
  if (wanted === previewed) return;
  previewed = wanted;
  const preview: PreviewWindow | null = frame.contentWindow;
  if (preview?.show) preview.show(wanted);
  // Setting `src` would add a step to the history.
  else preview?.location.replace(new URL(`preview.html${wanted}`, location.href));
}

/** Whether a pointer is down in a block. */
let isPressed = false;

/** Adjusts the height of the preview to its content; not while a button below it is pressed, which would move away. */
function fitPreview(): void {
  const body = frame.contentDocument?.body;
  if (body && !isPressed) frame.style.height = `${Math.max(body.offsetHeight, 120)}px`;
}

function release(): void {
  isPressed = false;
  const top = (): number => byId('blocks').getBoundingClientRect().top;
  const before = top();
  fitPreview();
  // What was pressed stays in view.
  scrollBy(0, top() - before);
}

function onChange({ target }: Event): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { name, value } = target;
  const checked = target instanceof HTMLInputElement && target.checked;
  if (name.startsWith('a-')) onAttributeChange(target);
  else if (name === 'ownAccent') choose({ accent: checked ? input('accent').value : '' });
  else if (name === 'phone' || name === 'follow') choose({ [name]: checked });
  else if (name === 'feed') choose({ feed: toAbsolute(value.trim()) });
  else if (name) choose({ [name]: value.trim() });
}

function onAttributeChange(control: HTMLInputElement | HTMLSelectElement): void {
  // The browser shows why.
  if (!control.reportValidity()) return;
  const name = control.name.slice(2);
  const { [name]: before, ...others } = state.attributes;
  const value = valueOf(control);
  if (value === before) return;
  choose({ attributes: value === undefined ? others : { ...others, [name]: value } });
}

addEventListener('pointerdown', ({ target }) => {
  isPressed = target instanceof Node && byId('blocks').contains(target);
});
for (const type of ['pointerup', 'pointercancel']) {
  addEventListener(type, () => {
    // After the click event.
    if (isPressed) setTimeout(release);
  });
}
frame.addEventListener('load', () => {
  if (frame.contentDocument) new ResizeObserver(fitPreview).observe(frame.contentDocument.body);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
form.addEventListener('change', onChange);
picker.addEventListener('ozg-area-change', ({ area }: AreaChangeEvent) => {
  // The picker also reports the area that it shows initially.
  if (area && (state.feed || area.ars !== (state.area || initialArea))) choose({ area: area.ars, feed: '' });
});
addEventListener('popstate', () => {
  state = parseState(location.search);
  shownAttributes = '';
  void show();
});

picker.directory = directory;
await Promise.all([show(), import(`${scripts}ozg-widgets.js`)]);
