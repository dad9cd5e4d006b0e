/** The example in the README prints what the README shows. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const readme = readFileSync(new URL('../../packages/doctor/README.md', import.meta.url), 'utf8');
const block = (kind: string): string => new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\`$`, 'm').exec(readme)?.[1] ?? '';

describe('README of the doctor', () => {
  it('shows what its example prints', () => {
    const printed = execFileSync(
      process.execPath,
      ['--conditions=ozg-source', '--import', 'tsx', '--input-type=module', '--eval', block('js')],
      { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8' },
    );
    expect(printed).to.not.equal('');
    expect(printed).to.equal(block('text'));
  });
});
