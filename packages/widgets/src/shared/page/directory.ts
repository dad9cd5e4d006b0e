import { FeedError, isFeedError } from '@ozg-widgets/sdk';
import { absolute, ownFeed } from '#host-page';
import type { DirectorySource } from './directory-source.js';
import type { PageContext } from '../controllers/page-context.js';

/** What a widget says of its directory. */
export interface DirectoryHost extends HTMLElement {
  src: string | undefined;
  directory: string | undefined;
  publicKey: string | undefined;
  simulate: string | undefined;
}

/** The feed whose directory counts where a widget names none: that of the page itself, whatever somebody has chosen. */
export const homeOf = (host: DirectoryHost, page: PageContext): string | undefined =>
  host.src ?? (ownFeed(host) || page.src);

/**
 * The directory that a widget names, or the one of the feed at `src`.
 * @throws {FeedError} where neither is named, and where the file that reads directories is not beside this one
 */
export async function openDirectory(
  { directory, publicKey, simulate }: DirectoryHost,
  src: string | undefined,
): Promise<DirectorySource> {
  const address = directory ?? src;
  const missing = (cause?: unknown): FeedError => new FeedError('missing', address ?? '', { cause });
  if (!address || simulate === 'unreachable') throw missing();
  // Few pages ask a directory: the others need not load what reads one.
  const { directorySource } = await import('./directory-source.js').catch((cause: unknown) => {
    throw missing(cause);
  });
  return directorySource({ src: src && absolute(src), directory: directory && absolute(directory), publicKey });
}

/** A failure that may happen; others are bugs. */
export function known(error: unknown): FeedError {
  if (!isFeedError(error)) throw error;
  return error;
}
