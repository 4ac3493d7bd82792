import { z } from 'zod';
import { collection, entity, type GraphCall, reference } from './graphCall.js';

const namespace = 'microsoft.graph.teamsAdministration.';
const assignments = '/admin/teams/policy/userAssignments';
const readConfigurations = 'TeamsUserConfiguration.Read.All';
const writeAssignments = 'TeamsPolicyUserAssign.ReadWrite.All';

/** Graph's `teamsUserConfiguration`, as far as Line Desk reads it. */
const userConfiguration = z.object({
  id: z.string(),
  userPrincipalName: z.string().nullish(),
  accountType: z.string().nullish(),
  isEnterpriseVoiceEnabled: z.boolean().nullish(),
  featureTypes: z.array(z.string()).nullish(),
  telephoneNumbers: z
    .array(z.object({ telephoneNumber: z.string(), assignmentCategory: z.string().nullish() }))
    .nullish(),
  effectivePolicyAssignments: z
    .array(
      z.object({
        policyType: z.string(),
        policyAssignment: z.object({
          displayName: z.string(),
          /** direct, group. */
          assignmentType: z.string().nullish(),
          policyId: z.string(),
          groupId: z.string().nullish(),
        }),
      }),
    )
    .nullish(),
});
export type GraphUserConfiguration = z.infer<typeof userConfiguration>;

export const getUserConfiguration: GraphCall<null, GraphUserConfiguration> = {
  name: 'getUserConfiguration',
  method: 'GET',
  path: '/admin/teams/userConfigurations/{id}',
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: entity(userConfiguration),
  permission: readConfigurations,
  why: "A person's caller-ID policy",
  source: reference('teamsadministration-teamsuserconfiguration-get'),
};

const listed = collection(userConfiguration);
export const listUserConfigurations: GraphCall<null, z.infer<typeof listed>> = {
  name: 'listUserConfigurations',
  method: 'GET',
  path: '/admin/teams/userConfigurations',
  query: ['$select', '$filter', '$top'],
  statuses: [200],
  body: null,
  answer: listed,
  permission: readConfigurations,
  why: 'Whether the tenant shows policies to Line Desk',
  source: reference('teamsadministration-teamsadminroot-list-userconfigurations'),
};

const grants = z.strictObject({
  value: z.array(z.strictObject({ userId: z.string(), policyType: z.string(), policyId: z.string() })).min(1),
});
export const assignPolicies: GraphCall<z.infer<typeof grants>, null> = {
  name: 'assignPolicies',
  method: 'POST',
  path: `${assignments}/assign`,
  otherPath: `${assignments}/${namespace}assign`,
  query: [],
  statuses: [204],
  body: grants,
  answer: null,
  permission: writeAssignments,
  why: 'Gives a person a caller-ID policy',
  source: reference('teamsadministration-teamspolicyuserassignment-assign'),
};

const removals = z.strictObject({
  value: z.array(z.strictObject({ userId: z.string(), policyType: z.string() })).min(1),
});
export const unassignPolicies: GraphCall<z.infer<typeof removals>, null> = {
  name: 'unassignPolicies',
  method: 'POST',
  path: `${assignments}/unassign`,
  otherPath: `${assignments}/${namespace}unassign`,
  query: [],
  statuses: [204],
  body: removals,
  answer: null,
  permission: writeAssignments,
  why: "Takes a person back to the organisation's own caller-ID policy",
  source: reference('teamsadministration-teamspolicyuserassignment-unassign'),
};

const policyIds = collection(z.object({ name: z.string(), policyId: z.string() }));
export const getPolicyId: GraphCall<null, z.infer<typeof policyIds>> = {
  name: 'getPolicyId',
  method: 'GET',
  path: "/admin/teams/policy/getPolicyId(type='{type}',name='{name}')",
  otherPath: `/admin/teams/policy/${namespace}getPolicyId(type='{type}',name='{name}')`,
  query: [],
  statuses: [200],
  body: null,
  answer: policyIds,
  permission: writeAssignments,
  why: 'The id of a caller-ID policy, by its name',
  source: reference('teamsadministration-teamspolicyassignment-getpolicyid'),
};
