/**
 * What it costs to write a page to embed for every service of every area of Hessen, beside the feeds alone.
 * `node test/bench/embeds.mjs DATA` prints it; needs `tsc --build` first.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './build-process.mjs';
import { makeSource } from './country.mjs';

const ADDRESSES = 'feedsUrl;https://feeds.example.org/ozg/\r\nwidgetsUrl;https://feeds.example.org/ozg-widgets/0/\r\n';

const [data] = process.argv.slice(2);
if (data) {
  const folder = mkdtempSync(join(tmpdir(), 'ozg-embeds-'));
  try {
    const [source, out] = [join(folder, 'source'), join(folder, 'out')];
    makeSource(data, source, { only: ({ ars }) => ars.startsWith('06') });
    const alone = run('ours', source, out);
    appendFileSync(join(source, 'publisher.csv'), ADDRESSES);
    const pages = run('ours', source, out);
    const again = run('ours', source, out, { keep: true });
    const rows = { 'feeds alone': alone, 'with pages': pages, 'with pages, nothing changed': again };
    console.table(
      Object.fromEntries(
        Object.entries(rows).map(([name, { files, wall, peakRss }]) => [
          name,
          {
            files,
            'times as long': +(wall / alone.wall).toFixed(1),
            'times the memory': +(peakRss / alone.peakRss).toFixed(1),
          },
        ]),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else console.error('node test/bench/embeds.mjs DATA');
