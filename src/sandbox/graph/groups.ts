import { z } from 'zod';
import { transitiveMemberIds } from '../tenant/membership.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, type GraphRequest, notFound } from './answer.js';
import { contextOf, pageOf, readToken } from './odata/page.js';
import { allowOptions, wholeNumber } from './odata/query.js';
import { readBody } from './requestBody.js';
import { type Route, route } from './router.js';
import { findPerson, selectUser } from './userEntity.js';

// Graph takes at most 20 groups in one question.
const groupQuestion = z.strictObject({ groupIds: z.array(z.string()).min(1).max(20) });

/** Who is in a group, and in which groups a person is; both also through nested groups. */
export function groupRoutes(tenant: Tenant): Route[] {
  return [
    route('POST', '/users/{id}/checkMemberGroups', (request) => checkMemberGroups(tenant, request)),
    route('GET', '/groups/{id}/transitiveMembers/microsoft.graph.user', (request) =>
      transitiveMembers(tenant, request),
    ),
  ];
}

function checkMemberGroups(tenant: Tenant, request: GraphRequest): Answer {
  const { groupIds } = readBody(groupQuestion, request.body);
  const person = findPerson(tenant, request.params.id ?? '');
  const value = groupIds.filter((id) => transitiveMemberIds(tenant.groups, id.toLowerCase()).has(person.id));
  return { status: 200, body: { '@odata.context': contextOf(request), value } };
}

function transitiveMembers(tenant: Tenant, request: GraphRequest): Answer {
  allowOptions(request, '$select', '$top', '$skiptoken');
  const groupId = (request.params.id ?? '').toLowerCase();
  if (!tenant.groups.has(groupId)) {
    throw notFound(
      `Resource '${groupId}' does not exist or one of its queried reference-property objects are not present.`,
      'Request_ResourceNotFound',
    );
  }
  const now = tenant.clock.now();
  const members = [...transitiveMemberIds(tenant.groups, groupId)]
    .flatMap((id) => tenant.people.shown(id, now) ?? [])
    .map((person) => selectUser(request, person));
  const size = wholeNumber(request, '$top', 100, 999);
  const skip = readToken(request.query.get('$skiptoken'), 'skip');
  return { status: 200, body: pageOf(request, members, { skip, size, option: '$skiptoken' }) };
}
