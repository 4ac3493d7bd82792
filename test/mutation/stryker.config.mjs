// `npm run mutation`: faults are put into the policy and into the life of a request, one at a time, and a test has to
// notice each. It fails where fewer than 85 % are noticed.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/approvals/*.ts', 'src/requests/life.ts'],
  plugins: ['./test/mutation/mochaRunner.mjs'],
  testRunner: 'mochaRunner',
  testRunnerNodeArgs: ['--import=tsx'],
  coverageAnalysis: 'perTest',
  // It would be rewritten with TypeScript's API, which TypeScript 7 doesn't have; tsx takes it as it is.
  tsconfigFile: 'left-as-it-is',
  // The copies that are worked on lie where nothing is checked in; what no test here reads isn't copied.
  tempDirName: '.data/mutation',
  ignorePatterns: ['dist', '.data', '.ci', 'bench', 'docs', 'appPackage', 'cards'],
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: '.data/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
};
