import type { Generated } from 'kysely';
import type {
  DelegationTable,
  DueReminderTable,
  NoticePreferenceTable,
  RequestTurnTable,
} from './approvalSchema.js';
import type { AdministrativeEventTable, AuditAnchorTable, PolicyTable } from './auditSchema.js';
import type {
  ConfirmationLookTable,
  LocationConfirmationTable,
  WatchedPersonTable,
} from './confirmationSchema.js';
import type {
  LowNumberPoolTable,
  NumberDriftTable,
  NumberGroupTable,
  NumberHoldTable,
  NumberSyncTable,
  NumberTable,
  NumberTagTable,
} from './inventorySchema.js';

/**
 * The tables. Both databases hold the same types: times are ISO-8601 text in UTC with milliseconds (sorts as it reads,
 * and an administrator can read it), truth values are 0 and 1, structured values are JSON text read through zod.
 */
export interface Database {
  requests: RequestTable;
  request_events: RequestEventTable;
  personal_values: PersonalValueTable;
  unsealed_events: UnsealedEventTable;
  checkpoints: CheckpointTable;
  administrative_events: AdministrativeEventTable;
  audit_anchors: AuditAnchorTable;
  policies: PolicyTable;
  outbox: OutboxTable;
  card_copies: CardCopyTable;
  personal_references: PersonalReferenceTable;
  notice_preferences: NoticePreferenceTable;
  welcomes: WelcomeTable;
  turns: TurnTable;
  locations: LocationTable;
  location_imports: LocationImportTable;
  delegations: DelegationTable;
  due_reminders: DueReminderTable;
  request_turns: RequestTurnTable;
  number_groups: NumberGroupTable;
  numbers: NumberTable;
  number_holds: NumberHoldTable;
  number_tags: NumberTagTable;
  number_drift: NumberDriftTable;
  number_syncs: NumberSyncTable;
  low_number_pools: LowNumberPoolTable;
  location_confirmations: LocationConfirmationTable;
  watched_people: WatchedPersonTable;
  confirmation_looks: ConfirmationLookTable;
}

export interface RequestTable {
  tenant_id: string;
  id: string;
  /** What only one open request can be about (`openKeyOf`) while it isn't over, null afterwards; unique. */
  open_key: string | null;
  /** Empty where the request is about no number. */
  telephone_number: string;
  requester_id: string;
  requester_name: string;
  person_id: string;
  person_name: string;
  state: string;
  version: number;
  terms_version: number;
  nonce: string;
  details: string;
  /** What queues are filtered by; null for requests that were over before there were queues. */
  kind: string | null;
  site: string | null;
  plan: string;
  /** JSON: the exact call of each step of the plan. */
  calls: string;
  /** JSON: where each step stands. */
  steps: string;
  dry_run: number;
  rule: string;
  policy_version: string;
  approvers: string | null;
  /** JSON: the stages, the present one, the yeses so far; null for requests from before there were stages. */
  approval: string | null;
  asked: string;
  claimed_by: string | null;
  decision: string | null;
  failure: string | null;
  submitted_at: string;
  updated_at: string;
  completed_at: string | null;
  /** When what was asked, and the values of its events, were erased; null where they weren't. */
  details_erased_at: Generated<string | null>;
  values_erased_at: Generated<string | null>;
}

/** Append-only: triggers refuse every other change. */
export interface RequestEventTable {
  id: Generated<number>;
  tenant_id: string;
  request_id: string;
  seq: number;
  at: string;
  type: string;
  actor_type: string;
  actor_id: string | null;
  actor_role: string | null;
  /** JSON: the salted hash of each personal value, by name. */
  value_hashes: string;
  previous_hash: string;
  hash: string;
}

/** What retention may erase: the values of events and the salts without which their hashes tell nothing. */
export interface PersonalValueTable {
  tenant_id: string;
  event_id: number;
  name: string;
  value: string | null;
  salt: string | null;
}

/** Events without a checkpoint yet. Event ids aren't committed in order, so "newer than the last" would miss some. */
export interface UnsealedEventTable {
  tenant_id: string;
  event_id: number;
}

/** Append-only, as events are. */
export interface CheckpointTable {
  tenant_id: string;
  number: number;
  sealed_at: string;
  /** JSON: ids and hashes of the events in this checkpoint, in the order of their ids. */
  events: string;
  /** JSON: number and hash of the newest administrative event; null where there was none yet. */
  administrative: string | null;
  previous_hash: string;
  hash: string;
}

export interface OutboxTable {
  id: Generated<number>;
  tenant_id: string;
  lane: string;
  key: string;
  order_key: string;
  priority: number;
  task: string;
  state: 'ready' | 'leased' | 'held' | 'parked';
  /** When the row may be leased: for a leased row the end of its lease. */
  due_at: string;
  owner: string | null;
  attempt: number;
  held_for: string | null;
  /** Why it was postponed or parked: a code. */
  reason: string | null;
  /** What the worker has to know at the next try. */
  note: string | null;
  /** 1: a second row of this key isn't passed over, but has this one done once more. */
  coalesces: Generated<number>;
  again: Generated<number>;
  created_at: string;
  changed_at: string;
}

export interface CardCopyTable {
  tenant_id: string;
  id: string;
  request_id: string;
  audience: string;
  /** Empty for the channel: a null would be unequal to every other null, and the channel would get two copies. */
  recipient: string;
  service_url: string | null;
  conversation_id: string | null;
  activity_id: string | null;
  version_shown: number | null;
  state: string;
}

export interface PersonalReferenceTable {
  tenant_id: string;
  person: string;
  service_url: string;
  conversation_id: string;
  channel_account_id: string;
  bot_account_id: string;
  channel_id: string;
  locale: string | null;
  time_zone: string | null;
  reachable: number;
  /** When it was last written, or found that the person is still there; empty before there was such a time. */
  seen_at: string;
}

export interface WelcomeTable {
  tenant_id: string;
  person: string;
  claimed_at: string;
}

export interface TurnTable {
  tenant_id: string;
  key: string;
  begun_at: string;
  answer: string | null;
}

export interface LocationTable {
  tenant_id: string;
  id: string;
  civic_address_id: string;
  site: string;
  place: string | null;
  company_name: string;
  street: string;
  city: string;
  state_or_province: string | null;
  postal_code: string | null;
  country: string;
  validated: number;
  search_text: string;
  sort_key: string;
  /** When an administrator added it; null for those that a file holds. */
  added_at: string | null;
}

export interface LocationImportTable {
  tenant_id: string;
  imported_at: string;
  source: string;
  locations: number;
}
