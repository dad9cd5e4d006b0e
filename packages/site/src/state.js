/** What has been chosen. The page's address holds all of it, so that it can be sent to somebody and Back works. */
/* global location */

/**
 * @typedef {object} State
 * @property {string} area ARS of the municipality; empty where `feed` is given.
 * @property {string} feed Address of a feed that was pasted.
 * @property {string} element End of the tag: `availability-badge`.
 * @property {string} service LeiKa key; empty for none.
 * @property {string} theme Empty, `kern`, `plain` or `contrast`.
 * @property {string} accent A colour such as `#005ea8`; empty for none.
 * @property {string} lang Language of the element; empty for the page's.
 * @property {string} words The page's own words; empty for the ones proposed.
 * @property {string} system
 * @property {'light' | 'dark' | 'forced'} view
 * @property {boolean} phone
 * @property {boolean} follow Whether the element shows what an area picker on its page has chosen.
 * @property {'de' | 'en'} ui Language of the configurator.
 * @property {Record<string, string>} attributes The element's other attributes; a switch that is on holds an empty text.
 */

/** @type {State} */
const START = {
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

/** What an address may say; anything else counts as not said. */
const ALLOWED = {
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

/** What is on where an address names it. */
const SWITCHES = ['phone', 'follow'];

const ATTRIBUTE = /^a-([a-z-]+)$/;

/** What begins like `www.kirchhain.de/` is meant to lead there, not to a folder of this page. */
const HOST = /^([a-z\d-]+\.)+[a-z]{2,}\//i;

/** An address as this page means it; what is none stays what it is. @param {string} address */
export function absolute(address) {
  const full = HOST.test(address) ? `https://${address}` : address;
  return full && URL.canParse(full, location.href) ? new URL(full, location.href).href : full;
}

/**
 * Reads the query of an address.
 * @param {string} query
 * @returns {State}
 */
export function parse(query) {
  const state = { ...START, attributes: {} };
  for (const [name, value] of new URLSearchParams(query)) {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    if (attribute) state.attributes[attribute] = value;
    else if (SWITCHES.includes(name)) state[name] = true;
    else if (Object.hasOwn(ALLOWED, name) && ALLOWED[name].test(value)) state[name] = value;
  }
  state.feed = absolute(state.feed);
  return state;
}

/**
 * The query for a state: what is as at the start is left out.
 * @param {State} state
 */
export function format(state) {
  const query = new URLSearchParams();
  for (const name of Object.keys(ALLOWED)) if (state[name] !== START[name]) query.set(name, state[name]);
  for (const name of SWITCHES) if (state[name]) query.set(name, '');
  for (const [name, value] of Object.entries(state.attributes)) query.set(`a-${name}`, value);
  return query.size ? `?${query}` : '';
}
