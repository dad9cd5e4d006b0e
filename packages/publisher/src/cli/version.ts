import { readFileSync } from 'node:fs';

/** The version of this package, which is also that of the elements that it is released with. */
export const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
