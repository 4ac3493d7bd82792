import { isLineDeskError } from '../../errors.js';
import { readStartOptions, usage } from './options.js';
import { start } from './start.js';

/** Operators' output: plain English on the terminal, never in a chat. */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options.help) print(usage);
  else process.exitCode = await start(options, print);
} catch (error) {
  if (!isLineDeskError(error, 'configuration')) throw error;
  print(error.message);
  print('npm start -- --help shows what can be given.');
  process.exitCode = 2;
}
