/** A quiet mocha reporter: a line for each file as soon as it is done, failures in full, the count last. */
export default class Quiet {
  constructor(runner) {
    const sum = { passed: 0, failed: 0 };
    const failures = [];
    let open;

    const close = () => {
      if (!open) return;
      const { file, passed, failed } = open;
      console.log(`  ${failed ? '✘' : '✔'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}`);
    };
    const note = (test, key) => {
      const file = (test.file ?? test.parent?.file ?? '?').replace(/^.*\/test\//, '');
      if (open?.file !== file) {
        close();
        open = { file, passed: 0, failed: 0 };
      }
      open[key]++;
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
