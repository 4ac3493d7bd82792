import { z } from 'zod';
import { stableGuid } from '../stableGuid.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, GraphError, type GraphRequest } from './answer.js';
import { pageOf } from './odata/page.js';
import { allowOptions } from './odata/query.js';
import { readBody } from './requestBody.js';
import { type Route, route } from './router.js';
import { findPerson } from './userEntity.js';

const catalogueAddress = /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/appCatalogs\/teamsApps\/([^/]+)$/;
const installation = z.looseObject({ 'teamsApp@odata.bind': z.string().regex(catalogueAddress) });

/** Installing an app for a person, so that it may message them first, and seeing what is installed. */
export function installedAppRoutes(tenant: Tenant): Route[] {
  const path = '/users/{id}/teamwork/installedApps';
  return [
    route('GET', path, (request) => {
      allowOptions(request, '$expand');
      const person = findPerson(tenant, request.params.id ?? '');
      const expanded = request.query.get('$expand')?.split(/[,(]/).includes('teamsApp') ?? false;
      const value = (tenant.installedApps.get(person.id) ?? []).map(({ id, teamsAppId }) => ({
        id,
        ...(expanded ? { teamsApp: { id: teamsAppId, distributionMethod: 'organization' } } : {}),
      }));
      const paging = { skip: 0, size: value.length, option: '$skiptoken' } as const;
      return { status: 200, body: pageOf(request, value, paging) };
    }),
    route('POST', path, (request) => installApp(tenant, request)),
  ];
}

function installApp(tenant: Tenant, request: GraphRequest): Answer {
  const bound = readBody(installation, request.body)['teamsApp@odata.bind'];
  const person = findPerson(tenant, request.params.id ?? '');
  const teamsAppId = catalogueAddress.exec(bound)?.[1] ?? '';
  const installed = tenant.installedApps.get(person.id) ?? [];
  if (installed.some((each) => each.teamsAppId === teamsAppId)) {
    throw new GraphError(409, 'Conflict', 'The app is already installed for the user.');
  }
  const id = stableGuid('installation', person.id, teamsAppId);
  tenant.installedApps.set(person.id, [...installed, { id, teamsAppId }]);
  tenant.writes.add(tenant.clock.now(), { action: 'installApp', person: person.id });
  return { status: 201 };
}
