import { jsonSchema } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../packages/feed/', import.meta.url);
const names = ['feed', 'directory', 'coverage'] as const;
const written = (name: string): string => readFileSync(new URL(`schema/${name}.json`, folder), 'utf8');

/** Every value under a name, at any depth. */
function* valuesOf(name: string, part: object): Generator {
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    if (key === name) yield value;
    if (typeof value === 'object' && value !== null) yield* valuesOf(name, value);
  }
}

for (const name of names) {
  describe(`schema/${name}.json`, () => {
    const schema = jsonSchema(`ozg-${name}/1`);

    it('is what print-schema.mjs prints', function () {
      this.timeout(30_000);
      const script = fileURLToPath(new URL('print-schema.mjs', folder));
      const printed = execFileSync(process.execPath, ['--conditions=ozg-source', '--import', 'tsx', script, name], {
        encoding: 'utf8',
      });
      expect(printed).to.equal(written(name));
    });

    it('is the schema that the strict reading reads by', () => {
      expect(JSON.parse(written(name))).to.deep.equal(schema);
    });

    it('says what it is, and refuses unknown keys at every level', () => {
      expect(schema.$schema).to.equal('https://json-schema.org/draft/2020-12/schema');
      expect(schema.title).to.equal(`ozg-${name}/1`);
      expect(schema.required).to.include.members(['format', 'published', 'ttl', 'publisher', 'area']);
      expect([...valuesOf('additionalProperties', schema)]).to.have.length([...valuesOf('properties', schema)].length);
      expect(new Set(valuesOf('additionalProperties', schema))).to.deep.equal(new Set([false]));
    });

    it('holds only patterns that other languages can read', () => {
      const patterns = [...valuesOf('pattern', schema)] as string[];
      expect(patterns).to.not.be.empty;
      for (const pattern of patterns) {
        expect(() => new RegExp(pattern, 'u')).to.not.throw();
        expect(pattern).to.not.match(/\(\?/);
      }
    });
  });
}
