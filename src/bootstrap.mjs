// What every npm script calls first: `node src/bootstrap.mjs <script> [arguments]`.
//
// It makes the two commands of the README enough on a fresh clone: it installs what is missing, builds what
// is older than its source, and hands over to the program with the project's own Node. It and what it imports
// are plain JavaScript and use Node's own modules only, because they run before anything is installed, on the
// machine's Node (tried with 20).

import { buildWhatIsOlder } from './commands/bootstrap/build.mjs';
import { handOver } from './commands/bootstrap/handOver.mjs';
import { findNode, installWhatIsMissing } from './commands/bootstrap/installation.mjs';
import { built, giveUp, modules } from './commands/bootstrap/project.mjs';

const tsc = modules('typescript', 'bin', 'tsc');

/**
 * Which programs a script runs, one after the other, and whether they need a build before. `files` are what the
 * last one works on unless the arguments name some.
 */
const scripts = {
  start: { build: true, programs: [[built('commands', 'start', 'index.js')]] },
  // V8's young generation would grow to 96 MB in a process that is busy for long, and never shrink again.
  serve: { build: true, programs: [['--max-semi-space-size=16', built('main.js')]] },
  test: { build: true, programs: [[modules('mocha', 'bin', 'mocha.js')]], files: ['test/**/*.test.ts'] },
  build: { build: true, programs: [] },
  lint: { build: false, programs: [[modules('@biomejs', 'biome', 'bin', 'biome'), 'check']] },
  typecheck: {
    build: false,
    programs: [
      [tsc, '--noEmit', '-p', 'tsconfig.json'],
      [tsc, '-p', 'test/tsconfig.json'],
    ],
  },
  rooms: {
    build: false,
    programs: [
      [
        modules('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'src',
      ],
    ],
  },
  package: { build: true, programs: [[built('commands', 'packageApp.js')]] },
  bench: { build: true, programs: [['--import=tsx', 'bench/run.ts']] },
  'bench:provisioning': { build: false, programs: [['--import=tsx', 'bench/provisioning.ts']] },
  'bench:understanding': { build: false, programs: [['--import=tsx', 'bench/understanding.ts']] },
  'bench:inventory': {
    build: false,
    programs: [['--max-semi-space-size=16', '--expose-gc', '--import=tsx', 'bench/inventory.ts']],
  },
  'test:deep': {
    build: false,
    programs: [[modules('mocha', 'bin', 'mocha.js')]],
    files: ['test/provisioning/underFaults.test.ts', 'test/desk/lifeModel.test.ts'],
  },
  mutation: {
    build: false,
    programs: [
      [modules('@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', 'test/mutation/stryker.config.mjs'],
    ],
  },
  migrate: { build: true, programs: [[built('commands', 'migrate.js')]] },
  locations: { build: true, programs: [[built('commands', 'locations.js')]] },
  outbox: { build: true, programs: [[built('commands', 'outbox.js')]] },
  numbers: { build: true, programs: [[built('commands', 'numbers.js')]] },
  readiness: { build: true, programs: [[built('commands', 'readiness.js')]] },
  audit: { build: true, programs: [['--max-semi-space-size=16', built('commands', 'audit.js')]] },
  policy: { build: true, programs: [[built('commands', 'policy.js')]] },
};

const [name, ...passedArguments] = process.argv.slice(2);
const script = Object.hasOwn(scripts, name ?? '') ? scripts[name] : undefined;
if (!script) giveUp(`there is no script "${name ?? ''}". Known: ${Object.keys(scripts).join(', ')}.`);

installWhatIsMissing();
const node = findNode();
if (script.build) buildWhatIsOlder(node);

const namesFiles = passedArguments.some((argument) => /\.test\.ts$/.test(argument));
const files = namesFiles ? [] : (script.files ?? []);
for (const [index, program] of script.programs.entries()) {
  const isLast = index === script.programs.length - 1;
  const exitCode = await handOver(node, isLast ? [...program, ...passedArguments, ...files] : program);
  if (exitCode !== 0) process.exit(exitCode);
}
