/** Where the documents of a published tree are, relative to its root. */
import type { sorting } from './schema/vocabulary.js';

/** The directory of a tree. */
export const DIRECTORY_PATH = 'directory.json';

/** The feed of an area. With `{ars}` it is the template that a directory contains. */
export const areaPath = (ars: string): string => `areas/${ars}.json`;

/** How far a service has come in all areas. With `{key}` it is the template that a directory contains. */
export const coveragePath = (key: string): string => `services/${key}.json`;

/** A shard of the directory. With `{by}` and `{start}` it is the template that a directory contains. */
export const shardPath = (by: (typeof sorting)[number] | '{by}', start: string): string =>
  `directory/${by}/${start}.json`;

/** The directory, relative to a feed: one folder up from `areas/`, otherwise beside it. */
export const directoryFrom = (feedPath: string): string =>
  /\/areas\/\d{12}\.json$/.test(feedPath) ? `../${DIRECTORY_PATH}` : DIRECTORY_PATH;
