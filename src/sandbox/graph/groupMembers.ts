import { z } from 'zod';
import type { Group } from '../organisation/types.js';
import { withLicencesOfGroup, withoutLicencesOfGroup } from '../tenant/licenceChange.js';
import { type Tenant, without } from '../tenant/tenant.js';
import { type Answer, badRequest, type GraphRequest } from './answer.js';
import { unknownResource } from './groups.js';
import { readBody } from './requestBody.js';
import { type Route, route } from './router.js';
import { findPerson } from './userEntity.js';

// Graph takes the address of any of its hosts and versions; only the id at its end counts.
const reference = z.strictObject({
  '@odata.id': z.string().regex(/^https?:\/\/[^/]+\/(?:v1\.0|beta)\/(?:directoryObjects|users)\/[^/]+$/),
});

/** Adding people to groups and removing them; what a group gives its members comes and goes with it, after the lag. */
export function groupMemberRoutes(tenant: Tenant): Route[] {
  return [
    route('POST', '/groups/{id}/members/$ref', (request) => addMember(tenant, request)),
    route('DELETE', '/groups/{id}/members/{memberId}/$ref', (request) => removeMember(tenant, request)),
  ];
}

function addMember(tenant: Tenant, request: GraphRequest): Answer {
  const address = readBody(reference, request.body)['@odata.id'];
  const group = findGroup(tenant, request.params.id ?? '');
  const person = findPerson(tenant, address.slice(address.lastIndexOf('/') + 1));
  if (group.members.has(person.id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
      'Request_BadRequest',
    );
  }
  const now = tenant.clock.now();
  const shownFrom = now + request.readBackLagMs;
  tenant.groups.write({ ...group, members: new Set([...group.members, person.id]) }, shownFrom);
  const changed = withLicencesOfGroup(person, group, tenant.licences, now);
  if (changed !== person) tenant.writePerson(changed, shownFrom);
  tenant.writes.add(now, { action: 'addMember', person: person.id, groupId: group.id });
  return { status: 204 };
}

function removeMember(tenant: Tenant, request: GraphRequest): Answer {
  const group = findGroup(tenant, request.params.id ?? '');
  const memberId = (request.params.memberId ?? '').toLowerCase();
  const person = group.members.has(memberId) ? findPerson(tenant, memberId) : unknownResource(memberId);
  const now = tenant.clock.now();
  const shownFrom = now + request.readBackLagMs;
  tenant.groups.write({ ...group, members: without(group.members, person.id) }, shownFrom);
  const changed = withoutLicencesOfGroup(person, group.id, now);
  if (changed !== person) tenant.writePerson(changed, shownFrom);
  tenant.writes.add(now, { action: 'removeMember', person: person.id, groupId: group.id });
  return { status: 204 };
}

function findGroup(tenant: Tenant, id: string): Group {
  return tenant.groups.find(id) ?? unknownResource(id);
}
