import { addressStep, type LineRequest, type NewEmergencyAddress } from '../../requests/index.js';
import { checkAddress, type TypedAddress } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** What an administrator's card about a new address shows: what was typed so far, and the cmdlets for just that. */
export interface AddressTask {
  readonly address: TypedAddress;
  readonly civicAddressId: string | null;
  readonly locationId: string | null;
  readonly validated: boolean;
  readonly cmdlet: string;
}

/** The task as the request has it: nothing typed yet. */
export function newAddressTask(request: LineRequest, details: NewEmergencyAddress): AddressTask {
  const [call] = request.calls;
  return {
    address: details.address,
    civicAddressId: details.civicAddressId,
    locationId: null,
    validated: true,
    cmdlet: call?.cmdlet ?? '',
  };
}

/** The task with what somebody typed; the cmdlets stay the request's own where the corrected address isn't one yet. */
export function addressTaskOf(
  desk: Desk,
  request: LineRequest,
  details: NewEmergencyAddress,
  typed: Omit<AddressTask, 'cmdlet'>,
): AddressTask {
  const checked = checkAddress(typed.address, details.country);
  const { address, civicAddressId, locationId, validated } = typed;
  const shown = { address, civicAddressId, locationId, validated };
  if ('problems' in checked) return { ...newAddressTask(request, details), ...shown };
  const step = addressStep({ ...details, address: checked.address }, request.person.id);
  return { ...shown, address: checked.address, cmdlet: desk.tenant.callOf(step).cmdlet };
}
