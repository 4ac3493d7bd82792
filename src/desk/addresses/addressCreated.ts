import { concerns, type LineRequest, type NewEmergencyAddress } from '../../requests/index.js';
import {
  type AddressProblem,
  checkAddress,
  type EmergencyLocation,
  isGuid,
  locationId,
  type NewAddress,
  type PersonRef,
  streetLine,
  type TypedAddress,
} from '../../telephony/index.js';
import { changeRequest } from '../changeRequest.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import { pictureOf } from './addressLine.js';
import { type AddressTask, addressTaskOf } from './addressTask.js';
import { planMove, storeMove } from './moveToAddress.js';

/** What an administrator says of an address that they have created. */
export interface CreatedAddressInput {
  readonly target: RequestTarget;
  /** As it was created, corrected where needed. */
  readonly address: TypedAddress;
  /** The ids that the tenant gave. */
  readonly civicAddressId: string | null;
  readonly locationId: string | null;
  readonly validated: boolean;
  /** Only shows the cmdlet for the corrected address; nothing is recorded. */
  readonly showCmdlet: boolean;
}

export type CreatedAddressProblem =
  | { readonly about: 'fields'; readonly problems: readonly AddressProblem[] }
  | { readonly about: 'ids' | 'idInUse' | 'otherCountry' };

export type AddressCreatedResult =
  | { readonly result: 'administrated'; readonly request: LineRequest }
  | {
      readonly result: 'notAdministrated';
      readonly why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore';
      readonly request: LineRequest;
    }
  /** The task again, with what was typed. */
  | {
      readonly result: 'addressTask';
      readonly request: LineRequest;
      readonly task: AddressTask;
      readonly problem: CreatedAddressProblem | null;
    }
  | { readonly result: 'noSuchRequest' };

/** Thrown to undo the move's request when somebody else took care of the address at the same time. */
class SomebodyWasFirst extends Error {}

/**
 * Takes an administrator's word that the address is there: the location enters the catalogue, the request is done, and
 * the person's number goes there by a request of its own, all of it or nothing. Graph lists no addresses, so nothing can
 * be read back; a location that isn't there stops the move. Nobody does this for their own request or their own line.
 * Throws when the directory or the tenant doesn't answer: then nothing has changed.
 */
export async function addressCreated(
  desk: Desk,
  actor: PersonRef,
  input: CreatedAddressInput,
): Promise<AddressCreatedResult> {
  const request = await desk.store.request(input.target.requestId);
  if (request === null || request.nonce !== input.target.nonce) return { result: 'noSuchRequest' };
  const { details } = request;
  if (details.kind !== 'newEmergencyAddress') return { result: 'noSuchRequest' };
  const refuse = (why: 'notAnAdministrator' | 'ownRequest' | 'notFailedAnyMore', shown = request) =>
    ({ result: 'notAdministrated', why, request: shown }) as const;
  if (concerns(request, actor.id)) return refuse('ownRequest');
  const holdsRole = await desk.directory.isOnList(actor.id, desk.policy.administrators, { fresh: true });
  if (!holdsRole) return refuse('notAnAdministrator');
  if (request.state !== 'byHand') return refuse('notFailedAnyMore');

  const again = (problem: CreatedAddressProblem | null): AddressCreatedResult => ({
    result: 'addressTask',
    request,
    task: addressTaskOf(desk, request, details, input),
    problem,
  });
  const checked = checkAddress(input.address, details.country);
  if ('problems' in checked) return again({ about: 'fields', problems: checked.problems });
  if (input.showCmdlet) return again(null);
  const location = await locationOf(desk, input, checked.address);
  if ('about' in location) return again(location);
  const move = await planMove(desk, request, details, location);

  try {
    const done = await desk.store.transaction(async (tx) => {
      const now = desk.clock.now();
      await tx.addLocation(location, now);
      const went = await storeMove(desk, tx, request, move);
      const created = await changeRequest(
        desk,
        tx,
        request,
        'doneByHand',
        { type: 'person', person: actor, role: 'administrator' },
        {
          steps: request.steps.map(() => ({ state: 'done', at: now.toISOString() })),
          completedAt: now,
          failure: null,
          details: { ...details, address: checked.address, created: pictureOf(location), ...went },
        },
        recorded(location, went),
      );
      if (created === null) throw new SomebodyWasFirst();
      return created;
    });
    return { result: 'administrated', request: done };
  } catch (error) {
    if (!(error instanceof SomebodyWasFirst)) throw error;
    return refuse('notFailedAnyMore', (await desk.store.request(request.id)) ?? request);
  }
}

/** What the history keeps: the location, and the request that goes on with it, or why none does. */
function recorded(
  { id, civicAddressId }: EmergencyLocation,
  went: Pick<NewEmergencyAddress, 'locationChange' | 'left'>,
): Record<string, string> {
  return {
    to: id,
    civicAddressId,
    ...(went.locationChange === null ? {} : { locationChange: went.locationChange }),
    ...(went.left === null ? {} : { left: went.left }),
  };
}

/** The location that was created; the catalogue's own, where a file has brought it meanwhile. */
async function locationOf(
  desk: Desk,
  { civicAddressId, locationId: given, validated }: CreatedAddressInput,
  address: NewAddress,
): Promise<EmergencyLocation | CreatedAddressProblem> {
  if (given === null || civicAddressId === null || !isGuid(given) || !isGuid(civicAddressId)) {
    return { about: 'ids' };
  }
  const id = locationId(given);
  const known = await desk.store.location(id);
  if (known !== null) {
    if (known.country !== address.country) return { about: 'otherCountry' };
    return known.civicAddressId === civicAddressId.toLowerCase() ? known : { about: 'idInUse' };
  }
  const { company, street, houseNumber, city, region, postalCode, country, site, place } = address;
  return {
    id,
    civicAddressId: civicAddressId.toLowerCase(),
    site,
    place,
    companyName: company,
    street: streetLine(country, houseNumber, street),
    city,
    stateOrProvince: region,
    postalCode,
    country,
    validated,
  };
}
