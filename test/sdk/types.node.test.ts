import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import ts from 'typescript';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What the compiler says of a module that uses the built declarations of the packages. */
function errorsIn(source: string, options: ts.CompilerOptions): string[] {
  const folder = mkdtempSync(join(here, '.types-'));
  const file = join(folder, 'module.ts');
  writeFileSync(file, source);
  try {
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      ...options,
    });
    return (
      ts
        .getPreEmitDiagnostics(program)
        // zod mentions URL, which every runtime has; it is not ours to declare.
        .filter(({ file: at }) => !at?.fileName.includes('/node_modules/zod/'))
        .map(({ file: at, start = 0, messageText }) => {
          const text = ts.flattenDiagnosticMessageText(messageText, '\n');
          const line = at ? at.text.slice(0, start).split('\n').length : 0;
          return at && at.fileName !== file ? `${at.fileName}: ${text}` : `${line}: ${text}`;
        })
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const use = `import { share } from '@ozg-widgets/feed';
import { createClient, isAmbiguousError } from '@ozg-widgets/sdk';
import type { AmbiguousError, AreaAnswer, Client } from '@ozg-widgets/sdk';
const client: Client = createClient({ src: 'https://a.example.org/feed.json', store: new Map() });
const { value: feed } = await client.feed();
export const name: string = feed.area.name;
export const state: string | undefined = feed.services[0]?.rollout?.state;
export const areas: AreaAnswer[] = await client.areas({ within: '06' });
for await (const { snapshot } of client.feeds()) snapshot?.value.services;
for await (const { changes } of client.watch()) changes[0]?.after?.name;
const { value: coverage } = await client.coverage('99115005104000');
export const population: number | undefined = share(coverage, 'available')?.population;
export const stop: () => void = client.watch(({ changes }) => changes.length);
export const candidates = (error: unknown): AmbiguousError['candidates'] =>
  isAmbiguousError(error) ? error.candidates : [];
`;

describe('the declarations of the SDK', () => {
  it('compile without the DOM library and without the types of Node', () => {
    expect(errorsIn(use, { lib: ['lib.es2023.d.ts'] })).to.deep.equal([]);
  });

  it('take the signal and the fetch of the platform where it has them', () => {
    const more = `
await client.feed({ signal: AbortSignal.timeout(1000) });
createClient({ fetch, src: '' });
`;
    expect(errorsIn(use + more, { lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] })).to.deep.equal([]);
    expect(errorsIn(use + more, { lib: ['lib.es2023.d.ts'], types: ['node'] })).to.deep.equal([]);
  });

  it('make a typo an error where the caller chooses the word, and take unknown words from a feed', () => {
    const first = use.split('\n').length;
    const typos = [
      `await client.contacts({ role: 'Ansprechpunkt' });`,
      `await client.contacts({ rol: 'support' });`,
      `share(coverage, 'avialable');`,
      `await client.area({});`,
      `await client.area({ nme: 'Hanau' });`,
      `await client.feed({ signl: undefined });`,
      `createClient({ source: '' });`,
      `client.watch(() => undefined, { sginal: undefined });`,
    ];
    const errors = errorsIn(use + typos.join('\n'), { lib: ['lib.es2023.d.ts'] });
    expect(errors.map((error) => parseInt(error, 10) - first)).to.deep.equal(typos.map((_, i) => i));
    const open = `
export const level: string = areas[0]?.level ?? '';
export const isNew: boolean = feed.services[0]?.rollout?.state === 'a-later-word' || areas[0]?.level === 'a-later-level';
await client.contacts({ role: 'support', service: undefined });
`;
    expect(errorsIn(use + open, { lib: ['lib.es2023.d.ts'] })).to.deep.equal([]);
  });
});
