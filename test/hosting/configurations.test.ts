import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { audit } from '../../packages/publisher/src/audit/audit.js';
import { describeFinding } from '../../packages/publisher/src/findings/finding.js';
import { apache, caddy, COOKIE, nginx } from '../publisher/audit/mistakes.js';
import type { Mistake } from '../publisher/audit/mistakes.js';
import { builtTree, installed, NOW, shipped, startApache, startCaddy, startNginx } from '../publisher/audit/servers.js';
import type { Server } from '../publisher/audit/servers.js';
import { startServer } from '../support/servers.js';

/** The largest document of the tree. */
const FEED = 'areas/065340011011.json';

/** A web server that we ship a file for. */
interface Kind {
  name: string;
  program: string;
  file: string;
  /** Where it serves the tree. */
  at: string;
  mistakes: Mistake[];
  add: (text: string, lines: string) => string;
  start: (tree: string, text: string, mistake: Partial<Mistake>) => Promise<Server>;
}

const kinds: Kind[] = [
  {
    name: 'nginx',
    program: 'nginx',
    file: 'nginx.conf',
    at: 'ozg/',
    mistakes: nginx,
    add: (text, lines) => text.replace(/\}\s*$/, `${lines}\n}\n`),
    start: (tree, text) => startNginx(tree, text),
  },
  {
    name: 'Apache',
    program: 'apache2',
    file: 'apache.htaccess',
    at: 'ozg/',
    mistakes: apache,
    add: (text, lines) => `${text}\n${lines}\n`,
    start: (tree, text, { site, allow }) =>
      startApache(tree, text, { ...(site !== undefined && { site }), ...(allow !== undefined && { allow }) }),
  },
  {
    name: 'Caddy',
    program: 'caddy',
    file: 'Caddyfile',
    at: '',
    mistakes: caddy,
    add: (text, lines) => text.replace(/(?<=root \* .*\n)/, `${lines}\n`),
    start: (tree, text) => startCaddy(tree, text),
  },
];

/** What is found at a document of a server, in sentences. */
async function found(server: Server, path: string): Promise<string[]> {
  try {
    return (await audit(server.url + path, NOW)).findings.map((finding) => describeFinding(finding));
  } finally {
    await server.stop();
  }
}

/** The lines that sentences name, each once. */
const linesOf = (sentences: string[], name: string): string => {
  const blocks = sentences.map((s) =>
    [...s.matchAll(new RegExp(`^ {2}${name}: (.*)$`, 'gm'))].map(([, text]) => text).join('\n'),
  );
  return [...new Set(blocks)].join('\n');
};

