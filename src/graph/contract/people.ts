import { z } from 'zod';
import { collection, entity, type GraphCall, reference } from './graphCall.js';

const readUsers = 'User.Read.All';

/** Graph's `user`, as far as Line Desk reads it; what `$select` doesn't name is missing. */
export const user = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  usageLocation: z.string().nullish(),
  city: z.string().nullish(),
  country: z.string().nullish(),
  department: z.string().nullish(),
  officeLocation: z.string().nullish(),
  assignedPlans: z
    .array(z.object({ servicePlanId: z.string().nullish(), capabilityStatus: z.string().nullish() }))
    .nullish(),
  assignedLicenses: z.array(z.object({ skuId: z.string().nullish() })).nullish(),
});
export type GraphUser = z.infer<typeof user>;

export const getUser: GraphCall<null, GraphUser> = {
  name: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: entity(user),
  permission: readUsers,
  why: 'A person, and the licences that they have (`assignedPlans`)',
  source: reference('user-get'),
};

export const getManager: GraphCall<null, GraphUser> = {
  name: 'getManager',
  method: 'GET',
  path: '/users/{id}/manager',
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: entity(user),
  permission: readUsers,
  why: "A person's line manager",
  source: reference('user-list-manager'),
};

const found = collection(user);
export const findUsers: GraphCall<null, z.infer<typeof found>> = {
  name: 'findUsers',
  method: 'GET',
  path: '/users',
  // $search and $count need the header `ConsistencyLevel: eventual`.
  query: ['$select', '$filter', '$search', '$top', '$count', '$skiptoken'],
  statuses: [200],
  body: null,
  answer: found,
  permission: readUsers,
  why: 'Finding people by name',
  source: reference('user-list'),
};

const changed = collection(user.extend({ '@removed': z.object({ reason: z.string().nullish() }).nullish() }));
export const usersDelta: GraphCall<null, z.infer<typeof changed>> = {
  name: 'usersDelta',
  method: 'GET',
  path: '/users/delta',
  query: ['$select', '$top', '$skiptoken', '$deltatoken'],
  statuses: [200],
  body: null,
  answer: changed,
  permission: readUsers,
  why: 'Who has changed or left since the last look',
  source: reference('user-delta'),
};
