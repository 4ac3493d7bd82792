// `npm run bench:understanding [-- folder or files] [--wrong]`: how much of what people say is understood, and how much
// else is taken for it, on sets that nothing was learned from. Ends with 1 where an aim is missed.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Measured, measure, missedAims, readSets } from './understanding/measure.js';

const shownAccepts = 40;
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
/** `further` came later, when nothing had been tuned on it. */
const own = ['understanding', 'understanding/further'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const places = named.length === 0 ? own : named;
const files = places.flatMap((place) =>
  statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => join(place, name))
    : [place],
);

const measured = readSets(files).map(measure);
for (const each of measured) process.stdout.write(report(each));
const missed = measured.flatMap(missedAims);
for (const sentence of missed) process.stdout.write(`${sentence}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

function report(of: Measured): string {
  const percent = (part: number, all: number) => (all === 0 ? '-' : `${((100 * part) / all).toFixed(1)} %`);
  const all = [...of.byIntent.values()].reduce((sum, row) => sum + row.all, 0);
  const seconds = of.messages === 0 ? 0 : of.p50Ms / 1000;
  const lines = [
    `${of.language}: ${of.messages} messages`,
    ...[...of.byIntent]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(
        ([intent, row]) =>
          `  ${intent.padEnd(20)} ${row.right} of ${row.all}  ${percent(row.right, row.all)}`,
      ),
    `  recall               ${of.right} of ${all}  ${percent(of.right, all)}`,
    `  with all slots right ${of.slotsRight} of ${of.right}  ${percent(of.slotsRight, of.right)}`,
    `  only suggested       ${of.suggested} of ${all}  ${percent(of.suggested, all)}`,
    `  false accepts        ${of.falseAccepts.length} of ${of.otherTexts}  ${((100 * of.falseAccepts.length) / Math.max(1, of.otherTexts)).toFixed(2)} %`,
    ...of.falseAccepts.slice(0, shownAccepts).map((line) => `    ${line}`),
    `  a message takes      ${Math.round(of.p50Ms * 1000)} µs (p99 ${Math.round(of.p99Ms * 1000)} µs), about ${seconds === 0 ? '-' : Math.round(1 / seconds)} a second`,
    ...(process.argv.includes('--wrong') ? of.wrong.map((line) => `    ${line}`) : []),
  ];
  return `${lines.join('\n')}\n\n`;
}
