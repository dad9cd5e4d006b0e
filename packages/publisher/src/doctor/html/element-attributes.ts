/** Every element with its attributes, and what may stand in them. A test holds it to the widgets. */
import { words } from '@ozg-widgets/feed';

/** What an attribute holds. */
export type Rule =
  'address' | 'area' | 'areas' | 'level' | 'moment' | 'number' | 'service' | 'services' | 'switch' | 'text' | Words;

/** One of these words, or several. */
export interface Words {
  words: readonly string[];
  several?: true;
}

const one = (...list: readonly string[]): Words => ({ words: list });
const several = (...list: readonly string[]): Words => ({ words: list, several: true });

const preview = { simulate: 'text', now: 'moment', at: 'moment' } as const;
const common = { src: 'address', 'public-key': 'text', ...preview } as const;
const headed = { ...common, 'heading-level': 'level' } as const;

/** The attributes that only previews have. */
export const PREVIEW: readonly string[] = Object.keys(preview);

/** The attributes that a form without a tag has only where the page permits them by name. */
export const GUARDED: readonly string[] = ['at', 'for', 'now', 'simulate', 'structured-data', 'target', 'value'];

/** The attributes of each element by the end of its tag: `availability-badge` of `<ozg-availability-badge>`. */
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

/** The elements that show nothing without a service. */
export const ABOUT_ONE_SERVICE: readonly string[] = ['availability-badge', 'coverage', 'promo', 'service-card'];

/** What any element of HTML may have. */
const GLOBAL =
  /^(accesskey|autofocus|class|contenteditable|defer-hydration|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|is|itemid|itemprop|itemref|itemscope|itemtype|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|xml:lang|xmlns|aria-.*|data-.*|on.*|v-.*|ng-.*|:.*|@.*)$/;

/** Whether an attribute has its meaning from HTML itself, or from a framework. */
export const isGlobal = (attribute: string): boolean => GLOBAL.test(attribute);
