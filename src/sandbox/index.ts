export { type SandboxClock, systemClock } from './clock.js';
export type { FaultKind } from './faults/faultKinds.js';
export type { FaultInput as SandboxFault } from './faults/faultSet.js';
export { approverGroupId, groupIds } from './organisation/groups.js';
export { knownPeople, sandboxTenantId } from './organisation/knownPeople.js';
export type { SandboxPerson, SandboxRole } from './own/peopleList.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './startSandbox.js';
export type { TenantWrite, WriteAction } from './tenant/writesLog.js';
