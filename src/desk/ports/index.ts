export {
  type AnchorLedger,
  type AnchorState,
  type AnchorTargetName,
  anchorTargets,
  type CheckpointAnchor,
  type Contacts,
} from './auditTrail.js';
export type { CardAudience, CardCopy, CardCopyId } from './cardCopies.js';
export {
  type ConfirmationChanges,
  type ConfirmationLook,
  type ConfirmationQueries,
  type Doubt,
  doubts,
  type LocationConfirmation,
  type LookPlace,
  type NumberToConfirm,
  type Whereabouts,
} from './confirmations.js';
export type { PersonalReference } from './contacts.js';
export type { Delegation, DelegationChanges, DelegationQueries } from './delegations.js';
export type { ChangedPeople, Directory } from './directory.js';
export type {
  FreeNumberQuery,
  InventoryStore,
  ListedNumber,
  NumberChanges,
  NumberHold,
  NumberQueries,
  NumberRecord,
  TenantNumbers,
} from './inventory.js';
export type { LocationCatalogue, LocationPage } from './locations.js';
export {
  type ApprovalNotices,
  approvalNotices,
  type NoticePreferenceChanges,
  type NoticePreferenceQueries,
  type NoticePreferences,
  usualPreferences,
} from './noticePreferences.js';
export type { NumberSyncs, SyncPhase, SyncReport, SyncStart, SyncTurn } from './numberSyncs.js';
export {
  type Lane,
  type LaneState,
  type LeasedRow,
  lanes,
  type NewOutboxRow,
  type NumberNews,
  type OutboxQueue,
  type OutboxTask,
  outboxTaskSchema,
  type PeopleOf,
  type Turn,
} from './outbox.js';
export type { QueueFilter, QueueHolder, QueuePage } from './queue.js';
export type { Queries, Store, Transaction } from './store.js';
export type { Clock, Ids } from './surroundings.js';
export type { Tenant } from './tenant.js';
export type { TurnAnswer, TurnStart, TurnStore } from './turns.js';
export { type WebhookEvent, webhookEventSchema } from './webhooks.js';
