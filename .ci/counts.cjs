// A mocha reporter that prints like `spec` and writes how many tests passed, failed and were skipped to the file
// that TEST_COUNTS_FILE names. It writes after every test, so that a run that dies still leaves its count.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

const { EVENT_RUN_END, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;

module.exports = class Counts extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const counts = { passed: 0, failed: 0, skipped: 0, finished: false };
    const write = () => writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
    const count = (what) => () => {
      counts[what] += 1;
      write();
    };
    write();
    runner.on(EVENT_TEST_PASS, count('passed'));
    runner.on(EVENT_TEST_FAIL, count('failed'));
    runner.on(EVENT_TEST_PENDING, count('skipped'));
    runner.on(EVENT_RUN_END, () => {
      counts.finished = true;
      write();
    });
  }
};
