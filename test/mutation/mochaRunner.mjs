import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';

/** By this the faulty code learns which fault is on, and says which test has reached which. */
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
const shared = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];

/** Mocha's last run, test by test. */
let outcomes = [];
class Outcomes {
  constructor(runner) {
    outcomes = [];
    const note = (test, status, more = {}) => {
      const name = test.fullTitle();
      outcomes.push({ id: name, name, timeSpentMs: test.duration ?? 0, status, ...more });
    };
    runner.on('pass', (test) => note(test, TestStatus.Success));
    runner.on('pending', (test) => note(test, TestStatus.Skipped));
    runner.on('fail', (test, error) => {
      note(test, TestStatus.Failed, { failureMessage: error?.message ?? 'failed without a reason' });
    });
  }
}

/**
 * The tests that have to notice. Not Stryker's option `testFiles`: with it faults in what runs at the import would be put in
 * after the import.
 */
const files = ['test/approvals/*.test.ts', 'test/requests/*.test.ts'];

/** Runs them with mocha's own API, since Stryker's runner for mocha doesn't know mocha 12. */
class MochaRunner {
  #mocha = new Mocha({ reporter: Outcomes, timeout: 10_000 });
  #loaded = false;
  #runs = false;
  #notesTests = false;

  capabilities() {
    // A module is imported once: a fault in what runs at the import needs a process of its own.
    return { reloadEnvironment: false };
  }

  async init() {
    this.#mocha.cleanReferencesAfterRun(false);
    for await (const file of glob(files)) this.#mocha.addFile(resolve(file));
    const noteTest = (test) => {
      if (this.#notesTests) shared.currentTestId = test.fullTitle();
    };
    this.#mocha.suite.beforeEach('note which test runs', function () {
      noteTest(this.currentTest);
    });
  }

  async dryRun({ coverageAnalysis, disableBail }) {
    this.#notesTests = coverageAnalysis === 'perTest';
    const result = await this.#run({ bail: !disableBail });
    this.#notesTests = false;
    if (result.status === DryRunStatus.Complete && coverageAnalysis !== 'off') {
      return { ...result, mutantCoverage: shared.mutantCoverage };
    }
    return result;
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, mutantActivation }) {
    shared.hitLimit = hitLimit;
    shared.hitCount = hitLimit === undefined ? undefined : 0;
    const atImport = mutantActivation === 'static' ? activeMutant.id : undefined;
    const run = { bail: !disableBail, only: testFilter, fault: activeMutant.id, atImport };
    return toMutantRunResult(await this.#run(run));
  }

  dispose() {
    // A run that a fault made endless is still under way; the process ends with it.
    if (!this.#runs) this.#mocha.dispose();
  }

  async #run({ bail, only, fault, atImport }) {
    try {
      if (!this.#loaded) {
        shared.activeMutant = atImport;
        await this.#mocha.loadFilesAsync();
        this.#loaded = true;
      }
      shared.activeMutant = fault;
      stopAtFailure(this.#mocha.suite, bail);
      this.#mocha.grep(new RegExp((only ?? []).map((title) => `^${RegExp.escape(title)}$`).join('|')));
      this.#runs = true;
      await new Promise((done) => {
        this.#mocha.run(done);
      });
      this.#runs = false;
      const tests = outcomes;
      if (tests.length === 0) throw new Error('no test was run');
      const endless = determineHitLimitReached(shared.hitCount, shared.hitLimit);
      return endless ?? { status: DryRunStatus.Complete, tests };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
  }
}

function stopAtFailure(suite, bail) {
  suite.bail(bail);
  for (const each of suite.suites) stopAtFailure(each, bail);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mochaRunner', MochaRunner)];
