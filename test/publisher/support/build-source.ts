import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedDocument } from '@ozg-widgets/feed';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { sound, withSource } from './source.js';
import type { Tables } from './source.js';

/** The town of the sound source. */
export const TOWN = '065340011011';

/** Builds the sound source with some tables written otherwise, or left out. Gives the town's feed, and what was found. */
export const made = (tables: Tables, without?: string): Promise<{ feed: FeedDocument; findings: string[] }> =>
  withSource(
    Object.fromEntries(Object.entries({ ...sound, ...tables }).filter(([name]) => name !== without)),
    async (source, out) => {
      const { findings } = await build({ source, out, now: new Date('2026-11-24T10:00:00Z'), compress: false });
      const text = findings.some((f) => f.severity === 'error')
        ? '{}'
        : await readFile(join(out, 'areas', `${TOWN}.json`), 'utf8');
      return { feed: JSON.parse(text) as FeedDocument, findings: findings.map((f) => describeFinding(f)) };
    },
  );
