import { installApp } from './apps.js';
import {
  addGroupMember,
  checkMemberGroups,
  getGroup,
  listGroupMembers,
  removeGroupMember,
} from './groups.js';
import { assignLicense, listSubscribedSkus } from './licences.js';
import {
  assignNumber,
  getNumberAssignment,
  getNumberOperation,
  listNumberAssignments,
  unassignNumber,
  updateNumber,
} from './numbers.js';
import { findUsers, getManager, getUser, usersDelta } from './people.js';
import {
  assignPolicies,
  getPolicyId,
  getUserConfiguration,
  listUserConfigurations,
  unassignPolicies,
} from './policies.js';

/** Every call of Graph that Line Desk makes; `docs/graph.md` shows them as a table. */
export const graphCalls = {
  listNumberAssignments,
  getNumberAssignment,
  assignNumber,
  unassignNumber,
  updateNumber,
  getNumberOperation,
  getUserConfiguration,
  listUserConfigurations,
  assignPolicies,
  unassignPolicies,
  getPolicyId,
  getUser,
  getManager,
  findUsers,
  usersDelta,
  checkMemberGroups,
  getGroup,
  listGroupMembers,
  addGroupMember,
  removeGroupMember,
  assignLicense,
  listSubscribedSkus,
  installApp,
} as const;

export type { GraphCall } from './graphCall.js';
export type { GraphGroup } from './groups.js';
export type { GraphSubscribedSku } from './licences.js';
export type { GraphNumberAssignment, GraphNumberOperation } from './numbers.js';
export type { GraphUser } from './people.js';
export type { GraphUserConfiguration } from './policies.js';
