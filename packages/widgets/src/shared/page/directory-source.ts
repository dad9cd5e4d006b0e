/** What a directory answers: areas, and how far services have come. Loaded only where a page asks one: few do. */
import { BUND, parentKeys } from '@ozg-widgets/feed';
import type { Level } from '@ozg-widgets/feed';
import { createClient, isFeedError } from '@ozg-widgets/sdk';
import type { AreaAnswer, ClientOptions, CoverageSnapshot } from '@ozg-widgets/sdk';
import { asText } from '../data/parse-attributes.js';

/** What widgets ask a directory; every question fails with a `FeedError` where the directory cannot be read. */
export interface DirectorySource {
  /** The area with this ARS or AGS; without a key it only makes sure that there is a directory. */
  find: (key?: string) => Promise<AreaAnswer | undefined>;
  /** The areas that somebody may mean who has typed so far, the likeliest first. */
  search: (typed: string) => Promise<AreaAnswer[]>;
  /** The nearest area above that has a feed. */
  above: (area: AreaAnswer) => Promise<AreaAnswer | undefined>;
  /** How far the service with this LeiKa key has come. */
  coverage: (key: string) => Promise<CoverageSnapshot>;
}

/** The directory that these options name. */
export function directorySource(options: ClientOptions): DirectorySource {
  const client = createClient(options);

  async function find(key = BUND): Promise<AreaAnswer | undefined> {
    const digits = asText(key).replace(/\s/g, '');
    try {
      return await client.area(digits.length === 8 ? { ags: digits } : { ars: digits });
    } catch (error) {
      if (isFeedError(error) && error.detail === 'no-area') return;
      throw error;
    }
  }

  return {
    find,
    search: (typed) => client.search(typed),
    async above({ ars, level }) {
      for (const key of parentKeys(ars, level as Level)) {
        const found = await find(key.ars);
        if (found?.feed && found.ars !== ars) return found;
      }
      return;
    },
    coverage: (key) => client.coverage(key),
  };
}
