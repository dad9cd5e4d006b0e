/** The rules of `.dependency-cruiser.mjs` report what ARCHITECTURE.md forbids, and the code follows them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { forbidden, options } from '../../.dependency-cruiser.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The violations in some folders of a repository: the rule, and the file with the forbidden import. */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  const { summary }: ICruiseResult = output;
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

/** Forbidden imports: the file, what it imports, and the rule that reports it. */
const FORBIDDEN = [
  ['packages/feed/src/read/a.ts', 'node:fs', 'package-feed'],
  ['packages/feed/src/read/a.ts', '../../../sdk/src/a.js', 'package-feed'],
  ['packages/feed/src/schema/a.ts', '../read/b.js', 'room-feed-schema'],
  ['packages/feed/src/model/a.ts', '../read/b.js', 'room-feed-model'],
  ['packages/feed/src/model/contacts.ts', '../read/b.js', 'feed-model-without-reader'],
  ['packages/sdk/src/a.ts', '../../widgets/src/a.js', 'package-sdk'],
  ['packages/sdk/src/errors/a.ts', '../directory/b.js', 'room-sdk-errors'],
  ['packages/sdk/src/http/a.ts', '../client.js', 'room-sdk-http'],
  ['packages/widgets/src/shared/data/a.ts', '../../../../publisher/src/a.js', 'package-widgets'],
  ['packages/widgets/src/shared/data/a.ts', '../../elements/ozg-a/ozg-a.js', 'room-widgets-shared'],
  ['packages/widgets/src/elements/ozg-a/ozg-a.ts', '../ozg-b/helper.js', 'widgets-elements'],
  ['packages/widgets/src/elements/ozg-a/ozg-a.ts', '../../bundles/all.js', 'widgets-elements'],
  ['packages/widgets/src/locales/de.ts', '../elements/ozg-a/ozg-a.js', 'widgets-locales'],
  ['packages/doctor/src/a.ts', 'node:fs', 'package-doctor'],
  ['packages/doctor/src/a.ts', '../../publisher/src/a.js', 'package-doctor'],
  ['packages/doctor/src/html/a.ts', '../rules/b.js', 'room-doctor-html'],
  ['packages/doctor/src/http/a.ts', '../rules/b.js', 'room-doctor-http'],
  ['packages/publisher/src/cli/a.ts', '../../../widgets/src/a.js', 'package-publisher'],
  ['packages/publisher/src/source/a.ts', 'node:fs', 'publisher-core-without-io'],
  ['packages/publisher/src/source/a.ts', '../output/b.js', 'room-publisher-source'],
  ['packages/publisher/src/source/a.ts', '../inherit/b.js', 'room-publisher-source'],
  ['packages/publisher/src/inherit/a.ts', '../crawl/b.js', 'room-publisher-inherit'],
  ['packages/publisher/src/tree/a.ts', '../net/b.js', 'room-publisher-tree'],
  ['packages/publisher/src/findings/a.ts', '../sign/b.js', 'room-publisher-findings'],
  ['packages/publisher/src/text/a.ts', '../cli/b.js', 'publisher-cli-is-the-top'],
  ['packages/publisher/src/render/a.ts', '../build.js', 'publisher-cli-is-the-top'],
  ['packages/publisher/src/diff/a.ts', '../net/b.js', 'room-publisher-diff'],
  ['packages/feed/src/read/a.ts', '../../../../examples/town/a.js', 'packages-import-packages'],
  ['scripts/a.ts', '../test/runner/b.js', 'nothing-imports-tests'],
] as const;

