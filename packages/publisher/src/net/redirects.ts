/** The redirect rule of all commands. The SDK's transport for servers applies the same one. */
import { isSafe } from '@ozg-widgets/feed';
import { namesPrivateHost } from './private-address.js';

/** How many redirects are followed. */
export const MAX_REDIRECTS = 5;

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Where an answer redirects to, or why that redirect must not be followed. */
export type Redirect =
  | { to: URL; refused?: never }
  /** `address`: not a URL; `insecure`: away from https, or to another scheme; `private`: into a private network. */
  | { to: string; refused: 'address' | 'insecure' | 'private' };

/** The part of an answer that redirects. */
export interface RedirectingAnswer {
  url: URL;
  status: number;
  headers: { readonly location?: string | undefined };
}

/** Reads the redirect of an answer; `undefined` if there is none. */
export function redirectOf(
  { url, status, headers: { location } }: RedirectingAnswer,
  allowPrivateNetwork: boolean,
): Redirect | undefined {
  if (!STATUSES.includes(status) || location === undefined) return;
  if (!URL.canParse(location, url.href)) return { to: location, refused: 'address' };
  const to = new URL(location, url);
  if (!isSecureStep(url, to)) return { to: to.href, refused: 'insecure' };
  if (!allowPrivateNetwork && namesPrivateHost(to)) return { to: to.href, refused: 'private' };
  return { to };
}

/** Whether a redirect is at least as safe from changes in transit as the URL before it. */
function isSecureStep(from: URL, to: URL): boolean {
  if (!/^https?:$/.test(to.protocol)) return false;
  if (from.protocol === 'https:') return to.protocol === 'https:';
  return isSafe(to) || !isSafe(from);
}
