import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { builtTree } from '../publisher/audit/servers.js';

const SCRIPT = fileURLToPath(new URL('../../examples/hosting/s3.sh', import.meta.url));

/** Notes each call, one argument a line, and what lies in the folder that it is given. */
const FAKE = `#!/bin/sh
{ printf '%s\\n' "$@"; echo; } >> "$NOTES"
if [ "$2" = sync ] && [ ! -e "$KEPT" ]; then cp -Rp "$3" "$KEPT"; fi
`;

/** No S3 is here: these tests look at the command lines that the script gives to a stand-in for the AWS command line. */
describe('hosting in a bucket (with a stand-in for aws)', () => {
  let tree: string;
  let folder: string;
  let notes: string;
  let kept: string;

  before(async () => {
    tree = await builtTree();
    folder = dirname(tree);
    notes = join(folder, 'notes');
    kept = join(folder, 'kept');
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'aws'), FAKE);
    await chmod(join(folder, 'bin', 'aws'), 0o755);
    await utimes(join(tree, 'directory.json.gz'), 1_700_000_000, 1_700_000_000);
  });
  beforeEach(async () => {
    await rm(notes, { force: true });
    await rm(kept, { recursive: true, force: true });
  });
  after(() => rm(folder, { recursive: true }));

  function run(args: string[], env: Record<string, string> = {}): { status: number | null; stderr: string } {
    const PATH = `${join(folder, 'bin')}:${process.env.PATH ?? ''}`;
    return spawnSync('sh', [SCRIPT, ...args], {
      encoding: 'utf8',
      env: { ...process.env, PATH, NOTES: notes, KEPT: kept, ...env },
    });
  }

  /** The calls of `aws`, each as its arguments. */
  const calls = async (): Promise<string[][]> =>
    (await readFile(notes, 'utf8'))
      .trim()
      .split('\n\n')
      .map((call) => call.split('\n'));

  /** What follows an option, each time it is given. */
  const values = (call: string[], option: string): (string | undefined)[] =>
    call.flatMap((argument, i) => (argument === option ? [call[i + 1]] : []));

  it('sets CORS, uploads documents, signatures, pages and the directory, and deletes last', async () => {
    const { status, stderr } = run([tree, 's3://feeds/town/']);
    expect([status, stderr]).to.deep.equal([0, '']);
    const [
      cors = [],
      documents = [],
      signatures = [],
      answers = [],
      pages = [],
      directory = [],
      removal = [],
      ...more
    ] = await calls();
    expect(more).to.deep.equal([]);
    expect(cors.slice(0, 4)).to.deep.equal(['s3api', 'put-bucket-cors', '--bucket', 'feeds']);
    expect(JSON.parse(cors.at(-1) ?? '')).to.deep.equal({
      CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'], MaxAgeSeconds: 86400 }],
    });
    for (const call of [documents, signatures, answers, pages, directory, removal]) {
      expect(call.slice(0, 4)).to.deep.equal(['s3', 'sync', tree, 's3://feeds/town']);
      expect(values(call, '--cache-control')).to.deep.equal(['public, max-age=3600, stale-if-error=86400']);
      expect(values(call, '--content-encoding')).to.deep.equal([]);
      // The last filter wins: whatever was included, files with a dot in front are not.
      expect(values(call, '--exclude').slice(-2)).to.deep.equal(['.*', '*/.*']);
      expect(call.lastIndexOf('--include')).to.be.lessThan(call.indexOf('.*'));
    }
    for (const call of [documents, answers, directory, removal]) {
      expect(values(call, '--content-type')).to.deep.equal(['application/json']);
    }
    expect(values(pages, '--content-type')).to.deep.equal(['text/html']);
    // What packs documents never touches embed pages, which have no packed copies, not even to remove them.
    for (const call of [documents, directory, removal]) {
      expect(call.lastIndexOf('--include')).to.be.lessThan(call.indexOf('embed/*'));
    }
    expect(values(signatures, '--content-type')).to.deep.equal(['text/plain']);
    const uploads = [documents, signatures, answers, pages, directory, removal];
    expect(uploads.map((call) => values(call, '--include'))).to.deep.equal([
      ['*.json'],
      ['*.sig'],
      ['embed/*.json'],
      ['embed/*.html'],
      ['directory.json'],
      ['*.json'],
    ]);
    expect(values(documents, '--exclude')).to.include('directory.json');
    expect([documents, directory].some((call) => call.includes('--delete'))).to.equal(false);
    expect(removal).to.include('--delete');
  });

  it('uploads compressed copies under the names of the files, with their times, and no dotfiles', async () => {
    expect(run(['--gzip', tree, 's3://feeds']).status).to.equal(0);
    const [, documents = [], signatures = [], answers = [], pages = [], directory = []] = await calls();
    for (const call of [answers, pages]) {
      expect(call[2]).to.equal(tree);
      expect(values(call, '--content-encoding')).to.deep.equal([]);
    }
    for (const call of [documents, directory]) {
      expect(call[2]).not.to.equal(tree);
      expect(call[3]).to.equal('s3://feeds');
      expect(values(call, '--content-encoding')).to.deep.equal(['gzip']);
    }
    expect(values(signatures, '--content-encoding')).to.deep.equal([]);
    for (const name of ['directory.json', 'areas/065340011011.json', 'services/99107023017000.json']) {
      const packed = await readFile(join(kept, name));
      expect(gunzipSync(packed).toString()).to.equal(await readFile(join(tree, name), 'utf8'));
    }
    expect((await stat(join(kept, 'directory.json'))).mtimeMs).to.equal(1_700_000_000_000);
    expect(await stat(join(kept, '.ozg-feed.json')).catch(() => 'nothing')).to.equal('nothing');
    expect(await stat(documents[2] ?? '').catch(() => 'cleared away')).to.equal('cleared away');
  });

  it('takes the lifetime from TTL', async () => {
    run([tree, 's3://feeds'], { TTL: '900' });
    const [, documents = []] = await calls();
    expect(values(documents, '--cache-control')).to.deep.equal(['public, max-age=900, stale-if-error=86400']);
  });

  it('reports wrong settings before it uploads anything', async () => {
    for (const args of [[], [tree], [tree, 'feeds'], [tree, 's3://'], [tree, 's3://feeds', 'more']]) {
      const { status, stderr } = run(args);
      expect([status, stderr], args.join(' ')).to.deep.equal([
        2,
        'Aufruf: sh s3.sh [--gzip] ORDNER s3://BUCKET[/PFAD]\n',
      ]);
    }
    expect(run([folder, 's3://feeds']))
      .to.include({ status: 1 })
      .and.property('stderr')
      .contains('keine directory.json');
    expect(await readFile(notes, 'utf8').catch(() => 'no call')).to.equal('no call');
  });

  it('uploads nothing if a compressed copy is missing', async () => {
    await rm(join(tree, 'areas', '060000000000.json.gz'));
    const { status, stderr } = run(['--gzip', tree, 's3://feeds']);
    expect(status).to.equal(1);
    expect(stderr).to.contain('Zu „./areas/060000000000.json“ fehlt die gepackte Kopie.');
    expect((await readFile(notes, 'utf8').catch(() => '')).includes('sync')).to.equal(false);
  });
});
