/**
 * A quiet mocha reporter: a line for each file as soon as it is done, failures in full, the count last. The default export
 * is what mocha loads.
 */
export default class Quiet {
  /** @param {import('mocha').Runner} runner */
  constructor(runner) {
    const sum = { passed: 0, failed: 0 };
    /** @type {string[]} */
    const failures = [];
    /** @type {{ file: string, passed: number, failed: number } | undefined} */
    let open;

    const close = () => {
      if (!open) return;
      const { file, passed, failed } = open;
      console.log(`  ${failed ? '✘' : '✔'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}`);
    };
    /**
     * @param {import('mocha').Test} test
     * @param {keyof typeof sum} key
     */
    const note = (test, key) => {
      const file = (test.file ?? test.parent?.file ?? '?').replace(/^.*\/test\//, '');
      if (open?.file !== file) close();
      const current = open?.file === file ? open : { file, passed: 0, failed: 0 };
      current[key]++;
      open = current;
      sum[key]++;
    };

    runner.on('pass', (test) => note(test, 'passed'));
    runner.on('pending', (test) => console.log(`  skipped: ${test.fullTitle()}`));
    runner.on('fail', (test, error) => {
      note(test, 'failed');
      failures.push(`✘ ${test.fullTitle()}\n${error.stack ?? error}`);
    });
    runner.on('end', () => {
      close();
      for (const failure of failures) console.log(`\n${failure}`);
      console.log(`COUNT ${sum.passed} ${sum.failed}`);
    });
  }
}
