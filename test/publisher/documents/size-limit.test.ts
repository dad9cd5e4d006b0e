import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, check, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');

/** Help of the town with so many bytes of text. */
const help = (bytes: number): string => {
  const rows = Array.from({ length: 10 }, (_, i) => `a${i};065340011011;Frage;Wie?;${'x'.repeat(bytes / 10)}\n`);
  return `Kennung;ARS;Art;Titel;Text\n${rows.join('')}`;
};

describe('a feed that is larger than any reader takes', () => {
  it('is an error of its tables, and leaves the feed that was there', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now, compress: false });
      const file = join(out, 'areas/065340011011.json');
      const before = await readFile(file, 'utf8');
      await writeFile(join(source, 'hilfe.csv'), help(6_000_000));
      for (const { findings } of [await build({ source, out, now, compress: false }), await check(source, now)]) {
        expect(findings).to.have.length(1);
        expect(findings.map((f) => describeFinding(f)).join()).to.match(
          /^Fehler: areas\/065340011011\.json: Diese Datei ist 6 MB groß; mehr als 5 MB .* Kirchhain /,
        );
      }
      expect(await readFile(file, 'utf8')).to.equal(before);
    });
  });

  it('is so with all that it has, not with its texts alone', async () => {
    await withSource({ ...sound, 'hilfe.csv': help(4_999_000) }, async (source, out) => {
      const { findings } = await build({ source, out, now, compress: false });
      expect(findings.map((f) => describeFinding(f)).join()).to.match(/ist 5,1 MB groß/);
    });
  });

  it('is measured as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ozg-size-'));
    try {
      for (const [bytes, size] of [
        [5_000_001, '5.1'],
        [6_000_000, '6'],
        [6_010_000, '6'],
        [6_060_000, '6.1'],
      ] as const) {
        await writeFile(join(folder, 'feed.json'), ' '.repeat(bytes));
        const { findings } = await check(join(folder, 'feed.json'), now);
        expect(findings.map((f) => describeFinding(f, 'en')).join()).to.include(`is ${size} MB; the limit`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
