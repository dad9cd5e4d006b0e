import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { runCli } from '../support/run-cli.js';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');

describe('ozg-feed check', () => {
  it('reports its progress after each document', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now, compress: false });
      const { code, stdout, stderr } = await runCli(['check', out], { isTTY: true });
      expect(code).to.equal(0);
      const [, total] = /^(\d+) Dokumente geprüft: 0 Fehler, 0 Hinweise\.$/m.exec(stdout) ?? [];
      expect(Number(total)).to.be.greaterThan(3);
      const drawn = [...stderr.matchAll(/\] (\d+\/\d+)/g)].map(([, counts]) => counts);
      expect(drawn).to.deep.equal(Array.from({ length: Number(total) }, (_, i) => `${i + 1}/${total ?? ''}`));
    });
  });
});
