import type { Clock, Queries, Transaction } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import type { RequestId } from '../requests/index.js';
import type { TenantId } from '../telephony/index.js';
import { addCopy, copiesOf, copy, copyAt, saveCopy } from './cardCopyTable.js';
import { confirmationChanges, confirmationQueries } from './confirmations.js';
import { claimWelcome, markUnreachable, reference, saveReference } from './contactTables.js';
import { addDelegation, delegatesOf, delegationsOf, delegatorsOf, endDelegation } from './delegationTable.js';
import type { Access } from './dialect.js';
import { addDueReminder, dueReminders, removeDueReminders } from './dueReminderTable.js';
import { appendEvent, events } from './eventTable.js';
import { numberChanges } from './inventoryChanges.js';
import { numberQueries } from './inventoryQueries.js';
import {
  addedLocations,
  addLocation,
  allLocations,
  dropAddedLocations,
  location,
  locationsIn,
  locationsLike,
  replaceLocations,
} from './locationTable.js';
import { noticePreferences, saveNoticePreferences } from './noticePreferenceTable.js';
import { enqueue, releaseHeld } from './outboxTable.js';
import {
  automaticApprovals,
  insertRequest,
  openRequestOn,
  request,
  requestsOf,
  updateRequest,
  waitingRequestsOf,
} from './requestTable.js';
import { askedGroups, openRequestsOnNumber, stoppedRequests, waitingFor } from './requestTurns.js';

/** All questions, asked through `access`. */
export function queries(access: Access): Queries {
  return {
    request: (id) => request(access, id),
    openRequestOn: (key) => openRequestOn(access, key),
    requestsOf: (person, options) => requestsOf(access, person, options),
    waitingRequestsOf: (person) => waitingRequestsOf(access, person),
    askedGroups: () => askedGroups(access),
    waitingFor: (person, holders, filter) => waitingFor(access, person, holders, filter),
    stoppedRequests: (options) => stoppedRequests(access, options),
    openRequestsOnNumber: (number, limit) => openRequestsOnNumber(access, number, limit),
    delegatorsOf: (person, now) => delegatorsOf(access, person, now),
    delegationsOf: (absent, now) => delegationsOf(access, absent, now),
    delegatesOf: (absent, now) => delegatesOf(access, absent, now),
    automaticApprovals: (person, rule, since) => automaticApprovals(access, person, rule, since),
    dueReminders: (person) => dueReminders(access, person),
    events: (id) => events(access, id),
    copy: (id) => copy(access, id),
    copiesOf: (id) => copiesOf(access, id),
    copyAt: (conversationId, activityId) => copyAt(access, conversationId, activityId),
    reference: (person) => reference(access, person),
    location: (id) => location(access, id),
    allLocations: () => allLocations(access),
    addedLocations: () => addedLocations(access),
    locationsIn: (country, options) => locationsIn(access, country, options),
    locationsLike: (country, words, limit) => locationsLike(access, country, words, limit),
    ...numberQueries(access),
    ...confirmationQueries(access),
    noticePreferences: (person) => noticePreferences(access, person),
  };
}

/** All questions and writes, inside the transaction that `access` holds. */
export function transactionOver(access: Access, clock: Clock): Transaction {
  /** Requests whose rows this transaction has written, and so has locked. */
  const held = new Set<RequestId>();
  /** A mix-up of tenants would write one tenant's records among another's. */
  const ours = <T extends { readonly tenantId: TenantId }>(record: T): T => {
    if (record.tenantId === access.tenantId) return record;
    throw new LineDeskError('conflict', 'A record of another tenant was given to this store');
  };
  return {
    ...queries(access),
    ...numberChanges(access),
    ...confirmationChanges(access),
    async insertRequest(request) {
      const inserted = await insertRequest(access, ours(request));
      if (inserted === 'inserted') held.add(request.id);
      return inserted;
    },
    async updateRequest(request) {
      const updated = await updateRequest(access, ours(request));
      if (updated) held.add(request.id);
      return updated;
    },
    appendEvent: (event) => appendEvent(access, event, held.has(event.requestId)),
    addDelegation: (delegation, now) => addDelegation(access, delegation, now),
    endDelegation: (id, absent, now) => endDelegation(access, id, absent, now),
    addDueReminder: (person, request) => addDueReminder(access, person, request),
    removeDueReminders: (person, requests) => removeDueReminders(access, person, requests),
    enqueue: (rows) => enqueue(access, clock, rows.map(ours)),
    addCopy: (copy) => addCopy(access, ours(copy)),
    saveNoticePreferences: (person, preferences, now) =>
      saveNoticePreferences(access, person, preferences, now),
    saveCopy: (copy) => saveCopy(access, ours(copy)),
    saveReference: (reference) => saveReference(access, ours(reference), clock.now()),
    markUnreachable: (person) => markUnreachable(access, person),
    releaseHeld: (person, now) => releaseHeld(access, person, now),
    claimWelcome: (person, now) => claimWelcome(access, person, now),
    replaceLocations: (locations, source, now) => replaceLocations(access, locations, source, now),
    addLocation: (location, now) => addLocation(access, location, now),
    dropAddedLocations: () => dropAddedLocations(access),
  };
}
