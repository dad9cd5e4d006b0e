import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, check, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { TOWN } from '../support/build-source.js';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');

/** What a check says of a built tree with these packed copies of the town's feed. */
const checked = (copies: (feed: Buffer) => Record<string, Buffer>): Promise<string[]> =>
  withSource(sound, async (source, out) => {
    await build({ source, out, now });
    const file = join(out, 'areas', `${TOWN}.json`);
    for (const [suffix, bytes] of Object.entries(copies(await readFile(file)))) await writeFile(file + suffix, bytes);
    const said = (await check(out, now)).findings.map((f) => describeFinding(f).replaceAll(`${out}/`, ''));
    expect((await check(file, now)).findings).to.have.length(said.length);
    return said;
  });

describe('a check of packed copies', () => {
  it('finds nothing in what a build wrote', async () => {
    expect(await checked(() => ({}))).to.deep.equal([]);
  });

  const older = (feed: Buffer): Buffer => Buffer.from(feed.toString().replace('Bürgeramt', 'Bürgerbüro'));
  for (const [what, suffix, copy] of [
    ['holds what was published before', '.gz', (feed) => gzipSync(older(feed))],
    ['holds what was published before', '.br', (feed) => brotliCompressSync(older(feed))],
    ['is cut off', '.gz', (feed) => gzipSync(feed).subarray(0, 100)],
    ['is cut off', '.br', (feed) => brotliCompressSync(feed).subarray(0, 100)],
    ['is empty', '.br', () => Buffer.alloc(0)],
    ['unpacks to far more', '.gz', (feed) => gzipSync(Buffer.concat([feed, Buffer.alloc(1e8)]))],
  ] as const satisfies readonly (readonly [string, string, (feed: Buffer) => Buffer])[]) {
    it(`finds a ${suffix} that ${what}`, async () => {
      expect(await checked((feed) => ({ [suffix]: copy(feed) }))).to.deep.equal([
        `Fehler: areas/${TOWN}.json${suffix}: Diese gepackte Kopie passt nicht zu ${TOWN}.json: Sie hat einen anderen Inhalt oder ist beschädigt, und wer sie bekommt, sieht nicht das Dokument. Bitte die Kopie löschen und neu bauen, oder das Dokument und seine Kopien (.gz, .br) zusammen neu hochladen.`,
      ]);
    });
  }
});
