/** How a request goes out in a browser, which handles redirects, caching and validators by itself. */
import ky from 'ky';
import type { Options } from 'ky';
import type { NetworkDetail } from '../errors/feed-error.js';

/** Sends a request. */
export const request: (address: string, options: Options, known?: unknown) => Promise<Response> = ky;

/** Browsers do not say why the network failed. */
export const networkDetail: (error: unknown) => NetworkDetail | undefined = () => undefined;

/** The browser's HTTP cache keeps validators. */
export const remember: (value: unknown, response: Response) => void = () => undefined;
