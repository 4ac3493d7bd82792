import type { SandboxClock } from '../clock.js';
import { allLicences, type Licence } from '../organisation/licences.js';
import type { EmergencyLocation, Group, Organisation } from '../organisation/types.js';
import { stableGuid } from '../stableGuid.js';
import { NumberRegister } from './numberRegister.js';
import type { Operation } from './operations.js';
import { PeopleRegister } from './peopleRegister.js';
import { PolicyGrants } from './policyGrants.js';
import { WritesLog } from './writesLog.js';

export type AppInstallation = { id: string; teamsAppId: string };

export type TenantTimes = {
  /** How long reads show the old values after a write, in milliseconds. */
  readBackLagMs: number;
  /** How long a long-running operation takes, in milliseconds. */
  operationMs: number;
};

/** The tenant in its box: what it holds now. Starting over means making a new one from the same organisation. */
export class Tenant {
  readonly people: PeopleRegister;
  readonly numbers: NumberRegister;
  readonly groups: ReadonlyMap<string, Group>;
  readonly locations: ReadonlyMap<string, EmergencyLocation>;
  readonly operations = new Map<string, Operation>();
  readonly writes = new WritesLog();
  readonly callerIdPolicies = new PolicyGrants();
  readonly installedApps = new Map<string, AppInstallation[]>();
  readonly #bought: ReadonlyMap<string, number>;

  constructor(
    readonly organisation: Organisation,
    readonly clock: SandboxClock,
    readonly times: TenantTimes,
  ) {
    this.people = new PeopleRegister(organisation.people);
    this.numbers = new NumberRegister(organisation.numbers);
    this.groups = new Map(organisation.groups.map((group) => [group.id, group]));
    this.locations = new Map(organisation.locations.map((location) => [location.locationId, location]));
    this.#bought = new Map(
      allLicences.map((licence) => [licence.skuId, this.licencesInUse(licence) + licence.spare]),
    );
  }

  /** How many of a licence the organisation has bought. */
  licencesBought(licence: Licence): number {
    return this.#bought.get(licence.skuId) ?? 0;
  }

  /** How many people hold a licence. */
  licencesInUse(licence: Licence): number {
    return this.people
      .listTruth()
      .filter((person) => person.assignedLicenses.some(({ skuId }) => skuId === licence.skuId)).length;
  }

  /** Takes note of a new operation, which starts now. */
  startOperation(resourcePath: string, failure: string | null): Operation {
    const createdAt = this.clock.now();
    const operation: Operation = {
      id: stableGuid('operation', this.operations.size + 1),
      createdAt,
      runningFrom: createdAt + this.times.operationMs / 3,
      endsAt: createdAt + this.times.operationMs,
      resourcePath,
      failure,
    };
    this.operations.set(operation.id, operation);
    return operation;
  }
}