for (const { name, program, file, at, mistakes, add, start } of kinds) {
  describe(`hosting with ${name} (needs ${program})`, () => {
    let tree: string;

    before(async function () {
      if (!installed(program)) this.skip();
      tree = await builtTree();
    });
    after(async () => {
      if (tree) await rm(dirname(tree), { recursive: true });
    });

    for (const document of ['directory.json', FEED, 'services/99107023017000.json']) {
      it(`delivers ${document} so that an audit finds nothing`, async () => {
        expect(await found(await start(tree, await shipped(file), {}), at + document)).to.deep.equal([]);
      });
    }

    it('delivers the compressed copy on request, and the plain file otherwise', async () => {
      const server = await start(tree, await shipped(file), {});
      try {
        const answers = ['identity', 'gzip', 'gzip, deflate, br'].map(async (accept) => {
          const answer = await fetch(server.url + at + FEED, { headers: { 'Accept-Encoding': accept } });
          expect(await answer.json()).to.have.property('format', 'ozg-feed/1');
          expect(answer.headers.get('Vary'), accept).to.contain('Accept-Encoding');
          return answer.headers;
        });
        const [plain, gzip, best] = await Promise.all(answers);
        expect(plain?.get('Content-Encoding')).to.equal(null);
        expect(gzip?.get('Content-Encoding')).to.equal('gzip');
        expect(best?.get('Content-Encoding')).to.equal(name === 'nginx' ? 'gzip' : 'br');
        expect(plain?.get('ETag')).not.to.equal(gzip?.get('ETag'));
      } finally {
        await server.stop();
      }
    });

    it('delivers pages to embed as HTML that may be cached and framed, and their oEmbed answers as JSON', async () => {
      const answer = `embed/065340011011/99107023017000.json`;
      expect(await found(await start(tree, await shipped(file), {}), at + answer)).to.deep.equal([]);
      const server = await start(tree, await shipped(file), {});
      try {
        const { status, headers } = await fetch(`${server.url}${at}${answer.replace(/json$/, 'html')}`);
        expect(status).to.equal(200);
        expect(headers.get('Content-Type')).to.match(/^text\/html/);
        expect(headers.get('Cache-Control')).to.equal('public, max-age=3600, stale-if-error=86400');
        expect(headers.get('X-Frame-Options')).to.equal(null);
      } finally {
        await server.stop();
      }
    });

    it('delivers signatures as text, hides dotfiles, and answers 404 for missing files', async () => {
      const server = await start(tree, await shipped(file), {});
      try {
        const ask = (path: string): Promise<Response> => fetch(server.url + at + path, { redirect: 'manual' });
        expect((await ask('directory.json.sig')).headers.get('Content-Type')).to.match(/^text\/plain/);
        for (const path of ['.ozg-feed.json', 'missing.json', 'areas/missing.json']) {
          const answer = await ask(path);
          expect(answer.status, path).to.equal(404);
          expect(answer.headers.get('Access-Control-Allow-Origin'), path).to.equal('*');
          expect(answer.headers.get('Cache-Control'), path).to.equal(null);
        }
      } finally {
        await server.stop();
      }
    });

    it('delivers a replaced file within seconds, never a mixture', async () => {
      const path = join(tree, 'areas', 'replaced.json');
      const replace = async (n: number): Promise<void> => {
        const text = JSON.stringify({ n, filler: String(n).repeat(5000) });
        for (const [suffix, bytes] of [
          ['', Buffer.from(text)],
          ['.gz', gzipSync(text)],
          ['.br', brotliCompressSync(text)],
        ] as const) {
          await writeFile(`${path}${suffix}.new`, bytes);
          await rename(`${path}${suffix}.new`, path + suffix);
        }
      };
      await replace(1);
      const server = await start(tree, await shipped(file), {});
      try {
        const ask = async (): Promise<number> => {
          const { n, filler } = (await (await fetch(`${server.url}${at}areas/replaced.json`)).json()) as Record<
            'n',
            number
          > &
            Record<'filler', string>;
          expect(filler).to.equal(String(n).repeat(5000));
          return n;
        };
        expect(await ask()).to.equal(1);
        await replace(2);
        const until = Date.now() + 15_000;
        while ((await ask()) !== 2 && Date.now() < until) await wait(100);
        expect(await ask()).to.equal(2);
      } finally {
        await server.stop();
      }
    });

    for (const mistake of mistakes) {
      const { title, without, has, instead, says } = mistake;
      it(`finds ${title}, and suggests the configuration that fixes it`, async () => {
        const sound = await shipped(file);
        if (without) expect(sound).to.match(without);
        const broken = without ? sound.replace(without, () => has ?? '') : add(sound, has ?? '');
        const before = await found(await start(tree, broken, mistake), at + FEED);
        expect(before, before.join('\n')).to.have.length(says.length);
        for (const [i, sentence] of says.entries()) expect(before[i]).to.contain(sentence);
        const lines = linesOf(before, name);
        expect(lines).not.to.equal('');
        const healed = instead && has !== undefined ? broken.replace(has, () => lines) : add(broken, lines);
        expect(await found(await start(tree, healed, mistake), at + FEED), lines).to.deep.equal([]);
      });
    }
  });
}

describe('hosting with nginx as a reverse proxy (needs nginx)', () => {
  it('removes cookies with the suggested configuration', async function () {
    if (!installed('nginx')) this.skip();
    const feed = JSON.stringify({ format: 'ozg-feed/1' });
    const program = await startServer((request, response) => {
      const known = request.url === '/ozg/feed.json';
      response.writeHead(known ? 200 : 404, { 'Content-Type': 'application/json', 'Set-Cookie': 'sid=1' }).end(feed);
    });
    try {
      const { port } = program;
      const cookies = async (more: string): Promise<string[]> => {
        const snippet = `location /ozg/ { proxy_pass http://127.0.0.1:${port}; ${more} }`;
        const all = await found(await startNginx('', snippet), 'ozg/feed.json');
        return all.filter((sentence) => sentence.includes('Cookie'));
      };
      const [sentence = ''] = await cookies('');
      expect(sentence).to.contain(COOKIE);
      expect(await cookies(linesOf([sentence], 'nginx'))).to.deep.equal([]);
    } finally {
      await program.stop();
    }
  });
});
