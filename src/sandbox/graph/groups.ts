import { z } from 'zod';
import type { Group } from '../organisation/types.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, type GraphRequest, notFound } from './answer.js';
import { contextOf, pageOf, readToken } from './odata/page.js';
import { allowOptions, select, selectedNames, wholeNumber } from './odata/query.js';
import { readBody } from './requestBody.js';
import { type Route, route } from './router.js';
import { findPerson, selectUser } from './userEntity.js';

// Graph takes at most 20 groups in one question.
const groupQuestion = z.strictObject({ groupIds: z.array(z.string()).min(1).max(20) });

/** Reading groups: what they are, who is in one, and in which a person is, also through nested groups. */
export function groupRoutes(tenant: Tenant): Route[] {
  const direct = (request: GraphRequest) =>
    members(tenant, request, ({ members: ids }) => ids, request.path.endsWith('members'));
  return [
    route('POST', '/users/{id}/checkMemberGroups', (request) => checkMemberGroups(tenant, request)),
    route('GET', '/groups/{id}/transitiveMembers/microsoft.graph.user', (request) =>
      members(tenant, request, ({ id }) => tenant.groups.memberIds(id, tenant.clock.now()), false),
    ),
    route('GET', '/groups/{id}/members', direct),
    route('GET', '/groups/{id}/members/microsoft.graph.user', direct),
    route('GET', '/groups/{id}', (request) => {
      allowOptions(request, '$select');
      const group = findShownGroup(tenant, request.params.id ?? '');
      const names = selectedNames(request) ?? defaultProperties;
      const properties = select(groupEntity(group), names, 'microsoft.graph.group');
      return { status: 200, body: { '@odata.context': contextOf(request), ...properties } };
    }),
  ];
}

const defaultProperties = [
  'id',
  'displayName',
  'description',
  'groupTypes',
  'mailEnabled',
  'securityEnabled',
];

function groupEntity({ id, displayName, assignedLicenses }: Group): Readonly<Record<string, unknown>> {
  return {
    id,
    displayName,
    description: null,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    assignedLicenses,
  };
}

function checkMemberGroups(tenant: Tenant, request: GraphRequest): Answer {
  const { groupIds } = readBody(groupQuestion, request.body);
  const person = findPerson(tenant, request.params.id ?? '');
  const now = tenant.clock.now();
  const value = groupIds.filter((id) => tenant.groups.isMember(id, person.id, now));
  return { status: 200, body: { '@odata.context': contextOf(request), value } };
}

function members(
  tenant: Tenant,
  request: GraphRequest,
  idsOf: (group: Group) => Iterable<string>,
  typed: boolean,
): Answer {
  allowOptions(request, '$select', '$top', '$skiptoken');
  const group = findShownGroup(tenant, request.params.id ?? '');
  const now = tenant.clock.now();
  const people = [...idsOf(group)].flatMap((id) => tenant.people.shown(id, now) ?? []);
  const size = wholeNumber(request, '$top', 100, 999);
  const skip = readToken(request.query.get('$skiptoken'), 'skip');
  const body = pageOf(request, people, { skip, size, option: '$skiptoken' }, (person) => ({
    ...(typed ? { '@odata.type': '#microsoft.graph.user' } : {}),
    ...selectUser(request, person),
  }));
  return { status: 200, body };
}

function findShownGroup(tenant: Tenant, id: string): Group {
  return tenant.groups.shown(id, tenant.clock.now()) ?? unknownResource(id);
}

/** @throws GraphError 404, always */
export function unknownResource(id: string): never {
  throw notFound(
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    'Request_ResourceNotFound',
  );
}
