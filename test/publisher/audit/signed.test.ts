import { audit, build, check, describeFinding, startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sound, withSource } from '../support/source.js';

const TOWN = 'areas/065340011011.json';
const now = new Date('2026-11-24T10:00:00Z');
const cli = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(
    process.execPath,
    ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', ...args],
    { encoding: 'utf8' },
  );

describe('signed tree', () => {
  it('is checked with its key, as files and at its address; a changed byte is reported', async () => {
    const tables = { ...sound, 'herausgeber.csv': `${String(sound['herausgeber.csv'])}Gültig bis;31.12.2099\n` };
    await withSource(tables, async (source, out) => {
      await build({ source, out, now, compress: false });
      const key = join(source, 'key.pem');
      const signed = cli('sign', '--new-key', key, out);
      expect([signed.status, signed.stderr]).to.deep.equal([0, '']);
      const publicKey = /MCow[\w+/=]+/.exec(signed.stdout)![0];
      expect((await check(out, now, publicKey)).findings).to.deep.equal([]);

      const { url, close } = await startServer({ roots: [{ at: '/', folder: out }], port: 0 });
      const faults = async (): Promise<string[]> =>
        (await audit(url + TOWN, now, { publicKey })).findings
          .filter((f) => f.severity === 'error')
          .map((f) => describeFinding(f));
      try {
        expect(await faults()).to.deep.equal([]);
        const file = join(out, TOWN);
        const before = await readFile(file, 'utf8');
        await writeFile(file, before.replace('Bürgeramt', 'Bürgerant'));
        expect((await faults()).join()).to.match(/Unterschrift/);
        expect((await check(out, now, publicKey)).findings.map((f) => describeFinding(f)).join()).to.match(
          /Unterschrift/,
        );
        await writeFile(file, before);
        expect(await faults()).to.deep.equal([]);
        expect((await audit(url + TOWN, now, { publicKey: 'AAAA' })).findings.map((f) => f.code)).to.include(
          'public-key-invalid',
        );
      } finally {
        await close();
      }
    });
  });
});
