import { isLineDeskError, LineDeskError } from '../../errors.js';
import type { GraphClient } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { Capability, CheckOptions, StepCheck } from '../capabilities.js';
import type { CallerIdGrants } from '../graph/callerIdGrants.js';
import {
  assignPolicyWrite,
  type EffectivePolicy,
  findCallerIdPolicy,
  readCallerIdPolicy,
  samePolicy,
  unassignPolicyWrite,
} from '../graph/callerIdPolicies.js';
import { setCallerIdPolicyCmdlet } from '../powershell/cmdlets.js';
import { holds, stopped, toDo, underWay } from './stepCheck.js';

type Step = PlanStepOf<'setCallerIdPolicy'>;

/**
 * Grants a caller-ID policy, or takes the person back to the tenant's own. No published example shows Graph granting
 * this type: where the tenant doesn't take it (`grants`), or the policy's id isn't known, an administrator does it by
 * the cmdlet.
 */
export function setCallerIdPolicy(graph: GraphClient, grants: CallerIdGrants): Capability<Step> {
  const byHand = (step: Step) => grants.state() === 'notOffered' || step.policy?.id === '';
  return {
    async check(step, { afterWrite = false }: CheckOptions = {}) {
      const effective = await readCallerIdPolicy(graph, step.person);
      if (effective === null) return stopped('person-gone');
      const shown = checkEffective(step, effective);
      if (shown.check !== 'toDo' || step.policy === null || afterWrite) return shown;
      return (await isThere(step.policy)) ? toDo : stopped('policy-gone');
    },

    async write(step) {
      const known = byHand(step) ? 'notOffered' : await grants.ask();
      if (known === 'notOffered') throw cannot();
      if (known === 'unknown') throw notYetKnown(grants.waitMs());
      try {
        return await writeOf(step).make(graph);
      } catch (error) {
        if (isLineDeskError(error, 'tenant-cannot')) grants.denied();
        throw error;
      }
    },

    call: (step) =>
      byHand(step) ? { by: 'hand', cmdlet: setCallerIdPolicyCmdlet(step) } : writeOf(step).shown,
    cmdlet: setCallerIdPolicyCmdlet,
  };

  /** Where the tenant can't be asked for policies, the administrator who grants one will see whether it is there. */
  async function isThere(policy: NonNullable<Step['policy']>): Promise<boolean> {
    if ((await grants.ask()) === 'notOffered') return true;
    const found = await findCallerIdPolicy(graph, policy.name);
    // Another id under the name: not the policy that was approved.
    return found !== null && samePolicy(found, policy);
  }
}

function writeOf({ person, policy }: Step) {
  return policy === null ? unassignPolicyWrite(person) : assignPolicyWrite(person, policy);
}

/** What the policy in effect tells, before anything else is asked. */
function checkEffective({ policy }: Step, effective: EffectivePolicy | 'global'): StepCheck {
  if (effective === 'global') return policy === null ? holds : toDo;
  if (policy !== null) return samePolicy(policy, effective.policy) ? holds : toDo;
  // What a group gives, nothing can take from the person alone.
  if (effective.granted === 'group') return holds;
  return effective.granted === 'direct' ? toDo : underWay;
}

/** Nothing was done, and it may be tried later: as if the tenant had asked us to wait. */
const notYetKnown = (retryAfterMs: number) =>
  new LineDeskError('tenant-throttled', 'not known yet whether the tenant takes caller-ID grants', {
    retryAfterMs,
    nothingDone: true,
  });

const cannot = () =>
  new LineDeskError('tenant-cannot', 'the tenant takes no grant of caller-ID policies', {
    nothingDone: true,
  });
