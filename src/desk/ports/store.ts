import type { LineRequest, RequestEvent, RequestId } from '../../requests/index.js';
import type { EmergencyLocation, PersonId } from '../../telephony/index.js';
import type { CardCopy, CardCopyId } from './cardCopies.js';
import type { PersonalReference } from './contacts.js';
import type { NumberChanges, NumberQueries } from './inventory.js';
import type { LocationCatalogue } from './locations.js';
import type { NumberSyncs } from './numberSyncs.js';
import type { NewOutboxRow, OutboxQueue } from './outbox.js';
import type { TurnStore } from './turns.js';

/** What can be asked inside and outside a transaction. Everything belongs to the store's one tenant. */
export interface Queries extends LocationCatalogue, NumberQueries {
  request(id: RequestId): Promise<LineRequest | null>;
  /** The request that isn't over on what this key names (`openKeyOf` of requests), if there is one. */
  openRequestOn(key: string): Promise<LineRequest | null>;
  /** A person's requests, newest first. */
  requestsOf(
    person: PersonId,
    options: { readonly limit: number; readonly offset?: number },
  ): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }>;
  /** A person's requests that wait for an approver, newest first. */
  waitingRequestsOf(person: PersonId): Promise<readonly LineRequest[]>;
  /** The history of a request, oldest first. */
  events(id: RequestId): Promise<readonly RequestEvent[]>;
  copy(id: CardCopyId): Promise<CardCopy | null>;
  copiesOf(id: RequestId): Promise<readonly CardCopy[]>;
  /** The copy that this message shows, if it shows one that is still kept up to date (not `gone`). */
  copyAt(conversationId: string, activityId: string): Promise<CardCopy | null>;
  reference(person: PersonId): Promise<PersonalReference | null>;
}

/** All writes. Only the database is awaited inside a transaction. */
export interface Transaction extends Queries, NumberChanges {
  /** `exists`: a request of this id is there; `otherOpen`: another one with its open key isn't over. */
  insertRequest(request: LineRequest): Promise<'inserted' | 'exists' | 'otherOpen'>;
  /** Compare-and-set: writes `request` if the stored version is `request.version - 1`; false otherwise. */
  updateRequest(request: LineRequest): Promise<boolean>;
  /** Adds to the request's history (and its hash chain); `seq` is given by the store. */
  appendEvent(event: Omit<RequestEvent, 'seq'>): Promise<void>;
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
  /** Replaces the whole catalogue of places. */
  replaceLocations(locations: readonly EmergencyLocation[], source: string, now: Date): Promise<void>;
}

/**
 * The database. `transaction` commits when `work` resolves and rolls back when it throws. `work` asks nobody but `tx`, and
 * is run again where only another transaction at the same time was in the way (a deadlock).
 */
export interface Store extends Queries {
  readonly outbox: OutboxQueue;
  readonly turns: TurnStore;
  readonly numberSyncs: NumberSyncs;
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
  /** True if the database answers. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
