/** Where embed pages lie, and where what they load lies. */
import { parseServer } from '../../source/cells/cells.js';
import type { Parser } from '../../source/rows.js';

/** The two folders that embed pages need to know, each an address with a slash at its end. */
export interface Addresses {
  /** Where the built tree is served. */
  feeds: string;
  /** Where the widgets lie, `frame.js` among them. */
  widgets: string;
}

/** The address of a folder: https, or http on this machine; a missing slash at its end is added. */
export const parseFolder: Parser<string> = (text) => {
  const address = parseServer(text);
  if (typeof address !== 'string') return address;
  const url = new URL(address);
  if (url.search || url.hash || url.username || url.password) return { problem: 'embed-folder' };
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
};

/** The addresses of one page, and of what it shows. */
export interface Place {
  /** Path of the page in the tree. */
  page: string;
  /** Path of its oEmbed answer in the tree. */
  answer: string;
  /** Path of the feed in the tree. */
  feed: string;
}

/** Where the page of a service lies, or, without a key, that of an area. */
export function placeOf(ars: string, key = 'index'): Place {
  const name = `embed/${ars}/${key}`;
  return { page: `${name}.html`, answer: `${name}.json`, feed: `areas/${ars}.json` };
}

/** Whether a path in the tree is that of a page or an answer. */
export const isEmbed = (name: string): boolean => /^embed\/\d{12}\/(\d{14}|index)\.(html|json)$/.test(name);
