import { isLineDeskError } from '../../errors.js';
import { type GraphClient, graphCalls } from '../../graph/index.js';
import { type CallerIdPolicy, callerIdPolicyType, type PersonId } from '../../telephony/index.js';
import { workReadMs } from './callTimes.js';
import { type TenantWrite, tenantWrite } from './tenantWrite.js';

/** The caller-ID policy that works for a person. */
export interface EffectivePolicy {
  readonly policy: CallerIdPolicy;
  /** To the person themselves, or through a group; `unclear` where the tenant says neither. */
  readonly granted: 'direct' | 'group' | 'unclear';
}

/**
 * The policy that Teams shows for a person; `global` where it shows none (the tenant's own works), null where Teams
 * doesn't know the person.
 */
export async function readCallerIdPolicy(
  graph: GraphClient,
  person: PersonId,
  timeoutMs = workReadMs,
): Promise<EffectivePolicy | 'global' | null> {
  try {
    const { body } = await graph.call(graphCalls.getUserConfiguration, { params: { id: person }, timeoutMs });
    const found = (body.effectivePolicyAssignments ?? []).find(
      ({ policyType }) => policyType?.toLowerCase() === callerIdPolicyType.toLowerCase(),
    )?.policyAssignment;
    if (!found) return 'global';
    const policy = { id: (found.policyId ?? '').toLowerCase(), name: plainName(found.displayName ?? '') };
    return policy.name.toLowerCase() === 'global'
      ? 'global'
      : { policy, granted: grantOf(found.assignmentType) };
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw error;
  }
}

/** The policy of that name, or null where the tenant has none. */
export async function findCallerIdPolicy(
  graph: GraphClient,
  name: string,
  timeoutMs = workReadMs,
): Promise<CallerIdPolicy | null> {
  try {
    const { body } = await graph.call(graphCalls.getPolicyId, {
      params: { type: callerIdPolicyType, name },
      timeoutMs,
    });
    const found = body.value.find((each) => sameName(each.name, name));
    return found === undefined ? null : { id: found.policyId.toLowerCase(), name: plainName(found.name) };
  } catch (error) {
    if (isLineDeskError(error, 'not-found')) return null;
    throw error;
  }
}

/** One policy by id, where both are known, else by name: an id alone stays the same when a policy is renamed. */
export function samePolicy(a: CallerIdPolicy, b: CallerIdPolicy): boolean {
  return a.id !== '' && b.id !== '' ? a.id.toLowerCase() === b.id.toLowerCase() : sameName(a.name, b.name);
}

/** Grants a policy to the person: 204. */
export function assignPolicyWrite(person: PersonId, policy: CallerIdPolicy): TenantWrite {
  const value = [{ userId: person, policyType: callerIdPolicyType, policyId: policy.id }];
  return tenantWrite(graphCalls.assignPolicies, {}, { value });
}

/** Takes the person's own grant back: 204. */
export function unassignPolicyWrite(person: PersonId): TenantWrite {
  return tenantWrite(
    graphCalls.unassignPolicies,
    {},
    { value: [{ userId: person, policyType: callerIdPolicyType }] },
  );
}

function grantOf(type: string | null | undefined): EffectivePolicy['granted'] {
  return type === 'direct' || type === 'group' ? type : 'unclear';
}

const sameName = (a: string, b: string) => plainName(a).toLowerCase() === plainName(b).toLowerCase();

/** Teams PowerShell shows names with "Tag:" before them; Graph takes and gives them without. */
const plainName = (name: string) => name.replace(/^tag:/i, '');
