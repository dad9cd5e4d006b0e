import { checkDocument, recordSchemas } from '@ozg-widgets/feed/strict';
import { words } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { safeParse } from 'zod/mini';

const folder = new URL('../../packages/feed/', import.meta.url);
const specification = readFileSync(new URL('README.md', folder), 'utf8');
const federation = readFileSync(new URL('FEDERATION.md', folder), 'utf8');
const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`schema/${name}.json`, folder), 'utf8')) as object;

/** Every ```json block: what its info string calls it, and its text. */
const blocksOf = (page: string): { kind: string; text: string }[] =>
  [...page.matchAll(/^```json(.*)\n([^]*?)^```$/gm)].map(([, info = '', text = '']) => ({ kind: info.trim(), text }));
const blocks = blocksOf(specification);

/** The names of all keys in a JSON Schema. */
function* keysOf(part: object): Generator<string> {
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) continue;
    if (name === 'properties') yield* Object.keys(value);
    yield* keysOf(value);
  }
}

describe('the specification', () => {
  for (const [i, { kind, text }] of blocks.entries()) {
    it(`gives a valid example of a ${kind || 'whole feed'} (block ${i + 1})`, () => {
      const value: unknown = JSON.parse(text);
      if (!kind) expect(checkDocument(value)).to.deep.equal([]);
      else
        expect(safeParse(recordSchemas[kind as keyof typeof recordSchemas], value).error?.issues).to.equal(undefined);
    });
  }

  it('has an example of every kind of record', () => {
    expect(blocks.map((b) => b.kind)).to.include.members(['', 'area', 'service', 'contact', 'notice', 'help']);
  });

  it('gives examples that hold together as one feed', () => {
    const example = (kind: string): unknown => JSON.parse(blocks.find((b) => b.kind === kind)!.text);
    const whole = {
      ...(example('') as object),
      area: example('area'),
      services: [example('service')],
      contacts: [example('contact')],
      notices: [example('notice')],
      help: [example('help')],
    };
    expect(checkDocument(whole)).to.deep.equal([]);
  });

  it('names every key of the schema', () => {
    for (const key of new Set(keysOf(schemaOf('feed')))) {
      expect(specification.includes(`\`${key}\``) || /^(lang|text)$/.test(key), key).to.equal(true);
    }
  });

  it('names every word of every list', () => {
    const pages = specification + federation;
    for (const list of Object.values(words)) for (const word of list) expect(pages).to.include(`\`${word}\``);
  });

  it('begins with ten lines in German', () => {
    const summary = specification.split('\n\n')[1]!.split('\n');
    expect(summary).to.have.length(10);
    expect(summary[0]).to.match(/^\*\*Kurz auf Deutsch\.\*\*/);
  });

  it('can be read in a sitting', () => {
    expect(specification.split('\n').length).to.be.at.most(350);
  });
});

describe('the specification of directories, coverage and signatures', () => {
  for (const [i, { text }] of blocksOf(federation).entries()) {
    it(`gives a valid example (block ${i + 1})`, () => {
      expect(checkDocument(JSON.parse(text))).to.deep.equal([]);
    });
  }

  it('has an example of each format', () => {
    const formats = blocksOf(federation).map(({ text }) => (JSON.parse(text) as { format: string }).format);
    expect(formats).to.deep.equal(['ozg-directory/1', 'ozg-coverage/1']);
  });

  it('names every key of both schemas', () => {
    for (const name of ['directory', 'coverage']) {
      for (const key of new Set(keysOf(schemaOf(name)))) {
        const said = federation.includes(`\`${key}\``) || specification.includes(`\`${key}\``);
        expect(said || /^(lang|text)$/.test(key), key).to.equal(true);
      }
    }
  });

  it('begins in German', () => {
    expect(federation.split('\n\n')[1]).to.match(/^\*\*Kurz auf Deutsch\.\*\*/);
  });

  it('can be read in a sitting', () => {
    expect(federation.split('\n').length).to.be.at.most(200);
  });
});
