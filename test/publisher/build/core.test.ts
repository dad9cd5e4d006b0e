import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { buildFeeds } from '@ozg-widgets/publisher/core';
import type { FeedBuild } from '@ozg-widgets/publisher/core';
import { expect } from 'chai';
import { sound } from '../support/source.js';
import type { Tables } from '../support/source.js';

const town = new URL('../../../examples/town/source/', import.meta.url);
const now = new Date('2026-11-24T10:00:00Z');

const bytesOf = (tables: Tables): Map<string, Uint8Array> =>
  new Map(Object.entries(tables).map(([name, text]) => [name, Buffer.from(text)]));

const buildOf = (tables: Tables): Promise<FeedBuild> => buildFeeds({ tables: bytesOf(tables), now, name: 'tables' });

describe('buildFeeds', () => {
  it('builds only documents that the format allows', async () => {
    const tables: Tables = {};
    for (const name of await readdir(town)) tables[name] = await readFile(fileURLToPath(new URL(name, town)));
    const { documents } = await buildOf(tables);
    let count = 0;
    for (const { path, bytes } of documents) {
      const issues = checkDocument(JSON.parse(Buffer.from(bytes).toString()));
      expect(
        issues.filter(({ severity }) => severity === 'error'),
        path,
      ).to.deep.equal([]);
      count++;
    }
    expect(count).to.be.greaterThan(60);
  });

  it('returns documents whose bytes stay as they are while others are built', async () => {
    const { documents, findings } = await buildOf(sound);
    const files = [...documents];
    const texts = files.map(({ bytes }) => Buffer.from(bytes).toString());
    expect(findings()).to.deep.equal([]);
    expect(texts.map((text) => (JSON.parse(text) as { published: string }).published)).to.deep.equal(
      files.map(() => '2026-11-24T10:00:00Z'),
    );
  });

  it('ignores files that are no tables, and calls the source by its name', async () => {
    const { documents, findings } = await buildOf({ 'notes.txt': 'x', '#alt.csv': 'x' });
    expect([...documents]).to.deep.equal([]);
    expect(findings()).to.deep.equal([{ severity: 'error', code: 'source-empty', file: 'tables' }]);
  });

  it('reports a feed over the size limit once it is built', async () => {
    const text = 'x'.repeat(5_000_001);
    const { documents, findings } = await buildOf({
      ...sound,
      'hilfe.csv': `Kennung;ARS;Art;Titel;Text\nh1;065340011011;Frage;Wie?;${text}\n`,
    });
    expect(findings()).to.deep.equal([]);
    expect([...documents].map(({ path }) => path)).to.include('areas/065340011011.json');
    expect(findings().map(({ code, facts }) => [code, facts?.name])).to.deep.equal([['too-large', 'Kirchhain']]);
  });
});