/** Imports that the rules allow, so that none of them forbids everything. */
const ALLOWED = [
  ['packages/feed/src/read/a.ts', '../schema/b.js'],
  ['packages/sdk/src/a.ts', '../../feed/src/b.js'],
  ['packages/widgets/src/elements/ozg-a/ozg-a.ts', '../../shared/data/b.js'],
  ['packages/widgets/src/elements/ozg-a/ozg-a.ts', '../ozg-b/ozg-b.js'],
  ['packages/widgets/src/locales/de.ts', '../elements/ozg-a/texts.js'],
  ['packages/doctor/src/rules/a.ts', '../html/b.js'],
  ['packages/publisher/src/tree/a.ts', '../inherit/b.js'],
  ['packages/publisher/src/cli/a.ts', '../crawl/b.js'],
  ['packages/publisher/src/cli/a.ts', 'node:fs'],
  ['packages/site/src/a.ts', '../../publisher/src/b.js'],
] as const;

describe('architecture', function () {
  this.timeout(120_000);
  let folder: string;

  /** Writes a repository of some files with their imports, and returns its violations. */
  async function check(files: Record<string, string>): Promise<string[]> {
    for (const [name, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), code);
    }
    return violations(folder, [...new Set(Object.keys(files).map((name) => name.replace(/\/.*/, '')))]);
  }

  /** Two files, the first of which imports the second. */
  const importing = (from: string, imported: string): Record<string, string> => ({
    ...(imported.startsWith('.') && {
      [join(dirname(from), imported).replace(/\.js$/, '.ts')]: 'export const imported = 1;\n',
    }),
    [from]: `import * as imported from '${imported}';\nexport const used = imported;\n`,
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ozg-architecture-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('has no forbidden import and no circle in the code', async () => {
    expect(await violations(ROOT, ['packages', 'scripts', 'stories', 'examples/town'])).to.deep.equal([]);
  });

  for (const [from, imported, rule] of FORBIDDEN)
    it(`reports ${from} importing ${imported}`, async () => {
      expect(await check(importing(from, imported))).to.include(`${rule}: ${from}`);
    });

  for (const [from, imported] of ALLOWED)
    it(`allows ${from} to import ${imported}`, async () => {
      expect(await check(importing(from, imported))).to.deep.equal([]);
    });

  it('reports a circle, even one of types', async () => {
    const found = await check({
      'packages/sdk/src/a.ts': "import type { B } from './b.js';\nexport type A = B[];\n",
      'packages/sdk/src/b.ts': "import type { A } from './a.js';\nexport type B = A | 1;\n",
    });
    expect(found).to.include('no-circular: packages/sdk/src/a.ts');
  });

  it('reports a type of another room', async () => {
    const found = await check({
      'packages/sdk/src/errors/a.ts': "import type { B } from '../directory/b.js';\nexport type A = B;\n",
      'packages/sdk/src/directory/b.ts': 'export type B = 1;\n',
    });
    expect(found).to.deep.equal(['room-sdk-errors: packages/sdk/src/errors/a.ts']);
  });

  it('reports zod in what pages load of the feed', async () => {
    const found = await check({
      'node_modules/zod/package.json': '{ "name": "zod", "type": "module", "exports": "./index.js" }\n',
      'node_modules/zod/index.js': 'export const z = 1;\n',
      'packages/feed/src/index.ts': "export { b } from './strict/b.js';\n",
      'packages/feed/src/read/a.ts': "import { z } from 'zod';\nexport const a = z;\n",
      'packages/feed/src/strict/b.ts': "import { z } from 'zod';\nexport const b = z;\n",
      'packages/feed/src/strict/strict.ts': "import { b } from './b.js';\nexport const strict = b;\n",
    });
    expect(found).to.have.members([
      'feed-zod-only-in-strict: packages/feed/src/read/a.ts',
      'feed-without-zod: packages/feed/src/index.ts',
    ]);
  });

  it('allows the model of a feed to use a type of the reader', async () => {
    const found = await check({
      'packages/feed/src/model/contacts.ts': "import type { B } from '../read/b.js';\nexport type A = B;\n",
      'packages/feed/src/read/b.ts': 'export type B = 1;\n',
    });
    expect(found).to.deep.equal([]);
  });
});
