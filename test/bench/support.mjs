/** What several measurements share. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * A goal with its measured value. `atLeast`: the value must reach the limit; otherwise it must not exceed it.
 *
 * @typedef {{ value: number, limit: number, digits?: number, atLeast?: boolean }} Goal
 */

/**
 * The path of a file of the repository.
 *
 * @param {string} relative Relative to this folder.
 */
export const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The middle one of an odd count of numbers.
 *
 * @param {readonly number[]} list
 */
export const median = (list) => list.toSorted((a, b) => a - b)[(list.length - 1) / 2] ?? NaN;

/**
 * Serves some files by their addresses, and an empty answer with status 404 for every other address.
 *
 * @param {Record<string, readonly [type: string, body: string | Uint8Array]>} files
 * @param {Record<string, string>} [headers] Headers of every file.
 */
export async function serve(files, headers = {}) {
  const server = createServer(({ url = '' }, response) => {
    const file = files[url];
    if (file) response.writeHead(200, { 'Content-Type': file[0], ...headers }).end(file[1]);
    else response.writeHead(404, { 'Content-Type': 'text/plain' }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
