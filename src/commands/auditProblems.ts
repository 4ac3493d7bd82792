import type { AuditProblem } from '../storage/index.js';

/** A problem in words: where, when, and what it is. */
export function problemText({ kind, requestId, at, time, value }: AuditProblem): string {
  const when = time === null ? '' : ` of ${time}`;
  const event = requestId === null ? `event with id ${at}` : `request ${requestId}, event ${at}`;
  switch (kind) {
    case 'eventAltered':
      return `${event}${when}: was altered after it was written.`;
    case 'eventMissing':
      return `${event}: is not there any more.`;
    case 'eventUnsealed':
      return `${event}${when}: no checkpoint names it; it was added past Line Desk, or its checkpoint was removed or altered.`;
    case 'chainBroken':
      return `${event}${when}: doesn't follow the event before it; events were exchanged, removed or put in.`;
    case 'historyMissing':
      return `request ${requestId}${when}: all of its events are gone.`;
    case 'requestMissing':
      return `request ${requestId}: was removed, its events are still there.`;
    case 'stateDiffers':
      return `request ${requestId}: its events lead to "${value}" (event ${at}${when}), its row says otherwise; the row was altered, or the newest events were cut off.`;
    case 'valueAltered':
      return `${event}${when}: the value "${value}" was altered, or added afterwards.`;
    case 'valueMissing':
      return `${event}${when}: the value "${value}" was removed, and no erasure is on record that explains it.`;
    case 'checkpointAltered':
      return `checkpoint ${at}${when}: was altered, or doesn't follow the one before it.`;
    case 'checkpointMissing':
      return `checkpoint ${at}: is not there any more.`;
    case 'administrativeAltered':
      return `administrative event ${at}${when}: was altered, or doesn't follow the one before it.`;
    case 'administrativeMissing':
      return `administrative event ${at}: is not there any more.`;
    case 'anchorMissing':
      return `checkpoint ${at}${when}: is kept outside, but not in the database; it was cut off with all after it, or an older backup was put back.`;
    case 'anchorDiffers':
      return `checkpoint ${at}${when}: differs from the copy that is kept outside; the trail was rewritten up to here.`;
    default:
      return kind satisfies never;
  }
}

const cut = 'What was cut off stands in the backups. Ask who could write to the database, and since when.';
const altered =
  'Compare the row with the newest backup in which it is whole: that bounds when it was done. Ask who could write to the database then.';

/** What to do about each kind of problem. */
const remedies: Readonly<Record<AuditProblem['kind'], string>> = {
  eventAltered: altered,
  eventMissing: cut,
  eventUnsealed: altered,
  chainBroken: altered,
  historyMissing: cut,
  requestMissing: cut,
  stateDiffers: cut,
  valueAltered: altered,
  valueMissing:
    'If somebody erased it by hand, write that down outside. Use "npm run audit -- person erase" next time: it keeps the record.',
  checkpointAltered: altered,
  checkpointMissing: cut,
  administrativeAltered: altered,
  administrativeMissing: cut,
  anchorMissing:
    'If you have put a backup back yourselves, write that down and begin a new anchor file. Otherwise: ask who could write to the database.',
  anchorDiffers: altered,
};

/** What to do about these problems, one line for each remedy, naming the problems for which it is meant. */
export function remedyLines(kinds: readonly AuditProblem['kind'][]): readonly string[] {
  const byRemedy = Map.groupBy([...new Set(kinds)], (kind) => remedies[kind]);
  return [...byRemedy].map(([remedy, of]) => `${of.join(', ')}: ${remedy}`);
}
