import { feedJsonSchema } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../packages/feed/', import.meta.url);
const written = readFileSync(new URL('schema/feed.json', folder), 'utf8');

/** Every value under a name, at any depth. */
function* valuesOf(name: string, part: object): Generator {
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    if (key === name) yield value;
    if (typeof value === 'object' && value !== null) yield* valuesOf(name, value);
  }
}

describe('schema/feed.json', () => {
  it('is what print-schema.mjs prints', function () {
    this.timeout(30_000);
    const script = fileURLToPath(new URL('print-schema.mjs', folder));
    const printed = execFileSync(process.execPath, ['--conditions=ozg-source', '--import', 'tsx', script], {
      encoding: 'utf8',
    });
    expect(printed).to.equal(written);
  });

  it('is the schema that checkFeed reads by', () => {
    expect(JSON.parse(written)).to.deep.equal(feedJsonSchema());
  });

  it('says what it is, and refuses unknown keys at every level', () => {
    const schema = feedJsonSchema();
    expect(schema.$schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).to.equal('ozg-feed/1');
    expect(schema.required).to.have.members(['format', 'published', 'ttl', 'publisher', 'area']);
    expect([...valuesOf('additionalProperties', schema)]).to.have.length([...valuesOf('properties', schema)].length);
    expect(new Set(valuesOf('additionalProperties', schema))).to.deep.equal(new Set([false]));
  });

  it('holds only patterns that other languages can read', () => {
    const patterns = [...valuesOf('pattern', feedJsonSchema())] as string[];
    expect(patterns).to.not.be.empty;
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, 'u')).to.not.throw();
      expect(pattern).to.not.match(/\(\?/);
    }
  });
});
