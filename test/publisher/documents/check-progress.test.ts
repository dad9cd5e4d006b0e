import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { contextOf } from '../../../packages/publisher/src/cli/command.js';
import { checkCommand } from '../../../packages/publisher/src/cli/commands/check.js';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');

describe('a check of a folder', () => {
  it('tells after each document how many are done', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now, compress: false });
      const told: string[] = [];
      await checkCommand.run([out], {
        ...contextOf({}, 'de', (de) => de),
        progress: (done, total) => told.push(`${done}/${total}`),
        tell: (_, summary) => told.push(summary),
      });
      const documents = told.length - 1;
      expect(documents).to.be.greaterThan(3);
      expect(told).to.deep.equal([
        ...Array.from({ length: documents }, (_, i) => `${i + 1}/${documents}`),
        `${documents} Dokumente geprüft: 0 Fehler, 0 Hinweise.`,
      ]);
    });
  });
});
