import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { load } from 'js-yaml';
import { policyFor } from '@ozg-widgets/doctor';
import { policiesOf } from '../../packages/doctor/src/csp/policy.js';
import { cspSnippets, withSource } from '../../packages/doctor/src/csp/config-snippets.js';
import { parsePage } from '../../packages/doctor/src/html/parse-page.js';
import { hasPhp } from './wordpress/site.js';
import { tags } from '../../packages/widgets/build/tags.mjs';

const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('examples/cms/', root));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => folder + name);
const read = (file: string): string => readFileSync(file, 'utf8');
const php = (...args: string[]): { status: number | null; stdout: string } =>
  spawnSync('php', args, { encoding: 'utf8' });

interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

describe('the recipes for content systems', () => {
  it('are there for every system, in German, and say what was tried', () => {
    for (const system of ['wordpress', 'typo3', 'drupal', 'joomla', 'contao', 'html']) {
      const readme = read(`${folder}${system}/README.md`);
      expect(readme, system)
        .to.match(/^# /)
        .and.to.match(/Geschrieben für/);
      expect(readme, system).to.match(/nicht ausgeführt|mit der echten|in echten Browsern/);
      expect(read(`${folder}README.md`), system).to.include(`](${system}/README.md)`);
    }
  });

  it('have PHP that PHP can read (needs php)', function () {
    this.timeout(60_000);
    if (!hasPhp) this.skip();
    const found = files.filter((file) => file.endsWith('.php'));
    expect(found.length).to.be.at.least(8);
    for (const file of found) expect(php('-l', file).status, file).to.equal(0);
  });

  it('have YAML and JSON that can be read', () => {
    const found = files.filter((file) => /\.(ya?ml|json)$/.test(file));
    expect(found.length).to.be.at.least(4);
    for (const file of found) expect(load(read(file)), file).to.be.an('object');
  });

  it('give only policy lines for scripts and feeds', () => {
    const lines = files
      .filter((file) => /\.(md|ya?ml|php|html|htaccess)$/.test(file))
      .flatMap((file) => read(file).match(/script-src [^`"\n]*; connect-src [^`"\n;]*/g) ?? []);
    const known = ['https://feeds.example.org', '$source'].map((feed) =>
      policyFor('tag', { script: "'self'", feed }).replace("default-src 'none'; ", ''),
    );
    expect(lines).to.include(known[0]);
    for (const line of lines) expect(known).to.include(line.trim());
  });

  it('give the lines for TYPO3 and Drupal that the doctor gives', () => {
    const page = parsePage('');
    const [policy] = policiesOf(page, "default-src 'none'; script-src 'self'; connect-src 'self'");
    const lack = { kind: 'connect', source: 'https://feeds.example.org' } as const;
    const lines = cspSnippets(policy!, lack, [lack], { page, headers: {} }).split('\n');
    const of = (system: string): string[] =>
      lines.flatMap((line) => new RegExp(`^ *${system}: (.*)$`).exec(line)?.[1] ?? []);
    expect(load(read(`${folder}typo3/csp.yaml`))).to.deep.equal(load(of('TYPO3').join('\n')));
    const drupal = read(`${folder}drupal/README.md`).match(/drush config:set .*\bcsp\..*/g);
    expect(of('Drupal')).to.have.length(2);
    expect(drupal).to.deep.equal(of('Drupal'));
    const { directive, sources } = withSource(policy!, lack);
    expect(read(`${folder}joomla/README.md`)).to.include(`Direktive \`${directive}\`, Wert \`${sources.join(' ')}\``);
  });

  it('know every element with exactly its attributes: the plug-in for WordPress (needs php)', function () {
    if (!hasPhp) this.skip();
    const { modules } = JSON.parse(
      read(fileURLToPath(new URL('packages/widgets/dist/custom-elements.json', root))),
    ) as Manifest;
    const elements = modules
      .flatMap(({ declarations }) => declarations ?? [])
      .filter(({ tagName }) => tagName?.startsWith('ozg-'));
    const file = `${folder}wordpress/ozg-widgets/elements.php`;
    const { stdout } = php('-r', 'define("ABSPATH", "/"); echo json_encode(require $argv[1]);', file);
    const known = JSON.parse(stdout) as Record<string, string[]>;
    const sorted = (entries: [string, string[]][]): Record<string, string[]> =>
      Object.fromEntries(entries.sort().map(([name, attributes]) => [name, [...attributes].sort()]));
    expect(sorted(Object.entries(known))).to.deep.equal(
      sorted(
        elements.map(({ tagName, attributes }) => [tagName!.slice(4), (attributes ?? []).map(({ name }) => name)]),
      ),
    );
  });

  it('allow the same elements elsewhere', () => {
    for (const file of [
      'typo3/ozg_widgets/Classes/OzgSanitizerBuilder.php',
      'drupal/erlaubte-tags.txt',
      'contao/erlaubte-tags.txt',
    ]) {
      const named = new Set(read(folder + file).match(/\bozg-(?!widgets|badge\b|feed)[a-z-]+[a-z]/g));
      expect([...named].sort(), file).to.deep.equal(tags);
    }
  });
});
