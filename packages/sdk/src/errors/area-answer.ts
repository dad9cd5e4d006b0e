import type { Level } from '@ozg-widgets/feed';

/** An area, as a directory lists it. */
export interface AreaAnswer {
  /** Amtlicher Regionalschlüssel, 12 digits. */
  ars: string;
  /** Amtlicher Gemeindeschlüssel, 8 digits; municipalities only. */
  ags?: string;
  /** Level of administration; a later version of the format may add levels. */
  level: Level | (string & {});
  /** Official name. */
  name: string;
  /** The area above, if several areas share the name. */
  within?: string;
  /** Absolute URL of its feed; absent if it has none. */
  feed?: string;
  /** Since when its publisher has been unreachable (RFC 3339): the feed is an older copy. */
  asOf?: string;
  /** The dissolved area that was asked for; this one is its successor. */
  formerly?: { ars: string; name: string };
}
