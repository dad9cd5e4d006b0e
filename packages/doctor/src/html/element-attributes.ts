/** The attributes of every element and their values. A test compares them with the widgets. */
import { words } from '@ozg-widgets/feed';

/** The kind of value that an attribute takes. */
export type Rule =
  'address' | 'area' | 'areas' | 'level' | 'moment' | 'number' | 'service' | 'services' | 'switch' | 'text' | Words;

/** Enumerated values: one of the words, or several. */
export interface Words {
  words: readonly string[];
  several?: true;
}

const one = (...list: readonly string[]): Words => ({ words: list });
const several = (...list: readonly string[]): Words => ({ words: list, several: true });

const preview = { simulate: 'text', now: 'moment', at: 'moment' } as const;
const common = { src: 'address', 'public-key': 'text', ...preview } as const;
const headed = { ...common, 'heading-level': 'level' } as const;

/** The attributes that are for previews only. */
export const PREVIEW: readonly string[] = Object.keys(preview);

/** The attributes that a plain form (`data-ozg`, `class="ozg-badge"`) uses only if the page permits them by name. */
export const GUARDED: readonly string[] = ['at', 'for', 'now', 'simulate', 'structured-data', 'target', 'value'];

/** The attributes of each element, by its name without `ozg-`. */
export const elements: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'area-picker': {
    ...common,
    directory: 'address',
    value: 'area',
    target: 'text',
    for: 'text',
    label: 'text',
    remember: 'switch',
    'query-parameter': 'text',
    param: 'text',
  },
  'availability-badge': { ...common, service: 'service', variant: one('pill', 'text', 'dot', 'banner') },
  'contact-card': { ...headed, contact: 'text', service: 'service', 'contact-role': one(...words.role) },
  coverage: {
    ...headed,
    directory: 'address',
    service: 'service',
    state: several(...words.rollout, ...words.operation.filter((word) => word !== 'operational')),
    view: one('map', 'table'),
    'count-by': one('areas', 'population'),
    by: one('areas', 'population'),
    land: 'area',
  },
  help: { ...headed, service: 'service', audience: one(...words.readership) },
  notices: { ...headed, kind: several(...words.notice), service: 'services', limit: 'number' },
  promo: { ...headed, service: 'service', size: one('small', 'medium', 'large') },
  'rollout-timeline': {
    ...headed,
    topic: several(...words.topic),
    service: 'services',
    since: 'text',
    limit: 'number',
    view: one('timeline', 'table'),
  },
  'service-card': { ...headed, service: 'service', 'structured-data': 'switch' },
  'service-list': {
    ...headed,
    query: 'text',
    topic: one(...words.topic),
    audience: one(...words.audience),
    state: several('usable', 'coming', 'offline', 'unknown'),
    group: one('topic', 'state', 'none'),
    limit: 'number',
    'hash-parameter': 'text',
    hash: 'text',
  },
  'service-matrix': {
    ...common,
    areas: 'areas',
    directory: 'address',
    service: 'services',
    topic: one(...words.topic),
  },
};

/** The elements that need a service. */
export const ABOUT_ONE_SERVICE: readonly string[] = ['availability-badge', 'coverage', 'promo', 'service-card'];

/** Global attributes of HTML, and attributes of frameworks. */
const GLOBAL =
  /^(accesskey|autofocus|class|contenteditable|defer-hydration|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|is|itemid|itemprop|itemref|itemscope|itemtype|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|xml:lang|xmlns|aria-.*|data-.*|on.*|v-.*|ng-.*|:.*|@.*)$/;

/** Whether an attribute is global in HTML or belongs to a framework. */
export const isGlobal = (attribute: string): boolean => GLOBAL.test(attribute);
