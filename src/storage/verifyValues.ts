import type { AuditFindings } from './auditReport.js';
import type { Access } from './dialect.js';
import { valueHash } from './eventChain.js';
import { type EventRow, valueHashesOf, valuesByEvent } from './eventRows.js';

/** Bound values of one query: far below the databases' limits. */
const eventsAtOnce = 500;

/**
 * Compares the personal values of events with the hashes in the events, and returns how many were erased. A value is
 * altered when it doesn't give the hash, or no event speaks of it. One that isn't there, or not with its salt, was erased
 * where `mayBeErased` says so of its event; otherwise somebody removed it.
 */
export async function verifyValues(
  access: Access,
  events: readonly EventRow[],
  mayBeErased: (event: EventRow) => boolean,
  findings: AuditFindings,
): Promise<number> {
  let erased = 0;
  for (let start = 0; start < events.length; start += eventsAtOnce) {
    const some = events.slice(start, start + eventsAtOnce);
    const byEvent = await valuesByEvent(
      access,
      some.map((event) => event.id),
    );
    for (const event of some) {
      const place = { requestId: event.request_id, at: event.seq, time: event.at };
      const hashes = valueHashesOf(event) ?? {};
      const kept = (byEvent.get(event.id) ?? []).filter((row) => row.value !== null || row.salt !== null);
      for (const { name, value, salt } of kept) {
        const intact = value !== null && salt !== null && hashes[name] === valueHash(salt, name, value);
        if (!intact) findings.add({ kind: 'valueAltered', ...place, value: name });
      }
      for (const name of Object.keys(hashes)) {
        if (kept.some((row) => row.name === name)) continue;
        if (mayBeErased(event)) erased += 1;
        else findings.add({ kind: 'valueMissing', ...place, value: name });
      }
    }
  }
  return erased;
}
