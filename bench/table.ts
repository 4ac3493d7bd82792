import { type Phase, quantile } from './load.js';

/** The same turn on both sides, one phase a round. The echo's counterpart of `submit` is an invoke, of the others a message. */
export interface Row {
  readonly turn: 'help' | 'form' | 'submit';
  readonly atATime: number;
  readonly echo: Phase[];
  readonly lineDesk: Phase[];
}

/** The least share of the echo's throughput. */
const aims: Readonly<Record<Row['turn'], number | null>> = { help: 0.6, form: null, submit: 0.4 };
/** The longest p99 of an invoke at 50 at a time, in milliseconds. */
const p99Aim = 250;

/** The mean of the middle two where the rounds are even: a ratio must not be rounded up. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((middle[0] ?? Number.NaN) + (middle[1] ?? Number.NaN)) / 2;
}

const latencies = (phases: readonly Phase[]) => phases.flatMap((phase) => phase.latencies);
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const verdict = (aim: string, met: boolean) => `${aim} ${met ? 'met' : 'MISSED'}`;

/** The results for reading, and for pasting into a document: a Markdown table. */
export function table(rows: readonly Row[]): string {
  const header = [
    'turn',
    'at a time',
    'n',
    'echo median / p99 ms',
    'echo /s',
    'Line Desk median / p99 ms',
    'Line Desk /s',
    'throughput to echo (each round)',
    'aim',
  ];
  const cells = rows.map((row) => {
    const own = latencies(row.lineDesk);
    const theirs = latencies(row.echo);
    const ratios = row.lineDesk.map(
      (phase, round) => phase.throughput / (row.echo[round]?.throughput ?? Number.NaN),
    );
    const ratio = median(ratios);
    const aim = aims[row.turn];
    const p99 = quantile(own, 0.99);
    return [
      row.turn,
      String(row.atATime),
      String(own.length),
      `${ms(median(theirs))} / ${ms(quantile(theirs, 0.99))}`,
      median(row.echo.map(({ throughput }) => throughput)).toFixed(0),
      `${ms(median(own))} / ${ms(p99)}`,
      median(row.lineDesk.map(({ throughput }) => throughput)).toFixed(0),
      `${ratio.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(', ')})`,
      [
        ...(aim === null ? [] : [verdict(`≥ ${aim}`, ratio >= aim)]),
        ...(row.turn === 'submit' && row.atATime === 50 ? [verdict(`p99 < ${p99Aim} ms`, p99 < p99Aim)] : []),
      ].join('; '),
    ];
  });
  const all = [header, ...cells];
  const widths = header.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const line = (values: readonly string[]) =>
    `| ${values.map((value, column) => value.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(header),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...cells.map(line),
  ].join('\n');
}
