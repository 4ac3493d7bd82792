import { LineDeskError } from '../../errors.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { Capability } from '../capabilities.js';
import { createEmergencyAddressCmdlets } from '../powershell/addressCmdlets.js';
import { toDo } from './stepCheck.js';

type Step = PlanStepOf<'createEmergencyAddress'>;

/**
 * Creates an emergency address, or a place in one. Graph has no call for it and lists no addresses: it is always an
 * administrator's, and nothing can be read back. The ids that the tenant gives come back with the administrator's word.
 */
export function createEmergencyAddress(): Capability<Step> {
  return {
    check: async () => toDo,
    write: async () => {
      throw new LineDeskError('tenant-cannot', 'Graph creates no emergency addresses', { nothingDone: true });
    },
    call: (step) => ({ by: 'hand', cmdlet: createEmergencyAddressCmdlets(step) }),
    cmdlet: createEmergencyAddressCmdlets,
  };
}
