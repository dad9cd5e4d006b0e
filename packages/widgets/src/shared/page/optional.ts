/**
 * Loads a file that an element can do without; resolves to `undefined` if it is missing, as on a server that has only
 * some of the files. (The browser logs the failed request.)
 * @example
 * const file = await optional(() => import('./v-card.js'));
 * file?.saveContact(contact);
 */
export const optional = <T>(load: () => Promise<T>): Promise<T | undefined> => load().catch(() => undefined);
