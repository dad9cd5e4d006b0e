/** Runs in Storybook's page: chooses a story, waits until it is there, looks at it and examines it. */
import type { AxeResults } from 'axe-core';
import { look } from './visual/look.js';
import type { Look } from './visual/look.js';

interface Event {
  storyId?: string;
  id?: string;
  status?: string;
  message?: string;
  description?: string;
}
interface Channel {
  on(name: string, listener: (what?: Event) => void): void;
  emit(name: string, what: object): void;
}
type Widget = HTMLElement & { updateComplete?: Promise<unknown> };

/** The page's clock, which the visitor sets; milliseconds that it is ahead. */
declare const clock: { ahead: number };

const FAILURES = ['storyErrored', 'storyMissing', 'storyThrewException', 'playFunctionThrewException'];
/** Milliseconds in which something would still change that is on its way. */
const SOON = 80;

let channel: Channel | undefined;
let finish: (how: string) => void;
let expected: string | undefined;
/** How the story ends that the page is opened with: it may do so before anybody asks. */
const opening = new Promise<string>((resolve) => {
  finish = resolve;
});
const told = new WeakSet<EventTarget>();

// Before anything else runs: the events of widgets, and Storybook's channel as soon as there is one.
for (const name of ['ozg-feed-loaded', 'ozg-feed-failed'])
  document.addEventListener(name, (event) => told.add(event.target!));
Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
  configurable: true,
  get: () => channel,
  set: (value: Channel) => {
    channel = value;
    value.on('storyFinished', (what) => {
      if (expected === undefined || what?.storyId === expected) finish(what?.status ?? 'success');
    });
    for (const name of FAILURES)
      value.on(name, (what) => {
        finish(`${name}: ${what?.message ?? what?.description ?? ''}`);
      });
  },
});

/** Waits until the story is finished that the page was opened with; tells how. */
export const first = (): Promise<string> => opening;

/** Goes on to another story, and waits until it is finished; tells how. */
export const next = (id: string): Promise<string> =>
  new Promise((resolve) => {
    expected = id;
    finish = resolve;
    choose({ scheme: 'light' });
    channel!.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });

/** Chooses in Storybook's toolbar. */
const choose = (globals: Record<string, string>): void => {
  channel!.emit('updateGlobals', { globals });
};

/** Lets the story be dark. */
export async function darken(): Promise<void> {
  choose({ scheme: 'dark' });
  while (document.documentElement.style.colorScheme !== 'dark') await new Promise(requestAnimationFrame);
}

const story = (): Element => document.querySelector('#storybook-root')!;

/** Waits until the story's widgets have rendered what they read, and says what sticks out of the story. */
export async function settled(): Promise<string[]> {
  while (document.documentElement.style.colorScheme !== 'light') await new Promise(requestAnimationFrame);
  const widgets = [...story().querySelectorAll<Widget>('*')].filter(({ localName }) => localName.startsWith('ozg-'));
  while (!widgets.every((widget) => told.has(widget))) await new Promise(requestAnimationFrame);
  for (const widget of widgets) await widget.updateComplete;
  // Resize observers run after the layout of the next frame.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const faults = widgets.length ? [] : ['The story has no widget.'];
  for (const element of [story(), ...story().querySelectorAll('.story')])
    if (element.scrollWidth > element.clientWidth)
      faults.push(`Wider than its place: ${element.scrollWidth} > ${element.clientWidth} px`);
  return faults;
}

/** How the story looks once nothing changes any more. */
export async function looks(): Promise<Look> {
  for (let before = ''; ;) {
    const found = look(story());
    const now = JSON.stringify(found);
    if (now === before) return found;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, SOON));
  }
}

/** Everything in the story, shadow roots included, without the marks that templates leave. */
const content = (): string[] =>
  [story(), ...story().querySelectorAll('*')].flatMap(
    ({ shadowRoot }) => shadowRoot?.innerHTML.replace(/<!--.*?-->/gs, '').trim() ?? [],
  );

/** Lets the widgets look at the page and at their feeds again, as they do every minute. */
async function lookAgain(): Promise<void> {
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 2 * SOON));
}

/** Lets a minute pass, twice, and says what is in the story then that was not, or was otherwise. */
export async function minutesLater(): Promise<string[]> {
  const before = content();
  const faults: string[] = [];
  for (const minutes of [1, 2]) {
    clock.ahead = minutes * 60_000;
    await lookAgain();
    const now = content();
    for (const [i, part] of now.entries())
      if (part !== before[i]) faults.push(`Changed after ${minutes} min from\n${before[i] ?? 'nothing'}\nto\n${part}`);
    if (now.length < before.length) faults.push(`${before.length - now.length} widgets are gone after ${minutes} min`);
  }
  clock.ahead = 0;
  await lookAgain();
  return faults;
}

/** Everything that axe finds in the story; no rule is muted. */
export async function audit(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(context: string): Promise<AxeResults> } };
  const { violations } = await axe.run('#storybook-root');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}\n${node.failureSummary ?? ''}`),
  );
}

/** Gives every widget of the story a style sheet more; tells how the story looks with it. */
export async function styled(css: string): Promise<Look> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  for (const { shadowRoot } of story().querySelectorAll('*')) shadowRoot?.adoptedStyleSheets.push(sheet);
  return looks();
}
