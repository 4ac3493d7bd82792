import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';
import { requests } from './0001Requests.js';
import { auditTrail } from './0002AuditTrail.js';
import { outbox } from './0003Outbox.js';
import { conversations } from './0004Conversations.js';
import { locations } from './0005Locations.js';
import { plans } from './0006Plans.js';
import { inventory } from './0007Inventory.js';
import { editedRequests } from './0008EditedRequests.js';
import { locationConfirmations } from './0009LocationConfirmations.js';
import { approvals } from './0010Approvals.js';
import { addedLocations } from './0011AddedLocations.js';
import { audit } from './0012Audit.js';
import { dueReminders } from './0013DueReminders.js';
import { requestTurns } from './0014RequestTurns.js';
import { noticePreferences } from './0015NoticePreferences.js';

/** Every change of the tables, by name in the order in which they are made. Released ones are never altered. */
export function migrationsFor(dialect: Dialect): Record<string, Migration> {
  return {
    '0001Requests': requests(dialect),
    '0002AuditTrail': auditTrail(dialect),
    '0003Outbox': outbox(dialect),
    '0004Conversations': conversations(dialect),
    '0005Locations': locations(dialect),
    '0006Plans': plans(dialect),
    '0007Inventory': inventory(dialect),
    '0008EditedRequests': editedRequests(dialect),
    '0009LocationConfirmations': locationConfirmations(dialect),
    '0010Approvals': approvals(dialect),
    '0011AddedLocations': addedLocations(dialect),
    '0012Audit': audit(dialect),
    '0013DueReminders': dueReminders(dialect),
    '0014RequestTurns': requestTurns(dialect),
    '0015NoticePreferences': noticePreferences(dialect),
  };
}
