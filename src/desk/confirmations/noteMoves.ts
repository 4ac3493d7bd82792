import type { PersonId } from '../../telephony/index.js';
import type { ChangedPeople, Transaction, Whereabouts } from '../ports/index.js';
import { lastKnown, moveBetween } from './moves.js';

/**
 * Keeps where the directory shows people now, of those who have a number to be confirmed, and doubts the locations of those
 * who moved: they are asked at once, also where an earlier question has got no answer.
 */
export async function noteMoves(tx: Transaction, changed: ChangedPeople['people'], now: Date): Promise<void> {
  const byId = new Map(changed.map((each) => [each.person, each]));
  const known = new Map((await tx.whereaboutsOf([...byId.keys()])).map((each) => [each.person, each]));
  const others = [...byId.keys()].filter((person) => !known.has(person));
  const newcomers = await tx.peopleToConfirm(others);
  const seen: Whereabouts[] = [];
  for (const [person, shown] of byId) {
    const before = known.get(person);
    if (before === undefined && !newcomers.has(person)) continue;
    seen.push(lastKnown(before, shown));
    const why = before === undefined ? null : moveBetween(before, shown);
    if (why !== null) await doubtLocations(tx, person, why, now);
  }
  await tx.saveWhereabouts(seen, now);
}

async function doubtLocations(
  tx: Transaction,
  person: PersonId,
  why: 'office' | 'country',
  now: Date,
): Promise<void> {
  for (const before of await tx.confirmationsOf(person)) {
    const doubt = { why, since: now };
    await tx.changeConfirmation(before, { ...before, doubt, reminders: 0, remindedAt: null });
  }
}
