import { z } from 'zod';
import type { NumberAssignment } from '../organisation/types.js';
import { assignmentObstacle, locationObstacle } from '../tenant/assignmentRules.js';
import type { Operation } from '../tenant/operations.js';
import type { Tenant } from '../tenant/tenant.js';
import { type Answer, badRequest, GraphError, type GraphRequest } from './answer.js';
import { numberAssignmentsPath } from './numberAssignments.js';
import { operationsPath } from './operations.js';
import { readBody } from './requestBody.js';
import { type Route, route, teamsNamespace } from './router.js';

const numberType = z.enum(['directRouting', 'callingPlan', 'operatorConnect']);
const assignment = z.strictObject({
  telephoneNumber: z.string(),
  assignmentTargetId: z.string(),
  numberType,
  assignmentCategory: z.enum(['primary', 'private', 'alternate']).nullish(),
  locationId: z.string().nullish(),
});
const unassignment = z.strictObject({ telephoneNumber: z.string(), numberType });
const update = z.strictObject({
  telephoneNumber: z.string(),
  locationId: z.string().nullish(),
  networkSiteId: z.string().nullish(),
  reverseNumberLookupOptions: z.array(z.string()).optional(),
});

/**
 * The three writes on numbers. What is wrong with the call itself is refused at once; what the tenant finds while it
 * works (licence, country, location) fails the long-running operation.
 */
export function numberActionRoutes(tenant: Tenant): Route[] {
  const action = (name: string, handler: (tenant: Tenant, request: GraphRequest) => Answer) =>
    route('POST', `${numberAssignmentsPath}/[${teamsNamespace}]${name}`, (request) =>
      handler(tenant, request),
    );
  return [
    action('assignNumber', assignNumber),
    action('unassignNumber', unassignNumber),
    action('updateNumber', updateNumber),
  ];
}

function assignNumber(tenant: Tenant, request: GraphRequest): Answer {
  const body = readBody(assignment, request.body);
  const number = freeToWorkOn(tenant, body.telephoneNumber, body.numberType);
  const person = tenant.people.find(body.assignmentTargetId);
  if (!person) throw badRequest(`User '${body.assignmentTargetId}' is not found in the tenant.`);
  if (number.assignmentStatus !== 'unassigned') {
    throw new GraphError(
      409,
      'Conflict',
      `Telephone Number '${number.telephoneNumber}' is assigned already.`,
    );
  }
  if (!number.capabilities.includes('userAssignment')) {
    throw badRequest(`Telephone Number '${number.telephoneNumber}' can't be assigned to a user.`);
  }
  const locationId = body.locationId || null;
  const category = body.assignmentCategory ?? 'primary';
  const obstacle = assignmentObstacle(tenant, number, person, { locationId, category });
  const location = locationId === null ? undefined : tenant.locations.get(locationId.toLowerCase());
  const assigned: NumberAssignment = {
    ...number,
    ...(location ? { locationId: location.locationId, civicAddressId: location.civicAddressId } : {}),
    assignmentTargetId: person.id,
    assignmentCategory: category,
    assignmentStatus: 'userAssigned',
    activationState: 'activated',
  };
  const pending: NumberAssignment = { ...number, activationState: 'assignmentPending' };
  // What the tenant itself refuses shows in the number; a fault leaves the number as it was.
  const failed: NumberAssignment =
    obstacle === null ? number : { ...number, activationState: 'assignmentFailed' };
  const failure = obstacle ?? request.operationFailure;
  const last = failure === null ? assigned : failed;
  const operation = work(tenant, request, number, failure, [pending, last]);
  if (failure === null) {
    tenant.writes.add(operation.endsAt, {
      action: 'assignNumber',
      number: number.telephoneNumber,
      person: person.id,
      locationId: assigned.locationId,
    });
  }
  return accepted(request, operation);
}

