import { z } from 'zod';
import { collection, entity, type GraphCall, reference } from './graphCall.js';

const root = '/admin/teams/telephoneNumberManagement';
const namespace = 'microsoft.graph.teamsAdministration.';
const read = 'TeamsTelephoneNumber.Read.All';
const write = 'TeamsTelephoneNumber.ReadWrite.All';

/** Graph's `numberAssignment`, as far as Line Desk reads it. */
const numberAssignment = z.object({
  id: z.string().nullish(),
  telephoneNumber: z.string(),
  /** directRouting, callingPlan, operatorConnect. */
  numberType: z.string(),
  /** activated, assignmentPending, assignmentFailed, updatePending, updateFailed. */
  activationState: z.string().nullish(),
  capabilities: z.array(z.string()).nullish(),
  /** unassigned, internalError, userAssigned, conferenceAssigned, voiceApplicationAssigned, thirdPartyAppAssigned, … */
  assignmentStatus: z.string().nullish(),
  assignmentTargetId: z.string().nullish(),
  /** primary, private, alternate. */
  assignmentCategory: z.string().nullish(),
  locationId: z.string().nullish(),
  civicAddressId: z.string().nullish(),
  isoCountryCode: z.string().nullish(),
  city: z.string().nullish(),
  operatorId: z.string().nullish(),
  /** online, onPremises. */
  numberSource: z.string().nullish(),
  portInStatus: z.string().nullish(),
  /** locationUpdate, release. */
  supportedCustomerActions: z.array(z.string()).nullish(),
});
export type GraphNumberAssignment = z.infer<typeof numberAssignment>;

const operation = z.object({
  id: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  /** notStarted, running, succeeded, failed, skipped. */
  status: z.string(),
  numbers: z
    .array(
      z.object({
        resourceLocation: z.string().nullish(),
        status: z.string().nullish(),
        statusDetail: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type GraphNumberOperation = z.infer<typeof operation>;

const listed = collection(numberAssignment);
export const listNumberAssignments: GraphCall<null, z.infer<typeof listed>> = {
  name: 'listNumberAssignments',
  method: 'GET',
  path: `${root}/numberAssignments`,
  // Graph filters by every property but id and city, and answers 500 at a time unless told, 1000 at most.
  query: ['$filter', '$top', '$skip', '$select', '$count'],
  statuses: [200],
  body: null,
  answer: listed,
  permission: read,
  why: "A person's numbers, one number, the inventory",
  source: reference('teamsadministration-telephonenumbermanagementroot-list-numberassignments'),
};

export const getNumberAssignment: GraphCall<null, GraphNumberAssignment> = {
  name: 'getNumberAssignment',
  method: 'GET',
  path: `${root}/numberAssignments/{id}`,
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: entity(numberAssignment),
  permission: read,
  why: 'One number by its id',
  source: reference('teamsadministration-numberassignment-get'),
};

const assignment = z.strictObject({
  telephoneNumber: z.string(),
  assignmentTargetId: z.string(),
  numberType: z.string(),
  assignmentCategory: z.string().optional(),
  locationId: z.string().nullable().optional(),
});
export const assignNumber: GraphCall<z.infer<typeof assignment>, null> = {
  name: 'assignNumber',
  method: 'POST',
  path: `${root}/numberAssignments/assignNumber`,
  otherPath: `${root}/numberAssignments/${namespace}assignNumber`,
  query: [],
  // With a Location header that names the long-running operation, as a rule.
  statuses: [202],
  body: assignment,
  answer: null,
  permission: write,
  why: 'Gives a number to a person, with its emergency location',
  source: reference('teamsadministration-numberassignment-assignnumber'),
};

const unassignment = z.strictObject({ telephoneNumber: z.string(), numberType: z.string() });
export const unassignNumber: GraphCall<z.infer<typeof unassignment>, null> = {
  name: 'unassignNumber',
  method: 'POST',
  path: `${root}/numberAssignments/unassignNumber`,
  otherPath: `${root}/numberAssignments/${namespace}unassignNumber`,
  query: [],
  statuses: [202],
  body: unassignment,
  answer: null,
  permission: write,
  why: 'Takes a number back',
  source: reference('teamsadministration-numberassignment-unassignnumber'),
};

const update = z.strictObject({
  telephoneNumber: z.string(),
  /** An empty string clears it, null or nothing keeps it. */
  locationId: z.string().nullable().optional(),
  networkSiteId: z.string().nullable().optional(),
  reverseNumberLookupOptions: z.array(z.string()).optional(),
});
export const updateNumber: GraphCall<z.infer<typeof update>, null> = {
  name: 'updateNumber',
  method: 'POST',
  path: `${root}/numberAssignments/updateNumber`,
  otherPath: `${root}/numberAssignments/${namespace}updateNumber`,
  query: [],
  // 200 by the reference, 204 by the OpenAPI form of an action that answers nothing.
  statuses: [200, 204],
  body: update,
  answer: null,
  permission: write,
  why: "Sets a number's emergency location",
  source: reference('teamsadministration-numberassignment-updatenumber'),
};

export const getNumberOperation: GraphCall<null, GraphNumberOperation> = {
  name: 'getNumberOperation',
  method: 'GET',
  path: `${root}/operations/{id}`,
  otherPath: `${root}/operations('{id}')`,
  query: [],
  statuses: [200],
  body: null,
  answer: entity(operation),
  permission: read,
  why: 'How far an assignment has got',
  source: reference('teamsadministration-telephonenumberlongrunningoperation-get'),
};
