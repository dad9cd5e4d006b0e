/** Prints the JSON Schema of a document: feed (default), directory or coverage. `--write` writes all of them to schema/. */
import { writeFileSync } from 'node:fs';
import { jsonSchema } from '@ozg-widgets/feed/strict';

/** @typedef {'feed' | 'directory' | 'coverage'} Name */

/** @param {Name} name */
const print = (name) => `${JSON.stringify(jsonSchema(`ozg-${name}/1`), null, 2)}\n`;
/** @type {Name[]} */
const names = ['feed', 'directory', 'coverage'];
if (process.argv.includes('--write')) {
  for (const name of names) writeFileSync(new URL(`schema/${name}.json`, import.meta.url), print(name));
} else process.stdout.write(print(names.find((name) => process.argv.includes(name)) ?? 'feed'));
