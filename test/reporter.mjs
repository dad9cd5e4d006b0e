/** A quiet mocha reporter: a line a file of tests, failures in full, the count last. */
export default class Quiet {
  constructor(runner) {
    const files = new Map();
    const failures = [];
    const note = (test, key) => {
      const file = (test.file ?? test.parent?.file ?? '?').replace(/^.*\/test\//, '');
      const counts = files.get(file) ?? { passed: 0, failed: 0 };
      counts[key]++;
      files.set(file, counts);
    };
    runner.on('pass', (test) => note(test, 'passed'));
    runner.on('pending', (test) => {
      console.log(`  skipped: ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error) => {
      note(test, 'failed');
      failures.push(`✘ ${test.fullTitle()}\n${error.stack ?? error}`);
    });
    runner.on('end', () => {
      for (const [file, { passed, failed }] of files)
        console.log(`  ${failed ? '✘' : '✔'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}`);
      for (const failure of failures) console.log(`\n${failure}`);
      const sum = (key) => [...files.values()].reduce((n, counts) => n + counts[key], 0);
      console.log(`COUNT ${sum('passed')} ${sum('failed')}`);
    });
  }
}
