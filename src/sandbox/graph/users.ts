import type { Tenant } from '../tenant/tenant.js';
import { type Answer, badRequest, GraphError, type GraphRequest, notFound } from './answer.js';
import { parseFilter } from './odata/filter.js';
import { contextOf, pageOf, readToken } from './odata/page.js';
import { allowOptions, wholeNumber } from './odata/query.js';
import { parseSearch } from './odata/search.js';
import { type Route, route } from './router.js';
import { findShownPerson, selectUser } from './userEntity.js';

const filterable = new Set([
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'accountEnabled',
  'city',
  'country',
  'department',
  'officeLocation',
  'usageLocation',
]);
const searchable = new Set(['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']);

/** Reading one person, their manager, and looking for people. */
export function userRoutes(tenant: Tenant): Route[] {
  return [
    route('GET', '/users', (request) => listUsers(tenant, request)),
    route('GET', '/users/{id}', (request) => {
      allowOptions(request, '$select');
      const person = findShownPerson(tenant, request.params.id ?? '');
      return entity(request, selectUser(request, person));
    }),
    route('GET', '/users/{id}/manager', (request) => {
      allowOptions(request, '$select');
      const { managerId } = findShownPerson(tenant, request.params.id ?? '');
      const manager = managerId === null ? undefined : tenant.people.shown(managerId, tenant.clock.now());
      if (!manager) {
        throw notFound(
          "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
          'Request_ResourceNotFound',
        );
      }
      return entity(request, { '@odata.type': '#microsoft.graph.user', ...selectUser(request, manager) });
    }),
    // An application can't read these; what somebody may use stands in assignedPlans.
    route('GET', '/users/{id}/licenseDetails', () => {
      throw new GraphError(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    }),
  ];
}

function entity(request: GraphRequest, properties: Record<string, unknown>): Answer {
  return { status: 200, body: { '@odata.context': contextOf(request), ...properties } };
}

function listUsers(tenant: Tenant, request: GraphRequest): Answer {
  allowOptions(request, '$select', '$filter', '$search', '$top', '$skiptoken', '$count');
  const search = request.query.get('$search');
  const filter = request.query.get('$filter');
  const counts = request.query.get('$count') === 'true';
  if ((search !== null || counts) && request.headers.consistencylevel?.toLowerCase() !== 'eventual') {
    throw badRequest(
      "Request with $search or $count query parameter only works with header 'ConsistencyLevel: eventual'.",
      'Request_UnsupportedQuery',
    );
  }
  const matches = [
    ...(search === null ? [] : [parseSearch(search, searchable)]),
    ...(filter === null ? [] : [parseFilter(filter, filterable).test]),
  ];
  const everybody = tenant.people.listShown(tenant.clock.now());
  const found = everybody.filter((person) => matches.every((test) => test(person)));
  const size = wholeNumber(request, '$top', 100, 999);
  const skip = readToken(request.query.get('$skiptoken'), 'skip');
  const paging = { skip, size, option: '$skiptoken' } as const;
  return { status: 200, body: pageOf(request, found, paging, (person) => selectUser(request, person)) };
}
