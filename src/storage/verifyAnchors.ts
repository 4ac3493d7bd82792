import type { CheckpointAnchor } from '../desk/index.js';
import type { AuditFindings } from './auditReport.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';

/**
 * Compares checkpoints that were kept elsewhere with those of the database, and returns how many there were. One that isn't
 * there shows that the newest checkpoints were cut off, with the events that they named.
 */
export async function verifyAnchors(
  { db, tenantId }: Access,
  anchors: AsyncIterable<CheckpointAnchor>,
  findings: AuditFindings,
): Promise<number> {
  let count = 0;
  for await (const anchor of anchors) {
    if (anchor.tenantId !== tenantId) continue;
    count += 1;
    const row = await db
      .selectFrom('checkpoints')
      .select(['hash', 'sealed_at'])
      .where('tenant_id', '=', tenantId)
      .where('number', '=', anchor.number)
      .executeTakeFirst();
    const place = { requestId: null, at: anchor.number, time: toColumn(anchor.sealedAt) };
    if (row === undefined) findings.add({ kind: 'anchorMissing', ...place });
    else if (row.hash !== anchor.hash || row.sealed_at !== place.time) {
      findings.add({ kind: 'anchorDiffers', ...place });
    }
  }
  return count;
}
