// The far side of both bots, in a process of its own: a connector that takes every message at once, and a tenant in
// which everybody has a number. Prints its port.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  approverGroup,
  approvers,
  firstLocation,
  indexOfNumber,
  indexOfPerson,
  numberOf,
  personId,
  servicePlanIds,
} from './organisation.js';

const plans = servicePlanIds().map((servicePlanId) => ({ servicePlanId, capabilityStatus: 'Enabled' }));
const user = (id: string) => ({
  id,
  displayName: `Person ${indexOfPerson(id)}`,
  userPrincipalName: `${id}@bench.example`,
  accountEnabled: true,
  usageLocation: 'DE',
  officeLocation: 'Bench site 0',
  assignedPlans: plans,
});
const assignment = (index: number) => ({
  telephoneNumber: numberOf(index),
  numberType: 'callingPlan',
  activationState: 'activated',
  isoCountryCode: 'DE',
  city: 'Berlin',
  locationId: firstLocation,
  assignmentTargetId: personId(index),
  assignmentCategory: 'primary',
  supportedCustomerActions: ['locationUpdate'],
});

let sent = 0;

function answerTo(method: string, url: URL): object | null {
  if (url.pathname.startsWith('/v3/conversations/')) {
    sent += 1;
    return { id: `m${sent}` };
  }
  if (url.pathname.endsWith('/numberAssignments')) {
    const [, field, value] = /^(\w+) eq '([^']+)'$/.exec(url.searchParams.get('$filter') ?? '') ?? [];
    const index = field === 'telephoneNumber' ? indexOfNumber(value ?? '') : indexOfPerson(value ?? '');
    return { value: [assignment(index)] };
  }
  if (url.pathname.includes(`/groups/${approverGroup}/`)) return { value: approvers.map(user) };
  if (method === 'POST' && url.pathname.endsWith('/checkMemberGroups')) return { value: [] };
  const person = /\/users\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1];
  return person === undefined ? null : user(person);
}

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    const answer = answerTo(request.method ?? '', new URL(request.url ?? '/', 'http://far.side'));
    response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: { code: 'NotFound' } }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
