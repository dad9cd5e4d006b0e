/** What the user chose. The page's address contains all of it, so that it can be shared and Back works. */

/** The languages of these pages. */
export type Language = 'de' | 'en';

/** What the user chose. */
export interface State {
  /** The ARS of the municipality; empty if `feed` is set. */
  area: string;
  /** The address of a feed that the user entered. */
  feed: string;
  /** The name of the element without `ozg-`. */
  element: string;
  /** The LeiKa key of the service; empty for none. */
  service: string;
  /** Empty, `kern`, `plain` or `contrast`. */
  theme: string;
  /** A colour such as `#005ea8`; empty for none. */
  accent: string;
  /** The language of the element; empty for that of its page. */
  lang: string;
  /** The fallback content of the element; empty for the default. */
  words: string;
  /** The key of a content system. */
  system: string;
  view: 'light' | 'dark' | 'forced';
  phone: boolean;
  /** Whether the element follows an area picker on its page. */
  follow: boolean;
  /** The language of this page. */
  ui: Language;
  /** The other attributes of the element; boolean attributes have an empty value. */
  attributes: Record<string, string>;
}

const INITIAL: Readonly<State> = {
  area: '',
  feed: '',
  element: 'availability-badge',
  service: '',
  theme: '',
  accent: '',
  lang: '',
  words: '',
  system: 'html',
  view: 'light',
  phone: false,
  follow: false,
  ui: 'de',
  attributes: {},
};

/** The valid values of each parameter; other values are ignored. */
const PATTERNS = {
  area: /^\d{12}$/,
  feed: /./,
  element: /^[a-z-]+$/,
  service: /^\d{14}$/,
  theme: /^(kern|plain|contrast)$/,
  accent: /^#[\da-f]{6}$/i,
  lang: /^[a-z]{2,3}(-[a-z\d]+)*$/i,
  words: /./,
  system: /^[a-z\d]+$/,
  view: /^(light|dark|forced)$/,
  ui: /^(de|en)$/,
};

/** Boolean parameters. */
const SWITCHES = ['phone', 'follow'] as const;

const ATTRIBUTE = /^a-([a-z-]+)$/;

/** A host name without a scheme, such as `www.kirchhain.de/`. */
const HOST = /^([a-z\d-]+\.)+[a-z]{2,}\//i;

/** Resolves an address against this page; returns it unchanged if it is invalid. */
export function toAbsolute(address: string): string {
  const full = HOST.test(address) ? `https://${address}` : address;
  return full && URL.canParse(full, location.href) ? new URL(full, location.href).href : full;
}

/** Reads the state from the query of an address. */
export function parseState(query: string): State {
  const parameters = new URLSearchParams(query);
  const attributes: Record<string, string> = {};
  for (const [name, value] of parameters) {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    if (attribute) attributes[attribute] = value;
  }
  const values = Object.entries(PATTERNS).flatMap(([name, pattern]) => {
    const value = parameters.getAll(name).findLast((candidate) => pattern.test(candidate));
    return value === undefined ? [] : [[name, value]];
  });
  const switches = SWITCHES.map((name) => [name, parameters.has(name)]);
  // The patterns make sure that the values are of these types.
  const state = { ...INITIAL, ...Object.fromEntries([...values, ...switches]), attributes } as State;
  return { ...state, feed: toAbsolute(state.feed) };
}

/** The query for a state, without initial values. */
export function formatState(state: State): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]) {
    if (state[name] !== INITIAL[name]) query.set(name, state[name]);
  }
  for (const name of SWITCHES) if (state[name]) query.set(name, '');
  for (const [name, value] of Object.entries(state.attributes)) query.set(`a-${name}`, value);
  return query.size ? `?${query.toString()}` : '';
}
