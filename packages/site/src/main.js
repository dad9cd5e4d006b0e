/** The configurator: what is chosen goes into the address, and whatever the address says is shown. */
/* global ResizeObserver, addEventListener, document, history, location, scrollBy */
import { ABOUT_ONE_SERVICE, createClient, wording } from '../dist/tools.js';
import { blocksFor } from './blocks.js';
import { choices, control, given, isPlain, offered } from './controls.js';
import { byId, showBlocks, speak } from './dom.js';
import { nameOf } from './names.js';
import { checksums, directory, elementNamed, elements, firstArea, languages, scripts } from './release.js';
import { absolute, format, parse } from './state.js';
import { systemNamed, systems } from './systems.js';
import { fill, texts as all } from './texts.js';

const form = byId('form');
const frame = byId('frame');
const picker = byId('picker');
const integrity = await checksums();
const client = createClient({ directory });
let state = parse(location.search);
/** Which of several answers is still wanted. */
let turn = 0;

/** Takes a change over: the address is a new one, so that Back leads to what was. */
function choose(change) {
  state = { ...state, ...change };
  const element = elementNamed(state.element);
  state.attributes = Object.fromEntries(Object.entries(state.attributes).filter(([name]) => has(element, name)));
  history.pushState(null, '', location.pathname + format(state));
  void show();
}

/** Shows what the address says. */
async function show() {
  const mine = ++turn;
  const texts = all[state.ui];
  const element = elementNamed(state.element);
  speak(texts, state.ui);
  document.title = texts.title;
  showChoices(element, texts);
  const place = state.feed || state.area || firstArea;
  // Whatever else is chosen needs no new reading: it is shown at once, under the finger that is on a button.
  if (place !== read.place) {
    wait(true);
    byId('place-status').textContent = texts.loading;
    const answer = await feedOf(texts);
    if (mine !== turn) return;
    read = { ...answer, place: answer.feed && place };
  }
  wait(false);
  const { feed, source, problem } = read;
  const service = showServices(element, feed, texts);
  byId('place-status').textContent = problem ?? (state.feed ? fill(texts.picked, { name: feed.area.name }) : '');
  const name = service ? wording(service.name, state.lang || state.ui).text : (feed?.area.name ?? '');
  byId('words').placeholder = name;
  const chosen = {
    ...state,
    element: element.tag.replace(/^ozg-/, ''),
    feed: source,
    service: service?.key ?? '',
    words: state.words || name,
    url: service?.url ?? service?.platform?.url ?? service?.alternative?.url ?? '',
    directory: !state.feed && has(element, 'directory') ? directory : '',
    follows: state.follow && canFollow(element),
  };
  showPreview(chosen);
  const blocks = feed ? blocksFor(chosen, { scripts, integrity, texts }) : [];
  showBlocks(byId('blocks'), blocks, texts, byId('status'));
  document.body.dataset.shown = format(state);
}

/** While a feed is on its way, nobody copies what belongs to the one before. */
function wait(waiting) {
  for (const id of ['blocks', 'stage']) byId(id).inert = waiting;
}

const has = ({ attributes }, name) => attributes.some((attribute) => attribute.name === name);

/** An area picker reaches what has no address of its own: not a frame, nor what shows a whole directory. */
const canFollow = (element) =>
  element.tag !== 'ozg-area-picker' && !has(element, 'directory') && systemNamed(state.system).form !== 'iframe';

function showChoices(element, texts) {
  const { ui, lang } = state;
  for (const [id, page] of [
    ['language', ''],
    ['doctor-link', 'arzt.html'],
  ])
    byId(id).href =
      page + format(id === 'language' ? { ...state, ui: ui === 'de' ? 'en' : 'de' } : { ...parse(''), ui });
  byId('language').lang = byId('language').hreflang = ui === 'de' ? 'en' : 'de';
  const tags = elements.map(({ tag }) => tag.replace(/^ozg-/, ''));
  choices(
    form.elements.element,
    tags.map((tag) => [tag, nameOf(tag, ui)]),
    element.tag.replace(/^ozg-/, ''),
  );
  const spoken = Object.entries(languages).map(([tag, { name, reviewed }]) => [
    tag,
    reviewed ? name : `${name} (${texts.unreviewed})`,
  ]);
  choices(form.elements.lang, [['', texts.pageLang], ...spoken], lang);
  const themes = Object.keys(integrity).flatMap((file) => /^themes\/(\w+)\.css$/.exec(file)?.[1] ?? []);
  const themeName = (theme) => texts[`theme${theme[0].toUpperCase()}${theme.slice(1)}`] ?? theme;
  choices(form.elements.theme, [['', texts.themeNone], ...themes.map((t) => [t, themeName(t)])], state.theme);
  choices(
    form.elements.system,
    Object.entries(systems).map(([key, { name }]) => [key, name || texts[key]]),
    state.system,
  );
  form.elements.feed.value = state.feed;
  form.elements.words.value = state.words;
  form.elements.follow.checked = state.follow;
  byId('follow-row').hidden = !canFollow(element);
  form.elements.ownAccent.checked = state.accent !== '';
  form.elements.accent.disabled = state.accent === '';
  form.elements.accent.value = state.accent || '#005ea8';
  byId('accent-row').hidden = !state.theme && !element.properties.includes('--ozg-accent');
  form.elements.view.value = state.view;
  form.elements.phone.checked = state.phone;
  byId('forced-hint').hidden = state.view !== 'forced';
  picker.value = state.feed ? '' : state.area || firstArea;
  showAttributes(element, texts);
}

