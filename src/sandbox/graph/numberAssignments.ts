import type { Tenant } from '../tenant/tenant.js';
import { type Answer, type GraphRequest, notFound } from './answer.js';
import { parseFilter } from './odata/filter.js';
import { contextOf, cutPage } from './odata/page.js';
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
  const question = filter === null ? null : parseFilter(filter, filterable);
  const names = selectedNames(request);
  const size = wholeNumber(request, '$top', 500, 1000);
  const skip = wholeNumber(request, '$skip', 0, Number.MAX_SAFE_INTEGER);
  const { numbers, total } = tenant.numbers.listShown(question, tenant.clock.now(), { skip, size });
  const value = numbers.map((number) => select(number, names, entityType));
  const option = tenant.times.nextLinks ? '$skip' : null;
  return { status: 200, body: cutPage(request, value, total, { skip, size, option }) };
}
