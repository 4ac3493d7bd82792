// `npm run bench`: Line Desk against a bare botbuilder echo, on the same machine, in the same minute. The phases of both
// take turns, and who goes first changes with the round, so that what else the machine does hits both alike.

import { cpus, totalmem } from 'node:os';
import { drive, type LoadAnswer, type Phase } from './load.js';
import { approvers } from './organisation.js';
import { type BotProcess, startPrograms } from './programs.js';
import { type Row, table } from './table.js';
import { turnsOf } from './turns.js';

const rounds = 3;
/** No round begins later than this, so that the whole stays within a minute. */
const lastRoundMs = 35_000;
const phaseMs = 1_200;
const settleMs = 8_000;
/** Answers that a phase asks for, at most. */
const counts = new Map([
  [1, { messages: 150, requests: 80 }],
  [50, { messages: 600, requests: 150 }],
]);
/** People who only ask for help. */
const askers = 100;
const warmUp = 60;

const began = performance.now();
const programs = await startPrograms();
try {
  process.stdout.write(await run());
} finally {
  await programs.stop();
}

async function run(): Promise<string> {
  const { connector, echo, lineDesk } = programs;
  const turns = turnsOf(connector);
  const ok = ({ status }: LoadAnswer) => status === 200;
  const stored = ({ status, body }: LoadAnswer) => status === 200 && body.includes('"withdraw"');
  const perRound = [...counts.values()].reduce((sum, { requests }) => sum + requests, 0);
  const people = warmUp + askers + rounds * perRound;

  const all = Array.from({ length: people }, (_, index) => index);
  const installs = [...approvers.map((_, index) => turns.installApprover(index)), ...all.map(turns.install)];
  await drive(lineDesk.url, installs, { atATime: 16, forMs: 30_000, accept: ok });
  await lineDesk.settled(15_000);

  let nextPerson = 0;
  const take = (count: number) => {
    nextPerson += count;
    return all.slice(nextPerson - count, nextPerson);
  };
  const curious = take(askers);
  const warm = take(warmUp);
  const once = { atATime: 8, forMs: 3_000 };
  await drive(lineDesk.url, curious.map(turns.help), { ...once, accept: ok });
  await drive(lineDesk.url, warm.map(turns.form), { ...once, accept: ok });
  await drive(lineDesk.url, warm.map(turns.submit), { ...once, accept: stored });
  for (const make of [turns.help, turns.form, turns.submit])
    await drive(echo.url, all.slice(0, 200).map(make), { ...once, accept: ok });
  await lineDesk.settled(settleMs);

  const rows = new Map<string, Row>();
  const settling: number[] = [];
  const pair = async (
    turn: Row['turn'],
    atATime: number,
    round: number,
    index: readonly number[],
    accept: (answer: LoadAnswer) => boolean,
  ): Promise<number> => {
    const measure = (bot: BotProcess, taken: (answer: LoadAnswer) => boolean): Promise<Phase> =>
      drive(bot.url, index.map(turns[turn]), { atATime, forMs: phaseMs, accept: taken });
    const echoFirst = round % 2 === 0;
    const before = echoFirst ? await measure(echo, ok) : null;
    const own = await measure(lineDesk, accept);
    const settled = await lineDesk.settled(settleMs);
    if (turn === 'submit' && atATime > 1) settling.push(settled ?? settleMs);
    const theirs = before ?? (await measure(echo, ok));
    const key = `${turn} ${atATime}`;
    const row = rows.get(key) ?? { turn, atATime, echo: [], lineDesk: [] };
    rows.set(key, row);
    row.echo.push(theirs);
    row.lineDesk.push(own);
    return own.latencies.length;
  };

  let round = 0;
  for (; round < rounds && performance.now() - began < lastRoundMs; round += 1) {
    for (const [atATime, { messages, requests }] of counts) {
      const asking = Array.from({ length: messages }, (_, index) => curious[index % curious.length] ?? 0);
      await pair('help', atATime, round, asking, ok);
      const moving = take(requests);
      // Who had time to open the form sends it off: what the desk has read for the form is still fresh then.
      const opened = await pair('form', atATime, round, moving, ok);
      await pair('submit', atATime, round, moving.slice(0, opened), stored);
    }
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const settle = `After the submits at 50 at a time the worker needs up to ${(Math.max(...settling) / 1000).toFixed(1)} s more for approvers' cards and status cards.`;
  const seconds = Math.round((performance.now() - began) / 1000);
  return `${table([...rows.values()])}\n\n${settle}\n${machine}; ${round} rounds, ${seconds} s in all\n`;
}