let attributesShown = '';
function showAttributes(element, texts) {
  // Made anew, a control that somebody is about to use would lose the focus, and what is typed there.
  const wanted = `${element.tag} ${state.ui}`;
  if (wanted === attributesShown) return;
  attributesShown = wanted;
  const focused = document.activeElement?.id;
  const make = (plain) =>
    offered(element)
      .filter((attribute) => isPlain(element.tag, attribute) === plain)
      .map((attribute) => control(element.tag, attribute, state.attributes[attribute.name], state.ui, texts));
  byId('plain').replaceChildren(...make(true));
  const more = make(false);
  byId('more').replaceChildren(...more);
  byId('more-box').hidden = !more.length;
  if (focused?.startsWith('a-')) byId(focused)?.focus();
}

/** What was read last, and for which address or area. */
let read = {};

/** The feed that is chosen, or why there is none. */
async function feedOf(texts) {
  try {
    const source = state.feed || (await client.area({ ars: state.area || firstArea })).feed;
    if (!source) return { source: '', problem: texts.noFeed };
    return { source, feed: await createClient({ src: source }).feed() };
  } catch {
    return { source: state.feed, problem: texts.feedFailed };
  }
}

function showServices(element, feed, texts) {
  const takes = has(element, 'service');
  const needed = ABOUT_ONE_SERVICE.includes(element.tag.replace(/^ozg-/, ''));
  const services = takes ? (feed?.services ?? []) : [];
  const service = services.find(({ key }) => key === state.service) ?? (needed ? services[0] : undefined);
  const pairs = services.map(({ key, name }) => [key, wording(name, state.ui).text]);
  pairs.sort(([, a], [, b]) => a.localeCompare(b, state.ui));
  choices(form.elements.service, [...(needed ? [] : [['', texts.allServices]]), ...pairs], service?.key ?? '');
  byId('service-row').hidden = !takes;
  return service;
}

let previewed = '';
function showPreview(chosen) {
  byId('stage').classList.toggle('phone', state.phone);
  const query = new URLSearchParams(format({ ...chosen, phone: false, follow: false, system: 'html', area: '' }));
  if (chosen.directory) query.set('directory', chosen.directory);
  if (`?${query}` === previewed) return;
  previewed = `?${query}`;
  const { location: place, show: showThere } = frame.contentWindow;
  if (showThere) showThere(previewed);
  // Not by `src`: each address would be one more step for Back.
  else place.replace(new URL(`preview.html${previewed}`, location.href));
}

/** Makes the preview as high as its content; not under a finger, from which the button below would move away. */
function fit() {
  const body = frame.contentDocument?.body;
  if (body && !pressing) frame.style.height = `${Math.max(body.offsetHeight, 120)}px`;
}

/** Whether somebody is pressing something in a block. */
let pressing = false;
addEventListener('pointerdown', ({ target }) => {
  pressing = byId('blocks').contains(target);
});
for (const type of ['pointerup', 'pointercancel'])
  addEventListener(type, () => {
    // After the click that belongs to it; what was pressed stays in sight.
    if (pressing) setTimeout(release);
  });

function release() {
  pressing = false;
  const top = () => byId('blocks').getBoundingClientRect().top;
  const before = top();
  fit();
  scrollBy(0, top() - before);
}

frame.addEventListener('load', () => {
  new ResizeObserver(fit).observe(frame.contentDocument.body);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
});
form.addEventListener('change', ({ target }) => {
  const { name, value, checked } = target;
  if (name.startsWith('a-')) {
    // The browser says why.
    if (!target.reportValidity()) return;
    const { [name.slice(2)]: before, ...others } = state.attributes;
    const now = given(target);
    if (now === before) return;
    const attributes = now === undefined ? others : { ...others, [name.slice(2)]: now };
    choose({ attributes });
  } else if (name === 'ownAccent') choose({ accent: checked ? form.elements.accent.value : '' });
  else if (name === 'phone' || name === 'follow') choose({ [name]: checked });
  else if (name === 'feed') choose({ feed: absolute(value.trim()) });
  else if (name) choose({ [name]: value.trim() });
});
picker.addEventListener('ozg-area-change', ({ area }) => {
  // What it says by itself, of the area that is shown anyway, is no choice.
  if (area && (state.feed || area.ars !== (state.area || firstArea))) choose({ area: area.ars, feed: '' });
});
addEventListener('popstate', () => {
  state = parse(location.search);
  attributesShown = '';
  void show();
});

picker.directory = directory;
await Promise.all([show(), import(`${scripts}ozg-widgets.js`)]);
