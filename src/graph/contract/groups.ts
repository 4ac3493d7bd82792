import { z } from 'zod';
import { collection, entity, type GraphCall, reference } from './graphCall.js';
import { user } from './people.js';

const readMembers = 'GroupMember.Read.All';
const writeMembers = 'GroupMember.ReadWrite.All';

// Graph takes at most 20 groups in one question.
const groupQuestion = z.strictObject({ groupIds: z.array(z.string()).min(1).max(20) });
const groupIds = z.object({ value: z.array(z.string()) });
export const checkMemberGroups: GraphCall<z.infer<typeof groupQuestion>, z.infer<typeof groupIds>> = {
  name: 'checkMemberGroups',
  method: 'POST',
  path: '/users/{id}/checkMemberGroups',
  query: [],
  onlyReads: true,
  statuses: [200],
  body: groupQuestion,
  answer: groupIds,
  permission: `User.Read.All and ${readMembers}`,
  why: 'In which of some groups a person is, nested groups included',
  source: reference('directoryobject-checkmembergroups'),
};

const group = z.object({ id: z.string(), displayName: z.string().nullish() });
export type GraphGroup = z.infer<typeof group>;
export const getGroup: GraphCall<null, GraphGroup> = {
  name: 'getGroup',
  method: 'GET',
  path: '/groups/{id}',
  query: ['$select'],
  statuses: [200],
  body: null,
  answer: entity(group),
  permission: readMembers,
  why: 'Whether a configured group is there',
  source: reference('group-get'),
};

const members = collection(user);
export const listGroupMembers: GraphCall<null, z.infer<typeof members>> = {
  name: 'listGroupMembers',
  method: 'GET',
  path: '/groups/{id}/transitiveMembers/microsoft.graph.user',
  query: ['$select', '$top', '$skiptoken'],
  statuses: [200],
  body: null,
  answer: members,
  permission: readMembers,
  why: 'Who is in a group, nested groups included',
  source: reference('group-list-transitivemembers'),
};

// The address of the person as a directory object, e.g. https://graph.microsoft.com/v1.0/directoryObjects/<id>.
const newMember = z.strictObject({ '@odata.id': z.string() });
export const addGroupMember: GraphCall<z.infer<typeof newMember>, null> = {
  name: 'addGroupMember',
  method: 'POST',
  path: '/groups/{id}/members/$ref',
  query: [],
  statuses: [204],
  body: newMember,
  answer: null,
  permission: writeMembers,
  why: 'Gives a person a licence, where licences come with a group',
  source: reference('group-post-members'),
};

export const removeGroupMember: GraphCall<null, null> = {
  name: 'removeGroupMember',
  method: 'DELETE',
  path: '/groups/{id}/members/{memberId}/$ref',
  query: [],
  statuses: [204],
  body: null,
  answer: null,
  permission: writeMembers,
  why: 'Takes a licence away, where licences come with a group',
  source: reference('group-delete-members'),
};
