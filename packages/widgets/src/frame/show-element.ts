/** The element that the address of a frame's page asks for. */
import { wording } from '@ozg-widgets/feed';
import type { Text } from '@ozg-widgets/feed';
import type { CoverageLoadedEvent, FeedLoadedEvent } from '../events.js';
import type {} from '../events.js';
import { names } from './element-names.js';
import { drawn } from './report-height.js';

/** Previews: under an official address nobody may make up a state, or a time at which it was so. */
const PREVIEW = ['simulate', 'now', 'at'];

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** Sets in which direction the page is read, from its language. */
export function setDirection(): void {
  const root = document.documentElement;
  if (RIGHT_TO_LEFT.test(root.lang)) root.dir = 'rtl';
}

/**
 * Puts the element into the page: `?element=service-card&service=…&src=…&lang=de`. `shown` is called where a sentence
 * stands there instead. Nothing of the address becomes markup, and only what is an attribute of the element counts.
 */
export async function showElement(query: URLSearchParams, shown: () => void): Promise<void> {
  const { body, documentElement: root } = document;
  const lang = query.get('lang') ?? '';
  if (/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(lang)) root.lang = lang;
  setDirection();
  const scheme = query.get('color-scheme') ?? '';
  if (/^(light|dark)$/.test(scheme)) root.style.colorScheme = scheme;

  const german = /^de\b/i.test(root.lang);
  const inWords = (de: string, en: string): string => (german ? de : en);
  const sentence = (de: string, en: string): HTMLElement => {
    const words = document.createElement('p');
    words.lang = inWords('de', 'en');
    words.dir = 'ltr';
    words.textContent = inWords(de, en);
    return words;
  };
  const unreachable = (): HTMLElement =>
    sentence('Diese Angaben sind gerade nicht zu erreichen.', 'This information cannot be reached at the moment.');

  const end = query.get('element') ?? '';
  const name = Object.hasOwn(names, end) ? names[end] : undefined;
  if (!name) {
    const known = Object.keys(names).join(', ');
    body.append(
      sentence(
        `Welcher Baustein hier stehen soll, sagt die Adresse nicht. Bitte element= mit einem von diesen ergänzen: ${known}.`,
        `The address does not say which element is to stand here. Please add element= with one of these: ${known}.`,
      ),
    );
    shown();
    return;
  }
  document.title = inWords(...name);

  const tag = `ozg-${end}`;
  try {
    // Relative to the built frame.js, which is always in one folder with elements/.
    await import(`./elements/${tag}.js`);
  } catch {
    body.append(unreachable());
    shown();
    return;
  }
  const { observedAttributes } = customElements.get(tag) as unknown as { observedAttributes: string[] };
  const element = document.createElement(tag);
  for (const attribute of observedAttributes) {
    const value = query.get(attribute);
    if (value !== null && !PREVIEW.includes(attribute)) element.setAttribute(attribute, value);
  }
  element.addEventListener('ozg-load-error', () => {
    element.replaceChildren(unreachable());
  });
  const onLoaded = (event: Event): void => {
    const { service, area } = about(event, query);
    const what = service ? wording(service.name, root.lang).text : inWords(...name);
    // Of several areas, none is what all of it is about.
    document.title = area && end !== 'service-matrix' ? `${what} – ${area.name}` : what;
    void drawn(element).then(() => {
      // Seen where the feed does not have what was asked for.
      element.replaceChildren(sentence('Dazu gibt es hier keine Angaben.', 'There is no information on this here.'));
    });
  };
  for (const loaded of ['ozg-feed-loaded', 'ozg-coverage-loaded', 'ozg-directory-loaded'])
    element.addEventListener(loaded, onLoaded);
  body.append(element);
}

/** The service and the area that an event names: those of a feed, or one service across the country. */
function about(
  { feed, coverage }: Partial<FeedLoadedEvent & CoverageLoadedEvent>,
  query: URLSearchParams,
): { service?: { name: Text } | undefined; area?: { name: string } | undefined } {
  if (!feed) return { service: coverage?.service };
  return { area: feed.area, service: feed.service((query.get('service') ?? '').replace(/\s/g, '')) };
}
