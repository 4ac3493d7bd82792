import { randomUUID } from 'node:crypto';
import type { CardCopy, CardCopyId, NewOutboxRow, PersonalReference } from '../../src/desk/index.js';
import {
  type EmergencyLocationChange,
  type LineRequest,
  planFor,
  type RequestEvent,
  type RequestId,
} from '../../src/requests/index.js';
import { type EmergencyLocation, locationId, parseE164, personId } from '../../src/telephony/index.js';
import { testTenant } from '../support/testTenant.js';

/** Noon on a day in March; `minutes` later. */
export const time = (minutes = 0): Date => new Date(Date.UTC(2026, 2, 2, 12) + minutes * 60_000);

export const robin = { id: personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01'), name: 'Robin Keller' };
export const alex = { id: personId('9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02'), name: 'Alex Winter' };

export function telephoneNumber(text = '+4930231250') {
  const number = parseE164(text);
  if (number === null) throw new TypeError(`${text} is no number`);
  return number;
}

const berlin = {
  civicAddressId: 'a1',
  site: 'Berlin Mitte',
  address: 'Torstraße 49, 10119 Berlin',
  city: 'Berlin',
  country: 'DE',
};

export type ExampleRequest = LineRequest & { readonly details: EmergencyLocationChange };

export function exampleRequest(changes: Partial<ExampleRequest> = {}): ExampleRequest {
  const details: EmergencyLocationChange = {
    kind: 'emergencyLocationChange',
    telephoneNumber: telephoneNumber(),
    country: 'DE',
    from: { id: locationId('l2'), place: '2nd floor', ...berlin },
    to: { id: locationId('l4'), place: '4th floor', ...berlin },
    reason: 'I moved',
  };
  return {
    tenantId: testTenant,
    id: randomUUID() as RequestId,
    requester: robin,
    person: robin,
    details,
    state: 'waiting',
    version: 1,
    termsVersion: 1,
    nonce: 'n',
    plan: planFor(details, robin.id),
    calls: [{ by: 'graph', method: 'POST', path: '/updateNumber', body: '{}', cmdlet: 'Set-X' }],
    steps: [{ state: 'open', at: null }],
    dryRun: false,
    rule: 'site approver',
    policyVersion: 'p1',
    approvers: { people: [], groups: ['g1'] },
    stages: [
      {
        name: 'another-address',
        sources: [{ from: 'groups', name: null, list: { people: [], groups: ['g1'] } }],
        need: { need: 'any' },
        handedOn: [],
      },
    ],
    stage: 0,
    votes: [],
    asked: [alex],
    claimedBy: null,
    decision: null,
    failure: null,
    submittedAt: time(),
    updatedAt: time(),
    completedAt: null,
    ...changes,
  };
}

/** A request for another number than any other example. */
let lastNumber = 0;
export function requestForAnotherNumber(changes: Partial<ExampleRequest> = {}): ExampleRequest {
  lastNumber += 1;
  const request = exampleRequest(changes);
  const number = telephoneNumber(`+493023${String(lastNumber).padStart(6, '0')}`);
  return { ...request, details: { ...request.details, telephoneNumber: number } };
}

export function exampleEvent(
  request: Pick<LineRequest, 'id'>,
  changes: Partial<RequestEvent> = {},
): Omit<RequestEvent, 'seq'> {
  return {
    requestId: request.id,
    at: time(),
    type: 'submitted',
    actor: { type: 'person', person: robin, role: 'requester' },
    values: { to: 'Berlin Mitte, 4th floor' },
    ...changes,
  };
}

export function exampleRow(key: string, changes: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    tenantId: testTenant,
    lane: 'cards',
    key,
    orderKey: key,
    priority: 5,
    task: { task: 'refreshCopy', copyId: key },
    dueAt: time(),
    ...changes,
  };
}

export function exampleCopy(request: Pick<LineRequest, 'id'>, changes: Partial<CardCopy> = {}): CardCopy {
  return {
    tenantId: testTenant,
    id: randomUUID() as CardCopyId,
    requestId: request.id,
    audience: 'approver',
    recipient: alex.id,
    serviceUrl: null,
    conversationId: null,
    activityId: null,
    versionShown: null,
    state: 'new',
    ...changes,
  };
}

export function exampleReference(changes: Partial<PersonalReference> = {}): PersonalReference {
  return {
    tenantId: testTenant,
    person: robin.id,
    serviceUrl: 'https://smba.example/emea/',
    conversationId: 'a:1',
    channelAccountId: '29:1',
    botAccountId: '28:bot',
    channelId: 'msteams',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    reachable: true,
    ...changes,
  };
}

export function exampleLocation(id: string, changes: Partial<EmergencyLocation> = {}): EmergencyLocation {
  return {
    id: locationId(id),
    civicAddressId: 'a1',
    site: 'Berlin Mitte',
    place: null,
    companyName: 'Contoso GmbH',
    street: 'Torstraße 49',
    city: 'Berlin',
    stateOrProvince: null,
    postalCode: '10119',
    country: 'DE',
    validated: true,
    ...changes,
  };
}
