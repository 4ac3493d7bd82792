import type { Tenant } from '../tenant/tenant.js';
import { type Answer, type GraphRequest, notFound } from './answer.js';
import { parseFilter } from './odata/filter.js';
import { contextOf, pageOf } from './odata/page.js';
import { allowOptions, select, selectedNames, wholeNumber } from './odata/query.js';
import { type Route, route } from './router.js';

/** Where the numbers stand below the service root. */
export const numberAssignmentsPath = '/admin/teams/telephoneNumberManagement/numberAssignments';

const filterable = new Set([
  'telephoneNumber',
  'operatorId',
  'numberType',
  'activationState',
  'capabilities',
  'locationId',
  'civicAddressId',
  'networkSiteId',
  'assignmentTargetId',
  'assignmentCategory',
  'portInStatus',
  'assignmentStatus',
  'isoCountryCode',
  'numberSource',
  'supportedCustomerActions',
  'reverseNumberLookupOptions',
]);

const entityType = 'microsoft.graph.teamsAdministration.numberAssignment';

/** Listing and reading numbers: 500 a page unless told, 1000 at most. */
export function numberAssignmentRoutes(tenant: Tenant): Route[] {
  return [
    route('GET', numberAssignmentsPath, (request) => listNumbers(tenant, request)),
    route('GET', `${numberAssignmentsPath}/{id}`, (request) => {
      allowOptions(request, '$select');
      const id = request.params.id ?? '';
      const number = tenant.numbers.shownById(id, tenant.clock.now());
      if (!number) throw notFound(`No number assignment has the id '${id}'.`);
      const properties = select(number, selectedNames(request), entityType);
      return { status: 200, body: { '@odata.context': contextOf(request), ...properties } };
    }),
  ];
}

function listNumbers(tenant: Tenant, request: GraphRequest): Answer {
  allowOptions(request, '$select', '$filter', '$top', '$skip', '$count');
  const filter = request.query.get('$filter');
  const matches = filter === null ? () => true : parseFilter(filter, filterable);
  const names = selectedNames(request);
  const found = tenant.numbers
    .listShown(tenant.clock.now())
    .filter((number) => matches(number))
    .map((number) => select(number, names, entityType));
  const size = wholeNumber(request, '$top', 500, 1000);
  const skip = wholeNumber(request, '$skip', 0, Number.MAX_SAFE_INTEGER);
  return { status: 200, body: pageOf(request, found, { skip, size, option: '$skip' }) };
}
