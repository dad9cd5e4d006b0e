/** The tags of all elements. Each has a folder of its own, named after its tag. */
import { readdirSync } from 'node:fs';

export const tags = readdirSync(new URL('../src/elements/', import.meta.url)).sort();

/**
 * The module that defines an element, relative to `src` or `dist`, without its extension.
 *
 * @param {string} tag
 */
export const modulePath = (tag) => `elements/${tag}/${tag}`;
