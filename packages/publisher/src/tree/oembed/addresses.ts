/** Where embed pages and their oEmbed answers are in the tree. */
import { areaPath } from '@ozg-widgets/feed';

/** The paths of an embed page, of its oEmbed answer, and of the feed that it shows. */
export interface EmbedTarget {
  /** Path of the page in the tree. */
  page: string;
  /** Path of its oEmbed answer in the tree. */
  answer: string;
  /** Path of the feed in the tree. */
  feed: string;
}

/** The paths of the page of a service or, without a key, of an area. */
export function embedTarget(ars: string, key = 'index'): EmbedTarget {
  const name = `embed/${ars}/${key}`;
  return { page: `${name}.html`, answer: `${name}.json`, feed: areaPath(ars) };
}

/** Whether a path in the tree is that of a page or an answer. */
export const isEmbed = (name: string): boolean => /^embed\/\d{12}\/(\d{14}|index)\.(html|json)$/.test(name);
