export type { AuditProblem, AuditReport } from './auditReport.js';
export { migrate } from './migrate.js';
export { openStore, type StoreOptions } from './openStore.js';
export type { SqlStore } from './sqlStore.js';
export { verifyAuditTrail } from './verifyAuditTrail.js';
