import { z } from 'zod';
import type { AuditFindings } from './auditReport.js';
import { readJson } from './columns.js';
import type { Access } from './dialect.js';
import { type AdministrativeHead, administrativeHash, chainStart } from './eventChain.js';

const eventsAtOnce = 500;

/** What the administrative events say of erased values. */
export interface RecordedErasures {
  readonly count: number;
  readonly head: AdministrativeHead | null;
  /** Values of events before this time may be gone by retention; empty where none may. */
  readonly valuesBefore: string;
  /** When the data of a person was last erased, by the person's id. */
  readonly people: ReadonlyMap<string, string>;
  /** The ids of events of other people in which an erased person was named. */
  readonly otherEvents: ReadonlySet<number>;
}

const retentionDetails = z.object({ what: z.string(), before: z.string() });
const personDetails = z.object({ otherEvents: z.array(z.number()).default([]) });

/** Walks the chain of administrative events, and gathers which values they say were erased. */
export async function verifyAdministrative(
  { db, tenantId }: Access,
  findings: AuditFindings,
): Promise<RecordedErasures> {
  const people = new Map<string, string>();
  const otherEvents = new Set<number>();
  let valuesBefore = '';
  let last: AdministrativeHead = { number: 0, hash: chainStart };
  let count = 0;
  for (;;) {
    const rows = await db
      .selectFrom('administrative_events')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('number', '>', last.number)
      .orderBy('number')
      .limit(eventsAtOnce)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      count += 1;
      for (let number = last.number + 1; number < row.number; number += 1) {
        findings.add({ kind: 'administrativeMissing', requestId: null, at: number, time: null });
      }
      const hash = administrativeHash({
        tenantId: row.tenant_id,
        number: row.number,
        at: row.at,
        type: row.type,
        subject: row.subject,
        details: row.details,
        previousHash: row.previous_hash,
      });
      const follows = row.number !== last.number + 1 || row.previous_hash === last.hash;
      last = { number: row.number, hash: row.hash };
      if (row.hash !== hash || !follows) {
        findings.add({ kind: 'administrativeAltered', requestId: null, at: row.number, time: row.at });
        // What it says can't be believed: the values that it speaks of are missing.
        continue;
      }
      if (row.type === 'personErased' && row.subject !== null) {
        people.set(row.subject, row.at);
        for (const id of readJson(personDetails, row.details).otherEvents) otherEvents.add(id);
      }
      if (row.type === 'retentionErased') {
        const { what, before } = readJson(retentionDetails, row.details);
        if (what === 'eventValues' && before > valuesBefore) valuesBefore = before;
      }
    }
  }
  return { count, head: count === 0 ? null : last, valuesBefore, people, otherEvents };
}
