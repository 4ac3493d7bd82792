import type { Retention } from '../../approvals/index.js';
import type { LineRequest, RequestEvent, RequestId } from '../../requests/index.js';
import type { E164, EmergencyLocation, PersonId } from '../../telephony/index.js';
import type { AnchorLedger, Contacts } from './auditTrail.js';
import type { CardCopy, CardCopyId } from './cardCopies.js';
import type { ConfirmationChanges, ConfirmationQueries } from './confirmations.js';
import type { PersonalReference } from './contacts.js';
import type { DelegationChanges, DelegationQueries } from './delegations.js';
import type { NumberChanges, NumberQueries } from './inventory.js';
import type { LocationCatalogue } from './locations.js';
import type { NoticePreferenceChanges, NoticePreferenceQueries } from './noticePreferences.js';
import type { NumberSyncs } from './numberSyncs.js';
import type { NewOutboxRow, OutboxQueue } from './outbox.js';
import type { QueueFilter, QueueHolder, QueuePage } from './queue.js';
import type { TurnStore } from './turns.js';

/** What can be asked inside and outside a transaction. Everything belongs to the store's one tenant. */
export interface Queries
  extends LocationCatalogue,
    NumberQueries,
    ConfirmationQueries,
    NoticePreferenceQueries,
    DelegationQueries {
  request(id: RequestId): Promise<LineRequest | null>;
  /** The request that isn't over on what this key names (`openKeyOf` of requests), if there is one. */
  openRequestOn(key: string): Promise<LineRequest | null>;
  /**
   * What a person asked for and what others asked for their line, newest first. `open`: only those that aren't over, or
   * (false) that are.
   */
  requestsOf(
    person: PersonId,
    options: { readonly limit: number; readonly offset?: number; readonly open?: boolean },
  ): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }>;
  /** Those of them that wait for an approver, newest first. */
  waitingRequestsOf(person: PersonId): Promise<readonly LineRequest[]>;
  /** The groups that are asked about anything that waits now. */
  askedGroups(): Promise<readonly string[]>;
  /**
   * What waits for one of these people (`person` themselves, and those instead of whom they decide), oldest first; without
   * what concerns `person` or the holder, and what one of both has said yes to or handed on.
   */
  waitingFor(person: PersonId, holders: readonly QueueHolder[], filter: QueueFilter): Promise<QueuePage>;
  /** Changes that stopped or wait for an administrator's hand, those first that have done so longest. */
  stoppedRequests(options: {
    readonly limit: number;
    readonly offset: number;
  }): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }>;
  /** What isn't over yet of the requests about this number, oldest first. */
  openRequestsOnNumber(number: E164, limit: number): Promise<readonly LineRequest[]>;
  /** How many of the requests about this person the policy rule has approved by itself since then. */
  automaticApprovals(person: PersonId, rule: string, since: Date): Promise<number>;
  /** Of which requests the person (null: the approvals channel) is to be reminded with the next message. */
  dueReminders(person: PersonId | null): Promise<readonly RequestId[]>;
  /** The history of a request, oldest first. */
  events(id: RequestId): Promise<readonly RequestEvent[]>;
  copy(id: CardCopyId): Promise<CardCopy | null>;
  copiesOf(id: RequestId): Promise<readonly CardCopy[]>;
  /** The copy that this message shows, if it shows one that is still kept up to date (not `gone`). */
  copyAt(conversationId: string, activityId: string): Promise<CardCopy | null>;
  reference(person: PersonId): Promise<PersonalReference | null>;
}

/** All writes. Only the database is awaited inside a transaction. */
export interface Transaction
  extends Queries,
    NumberChanges,
    ConfirmationChanges,
    NoticePreferenceChanges,
    DelegationChanges {
  /** `exists`: a request of this id is there; `otherOpen`: another one with its open key isn't over. */
  insertRequest(request: LineRequest): Promise<'inserted' | 'exists' | 'otherOpen'>;
  /** Compare-and-set: writes `request` if the stored version is `request.version - 1`; false otherwise. */
  updateRequest(request: LineRequest): Promise<boolean>;
  /** Adds to the request's history (and its hash chain); `seq` is given by the store. */
  appendEvent(event: Omit<RequestEvent, 'seq'>): Promise<void>;
  /** Once for each person and request, until it is removed. */
  addDueReminder(person: PersonId | null, request: RequestId): Promise<void>;
  removeDueReminders(person: PersonId | null, requests: readonly RequestId[]): Promise<void>;
  enqueue(rows: readonly NewOutboxRow[]): Promise<void>;
  /**
   * Adds the copy, unless one with this id, or a live one on this message, is there: then that one. A person may have
   * several copies of one request (they opened it again); ids of copies that must exist once are derived, not random.
   */
  addCopy(copy: CardCopy): Promise<CardCopy>;
  saveCopy(copy: CardCopy): Promise<void>;
  /** Writes the reference; true if the person was unknown or unreachable before. */
  saveReference(reference: PersonalReference): Promise<boolean>;
  markUnreachable(person: PersonId): Promise<void>;
  /** Makes what waits for a contact with this person due now. Returns how many rows. */
  releaseHeld(person: PersonId, now: Date): Promise<number>;
  /** True for the first call for this person ever. */
  claimWelcome(person: PersonId, now: Date): Promise<boolean>;
  /** Replaces the whole catalogue of places, but for those that an administrator added and the file doesn't hold yet. */
  replaceLocations(locations: readonly EmergencyLocation[], source: string, now: Date): Promise<void>;
  /** Adds a location that no file holds yet; nothing where the catalogue has one of this id. */
  addLocation(location: EmergencyLocation, now: Date): Promise<void>;
  /** Removes those that were added so and that no file has held since. */
  dropAddedLocations(): Promise<void>;
}

/**
 * The database. `transaction` commits when `work` resolves and rolls back when it throws. `work` asks nobody but `tx`, and
 * is run again where only another transaction at the same time was in the way (a deadlock).
 */
export interface Store extends Queries {
  readonly outbox: OutboxQueue;
  readonly turns: TurnStore;
  readonly numberSyncs: NumberSyncs;
  readonly anchors: AnchorLedger;
  readonly contacts: Contacts;
  /**
   * `mayBeLost`: the change may be lost with the machine's power, never with the process, and spares the wait for the
   * disk. Only for what is found out or done again without harm.
   */
  transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly mayBeLost?: boolean },
  ): Promise<T>;
  /** Joins audit events that have no checkpoint yet to the chain of checkpoints; returns how many. */
  sealAuditTrail(now: Date): Promise<number>;
  /** Removes answers kept for duplicates that are older than `before`. */
  purge(before: Date): Promise<void>;
  /**
   * Erases some of what is older than the policy keeps it, in transactions of a moment each, and returns how many rows were
   * changed or removed; to be called until that is 0.
   */
  eraseOutdated(retention: Retention, now: Date): Promise<number>;
  /** Keeps the text of a policy, so that the version that a request names can be shown later. */
  notePolicy(version: string, text: string, now: Date): Promise<void>;
  /** The text of the policy of this version, and when it was first served; null for one that this database never saw. */
  policyText(version: string): Promise<{ readonly text: string; readonly firstSeenAt: Date } | null>;
  /** True if the database answers. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
