export { allRequests } from './allRequests.js';
export { auditHistory, type HistoryEntry, type HistoryFilter } from './auditHistory.js';
export type { AuditProblem, AuditReport } from './auditReport.js';
export { type ErasePersonResult, erasePerson } from './erasePerson.js';
export { migrate } from './migrate.js';
export { openStore, type StoreOptions } from './openStore.js';
export { type PersonRecord, personRecord } from './personRecord.js';
export type { SqlStore } from './sqlStore.js';
export { type VerifyOptions, verifyAuditTrail } from './verifyAuditTrail.js';
