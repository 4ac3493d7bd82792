import type { CheckpointAnchor } from '../desk/index.js';
import { AuditFindings, type AuditReport } from './auditReport.js';
import type { SqlStore } from './sqlStore.js';
import { verifyAdministrative } from './verifyAdministrative.js';
import { verifyAnchors } from './verifyAnchors.js';
import { verifyCheckpoints } from './verifyCheckpoints.js';
import { verifyEvents } from './verifyEvents.js';

export interface VerifyOptions {
  /** Checkpoints that were kept elsewhere. */
  readonly anchors?: AsyncIterable<CheckpointAnchor>;
  /** How many problems are reported one by one; 1000 by default. */
  readonly mostProblems?: number;
}

/**
 * Recomputes every hash of the audit trail: each event, the chain of each request, each personal value that hasn't been
 * erased, and the chains of checkpoints and administrative events. Reads one unchanging picture of the database, page by
 * page: what it keeps in memory is a bit for each event. In a process that serves people over SQLite they would wait
 * meanwhile; a command runs it in a process of its own.
 */
export async function verifyAuditTrail(
  store: Pick<SqlStore, 'connection'>,
  options: VerifyOptions = {},
): Promise<AuditReport> {
  const findings = new AuditFindings(options.mostProblems ?? 1000);
  return store.connection.snapshot(async (access) => {
    const erasures = await verifyAdministrative(access, findings);
    const checkpoints = await verifyCheckpoints(access, erasures.head, findings);
    const anchors =
      options.anchors === undefined ? 0 : await verifyAnchors(access, options.anchors, findings);
    const { events, erasedValues } = await verifyEvents(access, checkpoints.sealed, erasures, findings);
    return {
      events,
      erasedValues,
      checkpoints: checkpoints.count,
      administrativeEvents: erasures.count,
      anchors,
      lastCheckpoint: checkpoints.last,
      problemCount: findings.count,
      problems: findings.problems,
    };
  });
}
