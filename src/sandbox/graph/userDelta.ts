import type { PersonChange } from '../tenant/peopleRegister.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Answer, GraphRequest } from './answer.js';
import { contextOf, linkWith, readToken, writeToken } from './odata/page.js';
import { allowOptions, wholeNumber } from './odata/query.js';
import { type Route, route } from './router.js';
import { selectUser } from './userEntity.js';

const pageSize = 100;

/**
 * The change feed of people: everybody in pages, then a delta link; from a delta link only who changed since, a removed
 * person as their id with `@removed`. The page size follows `$top` or `Prefer: odata.maxpagesize`.
 */
export function userDeltaRoutes(tenant: Tenant): Route[] {
  return [route('GET', '/users/delta', (request) => delta(tenant, request))];
}

function delta(tenant: Tenant, request: GraphRequest): Answer {
  allowOptions(request, '$select', '$top', '$skiptoken', '$deltatoken');
  const token = request.query.get('$skiptoken') ?? request.query.get('$deltatoken');
  const everything = token === null || readToken(token, 'everything') === 1;
  const since = readToken(token, 'since');
  const skip = readToken(token, 'skip');
  // The feed goes on from where it was when its first page was read, so that a change between pages is told again.
  const until =
    token === null || request.query.has('$deltatoken') ? tenant.people.lastChange : readToken(token, 'until');
  const changes = everything ? everybody(tenant) : tenant.people.changedSince(since, tenant.clock.now());
  const size = maxPageSize(request);
  const end = skip + size;
  const link =
    end < changes.length
      ? {
          '@odata.nextLink': linkWith(request, {
            $deltatoken: undefined,
            $skiptoken: writeToken({ everything: everything ? 1 : 0, since, skip: end, until }),
          }),
        }
      : {
          '@odata.deltaLink': linkWith(request, {
            $skiptoken: undefined,
            $deltatoken: writeToken({ everything: 0, since: until, skip: 0 }),
          }),
        };
  const value = changes.slice(skip, end).map((change) => changeEntity(request, change));
  return { status: 200, body: { '@odata.context': contextOf(request), ...link, value } };
}

function everybody(tenant: Tenant): PersonChange[] {
  return tenant.people.listShown(tenant.clock.now()).map((person) => ({ id: person.id, person }));
}

function changeEntity(request: GraphRequest, { id, person }: PersonChange): Record<string, unknown> {
  // The id comes whether it was selected or not: without it nobody could tell who changed.
  return person ? { ...selectUser(request, person), id } : { id, '@removed': { reason: 'changed' } };
}

function maxPageSize(request: GraphRequest): number {
  const preferred = /odata\.maxpagesize=(\d{1,4})/i.exec(request.headers.prefer ?? '')?.[1];
  const wanted = preferred === undefined ? wholeNumber(request, '$top', pageSize, 999) : Number(preferred);
  return Math.max(1, wanted);
}
