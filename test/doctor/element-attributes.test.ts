import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { elements, isGlobal } from '../../packages/doctor/src/html/element-attributes.js';
import { modulePath, tags } from '../../packages/widgets/build/tags.mjs';

const folder = new URL('../../packages/widgets/src/', import.meta.url);
const sources = Object.fromEntries(
  tags.map((tag) => [tag.slice('ozg-'.length), readFileSync(new URL(`${modulePath(tag)}.ts`, folder), 'utf8')]),
);

/** The attributes that a class observes, as Lit reads them from its properties. */
function attributesIn(source: string): string[] {
  const [, block = ''] = /static override properties: PropertyDeclarations = \{\n(.*?)\n {2}\};/s.exec(source) ?? [];
  return [...block.matchAll(/^ {4}(\w+): \{(.*)\},?$/gm)].flatMap(([, property = '', options = '']) => {
    if (/attribute: false|state: true/.test(options)) return [];
    return [/attribute: '([\w-]+)'/.exec(options)?.[1] ?? property.toLowerCase()];
  });
}

describe('doctor › element attributes', () => {
  it('lists every element', () => {
    expect(Object.keys(elements).sort()).to.deep.equal(Object.keys(sources).sort());
  });

  for (const [name, source] of Object.entries(sources)) {
    it(`lists the attributes of ${name}`, () => {
      const attributes = attributesIn(source);
      expect(attributes).to.include('src');
      expect(Object.keys(elements[name] ?? {}).sort()).to.deep.equal(attributes.sort());
    });
  }

  it('lists the same enumerated values as the README of the widgets', () => {
    const readme = readFileSync(new URL('../../packages/widgets/README.md', import.meta.url), 'utf8');
    for (const [name, attribute] of [
      ['availability-badge', 'variant'],
      ['coverage', 'view'],
      ['coverage', 'count-by'],
      ['notices', 'kind'],
      ['help', 'audience'],
      ['promo', 'size'],
      ['rollout-timeline', 'view'],
      ['service-list', 'state'],
      ['service-list', 'group'],
    ] as const) {
      const rule = elements[name]?.[attribute];
      if (typeof rule !== 'object') throw new Error(`${name} ${attribute}: ${rule ?? 'missing'}`);
      const row = readme
        .split('\n')
        .find((line) => line.includes(`\`${attribute}\``) && rule.words.every((word) => line.includes(`\`${word}\``)));
      expect(row, `${name} ${attribute}: ${rule.words.join(', ')}`).to.be.a('string');
    }
  });

  it('treats no attribute of an element as a global attribute', () => {
    const names = Object.values(elements).flatMap((rules) => Object.keys(rules));
    expect(names.filter((name) => isGlobal(name))).to.deep.equal([]);
  });
});
