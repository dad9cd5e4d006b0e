import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import '@ozg-widgets/widgets';
import { attributeTables, tablesInReadme } from '../../packages/widgets/build/attribute-tables.mjs';
import { elementsOf } from '../../packages/widgets/build/manifest.mjs';
import type { Manifest } from '../../packages/widgets/build/manifest.mjs';
import { tags } from '../../packages/widgets/build/tags.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = `${root}packages/widgets/dist/`;
const read = <T>(name: string): T => JSON.parse(readFileSync(dist + name, 'utf8')) as T;

interface Named {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
  deprecated?: string;
}
interface Element extends Record<'attributes' | 'members' | 'events' | 'slots' | 'cssParts', Named[]> {
  tagName: string;
  name: string;
  cssProperties?: Named[];
  cssStates?: Named[];
}
const elements = read<{ modules: { path: string; declarations: Element[] }[] }>('custom-elements.json').modules.flatMap(
  ({ declarations }) => declarations,
);
const attribute = (tag: string, name: string): Named =>
  elements.find(({ tagName }) => tagName === tag)!.attributes.find((found) => found.name === name)!;

describe('what editors know of the elements', () => {
  it('is every element with exactly its attributes, each explained, and nothing private', () => {
    expect(elements.map(({ tagName }) => tagName)).to.have.members(tags);
    for (const { tagName, attributes, members, slots, cssParts, events } of elements) {
      const type = customElements.get(tagName) as unknown as { observedAttributes: string[] };
      expect(
        attributes.map(({ name }) => name),
        tagName,
      ).to.have.members(type.observedAttributes);
      for (const list of [attributes, members, slots, cssParts, events]) {
        expect(new Set(list.map(({ name }) => name)).size, tagName).to.equal(list.length);
        for (const { name, description } of list) {
          expect(name, tagName).not.to.match(/^[#_]/);
          expect(description, `${tagName} ${name}`).to.be.a('string').and.not.to.equal('');
        }
      }
      expect(
        slots.map(({ name }) => name),
        tagName,
      ).to.include('');
      expect(
        cssParts.map(({ name }) => name),
        tagName,
      ).to.include('base');
      expect(
        events.map(({ name }) => name),
        tagName,
      ).to.include.members(['ozg-load-error', 'ozg-feed-loaded', 'ozg-feed-failed']);
    }
  });

  const values: [tag: string, attribute: string, type: string, usual?: string][] = [
    ['ozg-availability-badge', 'variant', "'pill' | 'text' | 'dot' | 'banner'", "'pill'"],
    ['ozg-coverage', 'view', "'map' | 'table'", "'map'"],
    ['ozg-coverage', 'count-by', "'areas' | 'population'", "'areas'"],
    ['ozg-coverage', 'heading-level', 'number', '3'],
    ['ozg-help', 'audience', "'citizens' | 'administration' | 'multipliers'"],
    ['ozg-notices', 'kind', "'news' | 'change' | 'disruption' | 'event' | string"],
    ['ozg-promo', 'size', "'small' | 'medium' | 'large'", "'medium'"],
    ['ozg-rollout-timeline', 'view', "'timeline' | 'table'", "'timeline'"],
    ['ozg-rollout-timeline', 'since', 'string'],
    ['ozg-service-list', 'audience', "'citizens' | 'businesses' | 'administration'"],
    ['ozg-service-list', 'group', "'topic' | 'state' | 'none'", "'topic'"],
    ['ozg-service-list', 'state', "'usable' | 'coming' | 'offline' | 'unknown' | string"],
    ['ozg-contact-card', 'simulate', "'stale' | 'unreachable'"],
    ['ozg-contact-card', 'contact', 'string'],
    ['ozg-area-picker', 'remember', 'boolean', 'false'],
  ];
  for (const [tag, name, type, usual] of values) {
    it(`tells the values of ${tag} ${name}: ${type}`, () => {
      const { type: told, default: otherwise } = attribute(tag, name);
      expect([told?.text, otherwise]).to.deep.equal([type, usual]);
    });
  }

  it('marks attributes with an old name as deprecated', () => {
    const deprecated = elements.flatMap(({ tagName, attributes }) =>
      attributes.flatMap(({ name, deprecated: note }) => (note ? `${tagName} ${name}` : [])),
    );
    expect(deprecated.filter((name) => !name.endsWith(' at'))).to.have.members([
      'ozg-area-picker for',
      'ozg-area-picker param',
      'ozg-coverage by',
      'ozg-service-list hash',
    ]);
    expect(deprecated.filter((name) => name.endsWith(' at'))).to.have.members(tags.map((tag) => `${tag} at`));
  });

  it('is listed in the readme (else: node packages/widgets/build/attribute-tables.mjs)', () => {
    expect(tablesInReadme()).to.equal(attributeTables(elementsOf(read<Manifest>('custom-elements.json'))));
  });

  it('is told to VS Code and to JetBrains', () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
    const { tags: forCode } = read<{ tags: { name: string; attributes: { name: string; values: Named[] }[] }[] }>(
      'html-custom-data.json',
    );
    expect(forCode.map(({ name }) => name)).to.have.members(tags);
    const variant = forCode
      .find(({ name }) => name === 'ozg-availability-badge')!
      .attributes.find(({ name }) => name === 'variant')!;
    expect(variant.values.map(({ name }) => name)).to.deep.equal(['pill', 'text', 'dot', 'banner']);
    const web = read<{ name: string; version: string; contributions: { html: { elements: Named[] } } }>(
      'web-types.json',
    );
    expect([web.name, web.version]).to.deep.equal(['@ozg-widgets/widgets', version]);
    expect(web.contributions.html.elements.map(({ name }) => name)).to.have.members(tags);
    for (const name of ['custom-elements.json', 'html-custom-data.json', 'web-types.json'])
      expect(readFileSync(dist + name, 'utf8'), name).not.to.match(/undefined\b|"#/);
  });
});

/** Files that several samples need: reading the library's types takes longer than all else. */
const parsed = new Map<string, ts.SourceFile>();

/** What the compiler says of a sample in a project that has only the built packages: where, and what. */
function complaints(sample: string, extension: 'ts' | 'tsx', options: ts.CompilerOptions = {}): string[] {
  const path = `${root}test/project/sample.${extension}`;
  const all: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    skipDefaultLibCheck: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    ...options,
  };
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.readFile = (name) => (name === path ? sample : readFile.call(host, name));
  host.getSourceFile = (name, version, ...rest) => {
    if (name === path) return ts.createSourceFile(name, sample, version, true);
    const found = parsed.get(name) ?? getSourceFile.call(host, name, version, ...rest);
    if (found) parsed.set(name, found);
    return found;
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([path], all, host)).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName === path ? '' : (file?.fileName ?? '')}${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** Lines with a mistake are marked with `// ✗`: those, and no others, are complained about. */
function expectMistakes(sample: string, extension: 'ts' | 'tsx', options?: ts.CompilerOptions): void {
  const marked = sample.split('\n').flatMap((line, i) => (line.includes('✗') ? [i + 1] : []));
  const found = complaints(sample, extension, options);
  expect(
    found.map((complaint) => +complaint.split(':')[0]!),
    found.join('\n'),
  ).to.deep.equal(marked);
  expect(marked).not.to.deep.equal([]);
}

describe('the types of the elements', function () {
  this.timeout(60_000);

  it('know what the page finds, hears and sets', () => {
    expectMistakes(
      `import { OzgContactCard } from '@ozg-widgets/widgets';
      import '@ozg-widgets/widgets/elements/ozg-help.js';
      const card: OzgContactCard = document.createElement('ozg-contact-card');
      card.headingLevel = 2;
      card.headingLevel = 'two'; // ✗
      card.addEventListener('ozg-load-error', ({ error }) => error.reason satisfies string);
      card.addEventListener('ozg-feed-failed', ({ detail }) => detail.reason satisfies string);
      card.addEventListener('ozg-feed-loaded', ({ feed, snapshot, detail }) => [feed.area.name, snapshot.readAt, detail.problem]);
      card.addEventListener('ozg-coverage-loaded', ({ coverage }) => coverage.areas satisfies number);
      card.addEventListener('ozg-area-change', ({ area }) => area?.ars satisfies string | undefined);
      document.addEventListener('ozg-directory-loaded', ({ area }) => area?.ars satisfies string | undefined);
      document.addEventListener('ozg-feed-loaded', (event) => event.feed?.area.name satisfies string | undefined);
      document.addEventListener('ozg-feed-loaded', (event) => event.feed.area.name); // ✗
      document.querySelector('ozg-availability-badge')!.service = '99107023017000';
      document.querySelector('ozg-availability-badge')!.variant = 'pil'; // ✗
      document.querySelector('ozg-notices')!.kind = 'news event';
      document.querySelector('ozg-availability-badge')!.serves = ''; // ✗`,
      'ts',
    );
  });

  it('know the elements in React', () => {
    expectMistakes(
      `import type {} from '@ozg-widgets/widgets/react';
      export const page = (
        <main>
          <ozg-availability-badge service="99107023017000" variant="banner" lang="en" className="a" onClick={() => {}}
            onozg-feed-loaded={({ feed }) => { feed.area.name satisfies string; }}>eigene Worte</ozg-availability-badge>
          <ozg-contact-card contactRole="support" contact-role="anything" headingLevel={2} heading-level="3" key="b"
            ref={(card) => { card?.headingLevel satisfies number | undefined; }} />
          <ozg-area-picker remember onozg-area-change={({ area }) => { area?.ars satisfies string | undefined; }} />
          <ozg-area-picker onozg-area-changed={({ detail }) => { detail?.ars satisfies string | undefined; }} />
          <ozg-service-list state="usable coming" group="state" />
          <ozg-availability-badge variant="circle" // ✗
          />
          <ozg-availability-badge servic="99107023017000" // ✗
          />
          <ozg-help onozg-load-error={({ error }) => { error.cause; error.because; }} // ✗
          />
        </main>
      );`,
      'tsx',
      { jsx: ts.JsxEmit.ReactJSX },
    );
  });

  it('know the elements in any other JSX', () => {
    expectMistakes(
      `import type { OzgElements, OzgSolidElements } from '@ozg-widgets/widgets/jsx';
      declare function h(): unknown;
      declare namespace h { namespace JSX { interface IntrinsicElements extends OzgElements {} } }
      export const page = <ozg-promo size="large" class="a" style={{ color: 'red' }} onozg-feed-loaded={() => {}}>x</ozg-promo>;
      export const solid: OzgSolidElements['ozg-promo'] = { 'prop:size': 'small', 'on:ozg-load-error': () => {} };
      export const wrong = <ozg-promo size="huge" />; // ✗
      export const alsoWrong: OzgSolidElements['ozg-promo'] = { 'prop:size': 'huge' }; // ✗`,
      'tsx',
      { jsx: ts.JsxEmit.React, jsxFactory: 'h' },
    );
  });

  it('know the elements in Vue', () => {
    expectMistakes(
      `import type {} from '@ozg-widgets/widgets/vue';
      import type { FeedLoadedEvent } from '@ozg-widgets/widgets';
      import type { GlobalComponents } from 'vue';
      type Badge = InstanceType<GlobalComponents['ozg-availability-badge']>;
      export const right: Badge['$props'] = { service: '99107023017000', variant: 'dot', class: 'a', key: 1, 'public-key': 'x' };
      export const wrong: Badge['$props'] = { variant: 'circle' }; // ✗
      declare const badge: Badge;
      declare const loaded: FeedLoadedEvent;
      badge.$emit('ozg-feed-loaded', loaded);
      badge.$emit('ozg-feed-lost', loaded); // ✗
      badge.updateComplete satisfies Promise<boolean>;`,
      'ts',
    );
  });

  it('know the elements in Svelte', () => {
    expectMistakes(
      `import type {} from '@ozg-widgets/widgets/svelte';
      import type { SvelteHTMLElements } from 'svelte/elements';
      export const right: SvelteHTMLElements['ozg-coverage'] = {
        service: '99107023017000', countBy: 'population', view: 'table', class: 'a', 'heading-level': '2',
        'onozg-load-error': ({ error }) => { error.reason satisfies string; },
        'onozg-feed-failed': ({ detail }) => { detail.reason satisfies string; },
      };
      export const wrong: SvelteHTMLElements['ozg-coverage'] = { 'count-by': 'cats' }; // ✗`,
      'ts',
    );
  });
});
