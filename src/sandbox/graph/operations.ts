import { type Operation, operationStatus } from '../tenant/operations.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, type GraphRequest, notFound } from './answer.js';
import { contextOf, pageOf } from './odata/page.js';
import { allowOptions, wholeNumber } from './odata/query.js';
import { type Route, route } from './router.js';

export const operationsPath = '/admin/teams/telephoneNumberManagement/operations';

/** Following long-running operations; both `operations/{id}` and `operations('{id}')` are published. */
export function operationRoutes(tenant: Tenant): Route[] {
  const readOne = (request: GraphRequest): Answer => {
    const id = request.params.id ?? '';
    const operation = tenant.operations.get(id.toLowerCase());
    if (!operation) throw notFound(`No operation has the id '${id}'.`);
    const body = { '@odata.context': contextOf(request), ...operationEntity(request, operation, tenant) };
    return { status: 200, body };
  };
  return [
    route('GET', operationsPath, (request) => {
      allowOptions(request, '$top', '$skip');
      const size = wholeNumber(request, '$top', 500, 1000);
      const skip = wholeNumber(request, '$skip', 0, Number.MAX_SAFE_INTEGER);
      return {
        status: 200,
        body: pageOf(request, [...tenant.operations.values()], { skip, size, option: '$skip' }, (each) =>
          operationEntity(request, each, tenant),
        ),
      };
    }),
    route('GET', `${operationsPath}/{id}`, readOne),
    route('GET', `${operationsPath}('{id}')`, readOne),
  ];
}

function operationEntity(request: GraphRequest, operation: Operation, tenant: Tenant) {
  const status = operationStatus(operation, tenant.clock.now());
  const statusDetail = status === 'failed' ? operation.failure : null;
  return {
    id: operation.id,
    createdDateTime: new Date(operation.createdAt).toISOString(),
    status,
    numbers: [{ resourceLocation: `${request.root}${operation.resourcePath}`, status, statusDetail }],
  };
}