function unassignNumber(tenant: Tenant, request: GraphRequest): Answer {
  const body = readBody(unassignment, request.body);
  const number = freeToWorkOn(tenant, body.telephoneNumber, body.numberType);
  if (number.assignmentStatus === 'unassigned') {
    throw badRequest(`Telephone Number '${number.telephoneNumber}' is not assigned.`);
  }
  const released: NumberAssignment = {
    ...number,
    assignmentTargetId: null,
    assignmentCategory: null,
    assignmentStatus: 'unassigned',
    activationState: 'activated',
  };
  const failure = request.operationFailure;
  const operation = work(tenant, request, number, failure, [failure === null ? released : number]);
  if (failure === null) {
    tenant.writes.add(operation.endsAt, {
      action: 'unassignNumber',
      number: number.telephoneNumber,
      person: number.assignmentTargetId,
    });
  }
  return accepted(request, operation);
}

function updateNumber(tenant: Tenant, request: GraphRequest): Answer {
  const body = readBody(update, request.body);
  const number = idleNumber(tenant, body.telephoneNumber);
  const { locationId, networkSiteId, reverseNumberLookupOptions } = body;
  let changed = number;
  // An empty string clears, null or nothing keeps.
  if (locationId === '') changed = withoutLocation(changed);
  else if (locationId) changed = withLocation(tenant, changed, locationId);
  if (networkSiteId !== undefined && networkSiteId !== null) {
    changed = { ...changed, networkSiteId: networkSiteId || null };
  }
  if (reverseNumberLookupOptions) changed = { ...changed, reverseNumberLookupOptions };
  if (changed !== number) {
    const now = tenant.clock.now();
    tenant.numbers.write(changed, now + request.readBackLagMs);
    tenant.writes.add(now, {
      action: 'updateNumber',
      number: number.telephoneNumber,
      person: number.assignmentTargetId,
      locationId: locationId ? changed.locationId : null,
    });
  }
  return { status: 200 };
}

function withLocation(tenant: Tenant, number: NumberAssignment, locationId: string): NumberAssignment {
  if (!number.supportedCustomerActions.includes('locationUpdate')) {
    throw badRequest(`The location of Telephone Number '${number.telephoneNumber}' can't be updated.`);
  }
  const location = tenant.locations.get(locationId.toLowerCase());
  const obstacle = locationObstacle(number, location, locationId);
  if (!location || obstacle !== null) throw badRequest(`${obstacle}.`);
  return { ...number, locationId: location.locationId, civicAddressId: location.civicAddressId };
}

function withoutLocation(number: NumberAssignment): NumberAssignment {
  if (number.numberType === 'callingPlan') {
    throw badRequest(`The location of calling plan number '${number.telephoneNumber}' can't be removed.`);
  }
  return { ...number, locationId: null, civicAddressId: null };
}

function knownNumber(tenant: Tenant, telephoneNumber: string): NumberAssignment {
  const number = tenant.numbers.find(telephoneNumber);
  if (number) return number;
  throw badRequest(
    `Telephone Number '${telephoneNumber}' is not found from tenant '${tenant.organisation.tenantId}'.`,
  );
}

function idleNumber(tenant: Tenant, telephoneNumber: string): NumberAssignment {
  const number = knownNumber(tenant, telephoneNumber);
  if (!tenant.numbers.isBusy(telephoneNumber, tenant.clock.now())) return number;
  throw new GraphError(409, 'Conflict', `An operation on Telephone Number '${telephoneNumber}' is running.`);
}

function freeToWorkOn(tenant: Tenant, telephoneNumber: string, type: string): NumberAssignment {
  const number = idleNumber(tenant, telephoneNumber);
  if (number.numberType === type) return number;
  throw badRequest(`Telephone Number '${telephoneNumber}' is not of the type '${type}'.`);
}

/** Starts an operation whose first state shows soon and whose last state shows when it has ended. */
function work(
  tenant: Tenant,
  request: GraphRequest,
  number: NumberAssignment,
  failure: string | null,
  states: NumberAssignment[],
): Operation {
  const operation = tenant.startOperation(
    `${numberAssignmentsPath}/${number.id}`,
    request.operationMs,
    failure,
  );
  tenant.numbers.keepBusy(number.telephoneNumber, operation.endsAt);
  for (const state of states) {
    const settled = state === states.at(-1);
    const from = settled ? operation.endsAt : operation.createdAt;
    tenant.numbers.write(state, from + request.readBackLagMs);
  }
  return operation;
}

function accepted(request: GraphRequest, operation: Operation): Answer {
  return { status: 202, headers: { location: `${request.root}${operationsPath}('${operation.id}')` } };
}
