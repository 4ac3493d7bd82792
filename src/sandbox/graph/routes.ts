import type { Tenant } from '../tenant/tenant.js';
import { callerIdPolicyRoutes } from './callerIdPolicies.js';
import { groupMemberRoutes } from './groupMembers.js';
import { groupRoutes } from './groups.js';
import { installedAppRoutes } from './installedApps.js';
import { licenceRoutes } from './licences.js';
import { numberActionRoutes } from './numberActions.js';
import { numberAssignmentRoutes } from './numberAssignments.js';
import { operationRoutes } from './operations.js';
import type { Route } from './router.js';
import { userConfigurationRoutes } from './userConfigurations.js';
import { userDeltaRoutes } from './userDelta.js';
import { userRoutes } from './users.js';

/** Every route below `/v1.0`. The first that matches counts: `/users/delta` stands before `/users/{id}`. */
export function graphRoutes(tenant: Tenant): Route[] {
  return [
    ...userDeltaRoutes(tenant),
    ...userRoutes(tenant),
    ...groupRoutes(tenant),
    ...groupMemberRoutes(tenant),
    ...licenceRoutes(tenant),
    ...installedAppRoutes(tenant),
    ...numberAssignmentRoutes(tenant),
    ...numberActionRoutes(tenant),
    ...operationRoutes(tenant),
    ...userConfigurationRoutes(tenant),
    ...callerIdPolicyRoutes(tenant),
  ];
}
