import type { AuditProblem } from './auditReport.js';
import type { Access } from './dialect.js';
import { valueHash } from './eventChain.js';
import { type EventRow, valueHashesOf, valuesByEvent } from './eventRows.js';

/** Bound values of one query: far below the databases' limits. */
const eventsAtOnce = 500;

/**
 * Compares the personal values of events with the hashes in the events. A value is erased when it and its salt are
 * gone, or the row is; it is altered when it doesn't give the hash, or no event speaks of it.
 */
export async function verifyValues(
  access: Access,
  events: readonly EventRow[],
): Promise<{ readonly problems: readonly AuditProblem[]; readonly erased: number }> {
  const problems: AuditProblem[] = [];
  let erased = 0;
  for (let start = 0; start < events.length; start += eventsAtOnce) {
    const some = events.slice(start, start + eventsAtOnce);
    const byEvent = await valuesByEvent(
      access,
      some.map((event) => event.id),
    );
    for (const event of some) {
      const hashes = valueHashesOf(event) ?? {};
      const kept = (byEvent.get(event.id) ?? []).filter((row) => row.value !== null || row.salt !== null);
      for (const { name, value, salt } of kept) {
        const intact = value !== null && salt !== null && hashes[name] === valueHash(salt, name, value);
        if (!intact)
          problems.push({ kind: 'valueAltered', requestId: event.request_id, at: event.seq, value: name });
      }
      erased += Object.keys(hashes).filter((name) => !kept.some((row) => row.name === name)).length;
    }
  }
  return { problems, erased };
}
