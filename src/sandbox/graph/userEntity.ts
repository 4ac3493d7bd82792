import type { Person } from '../organisation/types.js';
import type { Tenant } from '../tenant/tenant.js';
import type { GraphRequest } from './answer.js';
import { notFound } from './answer.js';
import { select, selectedNames } from './odata/query.js';

type UserEntity = Readonly<Record<string, unknown>>;

const defaultProperties = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'userPrincipalName',
  'businessPhones',
];

/** A person as Graph's user, with every property that can be selected here. */
export function userEntity({ managerId: _, ...person }: Person): UserEntity {
  return {
    ...person,
    businessPhones: [],
    companyName: 'Lindenhof Group',
    mobilePhone: null,
    postalCode: null,
    preferredLanguage: null,
    state: null,
    streetAddress: null,
  };
}

/** The properties that the request selects, or those that Graph sends unasked. */
export function selectUser(request: GraphRequest, person: Person): Record<string, unknown> {
  return select(userEntity(person), selectedNames(request) ?? defaultProperties, 'microsoft.graph.user');
}

/**
 * The person whom the path names, in truth.
 *
 * @throws GraphError 404 when the tenant doesn't have them
 */
export function findPerson(tenant: Tenant, idOrName: string): Person {
  return tenant.people.find(idOrName) ?? unknownPerson(idOrName);
}

/** As `findPerson`, but as a read sees them now. */
export function findShownPerson(tenant: Tenant, idOrName: string): Person {
  return tenant.people.shown(idOrName, tenant.clock.now()) ?? unknownPerson(idOrName);
}

function unknownPerson(idOrName: string): never {
  throw notFound(
    `Resource '${idOrName}' does not exist or one of its queried reference-property objects are not present.`,
    'Request_ResourceNotFound',
  );
}
