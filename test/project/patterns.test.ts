import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';

const packages = new URL('../../packages/', import.meta.url);

/** A regular expression, and the first file in which it occurs. */
interface Pattern {
  source: string;
  flags: string;
  file: string;
}

/**
 * Patterns that are made of parts, by the text of their call, with the pattern that the call makes. A new one has to be
 * added here, because the parts are only known when it runs.
 */
const made: Readonly<Record<string, RegExp>> = {
  "new RegExp(String.raw `<\\/?(?:${NAMES})(?:\\s[^<>=]*=[^<>]*|\\s*\\/?)>`, 'i')":
    /<\/?(?:a|br|h[1-6])(?:\s[^<>=]*=[^<>]*|\s*\/?)>/i,
  "new RegExp(`^(?:${NAMES})$`, 'i')": /^(?:a|br|h[1-6])$/i,
  "new RegExp(String.raw `^(?:${words})(?:\\.?[ -]?(?:nr|nummer))?[ .:]{0,3}(?=[\\d+(])`, 'i')":
    /^(?:tel(?:efon)?|mobil(?:telefon)?)(?:\.?[ -]?(?:nr|nummer))?[ .:]{0,3}(?=[\d+(])/i,
  "new RegExp(`.{1,${most}}`, 'gsu')": /.{1,40}/gsu,
  "new RegExp(`<(/?)${tag}\\\\b`, 'i')": /<(\/?)ozg-badge\b/i,
  "new RegExp(`</ozg-[a-z-]+|<link(?=\\\\s[^<>]*\\\\bozg-feed\\\\b)|${SCRIPT_AS_TEXT.source}`, 'i')":
    /<\/ozg-[a-z-]+|<link(?=\s[^<>]*\bozg-feed\b)/i,
  "new RegExp(String.raw `^(${DAY}(?:\\s*(?:-|–|bis|,|und|\\+|/)\\s*${DAY})*)(?:\\s*:)?\\s+(\\S.*)$`, 'is')":
    /^((?:mo|di(?:enstags?)?)\.?(?:\s*(?:-|–|bis|,|und|\+|\/)\s*(?:mo|di(?:enstags?)?)\.?)*)(?:\s*:)?\s+(\S.*)$/is,
};

/** Patterns that are not linear, or that cannot be decided, with the reason why they may stay. */
const reviewed: Readonly<Record<string, string>> = {};

/** The scripts of a package that the compiler wrote; it leaves those of deleted sources in the folder. */
const scripts = (name: string): string[] =>
  readdirSync(new URL(`${name}/dist/`, packages), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => existsSync(new URL(`${name}/src/${file.replace(/js$/, 'ts')}`, packages)))
    .map((file) => `${name}/dist/${file}`);

/** The patterns of all packages, each once, and the calls that make patterns. */
function collect(): { patterns: Map<string, Pattern>; calls: Set<string> } {
  const patterns = new Map<string, Pattern>();
  const calls = new Set<string>();
  for (const file of ['feed', 'sdk', 'widgets', 'doctor', 'publisher'].flatMap(scripts)) {
    const text = readFileSync(new URL(file, packages), 'utf8');
    const script = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const pattern = { source: node.text.slice(1, end), flags: node.text.slice(end + 1), file };
        if (!patterns.has(node.text)) patterns.set(node.text, pattern);
      } else if (
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === 'RegExp'
      )
        calls.add(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(script);
  }
  return { patterns, calls };
}

/** Whether a pattern can repeat something without a limit; one that cannot takes a constant time at each position. */
const repeats = ({ source }: Pattern): boolean => /[*+]|\{\d+,\}/.test(source);

/** What recheck finds, by pattern; only what is not linear. */
async function superlinear(patterns: readonly Pattern[]): Promise<string[]> {
  const waiting = [...patterns];
  const found: string[] = [];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('pattern-worker.mjs', import.meta.url));
      let current: Pattern | undefined;
      const next = (): void => {
        current = waiting.shift();
        if (current) worker.postMessage({ source: current.source, flags: current.flags });
        else
          void worker.terminate().then(() => {
            resolve();
          });
      };
      worker.on('error', reject);
      worker.on('message', ({ status, summary }: { status: string; summary: string }) => {
        const { source = '', flags = '', file = '' } = current ?? {};
        if (status !== 'safe' && !(`/${source}/${flags}` in reviewed))
          found.push(`${file}: /${source}/${flags} ${summary}`);
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return found;
}

describe('the regular expressions of the packages', function () {
  this.timeout(600_000);
  const { patterns, calls } = collect();

  it('are found by the check where they are not linear', async () => {
    const quadratic = [/T.+(Z|[+-]\d\d:\d\d)$/, /(?<!\p{L}|,\s*)st(?=[\s-])/giu, /^(.+?)\s*\(([^()]+)\)\s*$/s];
    const found = await superlinear(quadratic.map(({ source, flags }) => ({ source, flags, file: 'example' })));
    expect(found).to.have.length(quadratic.length);
  });

  it('are literals, or made of parts as the check knows', () => {
    expect(patterns.size).to.be.greaterThan(300);
    expect([...calls]).to.have.members(Object.keys(made));
  });

  it('run in linear time', async () => {
    const all = [
      ...patterns.values(),
      ...Object.values(made).map(({ source, flags }) => ({ source, flags, file: 'made' })),
    ];
    const found = await superlinear(all.filter(repeats));
    expect(found, found.join('\n')).to.deep.equal([]);
  });

  it('are still there where they were reviewed', () => {
    expect([...patterns.keys()]).to.include.members(Object.keys(reviewed));
  });
});
