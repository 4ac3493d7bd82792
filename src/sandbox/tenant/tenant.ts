import type { SandboxClock } from '../clock.js';
import type { TenantPlan } from '../organisation/tenantPlan.js';
import type { EmergencyLocation, Organisation, Person, ResourceAccount } from '../organisation/types.js';
import { stableGuid } from '../stableGuid.js';
import { GroupRegister } from './groupRegister.js';
import { LicenceStock } from './licenceStock.js';
import { NumberRegister } from './numberRegister.js';
import type { Operation } from './operations.js';
import { PeopleRegister } from './peopleRegister.js';
import { PolicyGrants } from './policyGrants.js';
import { WritesLog } from './writesLog.js';

export type AppInstallation = { id: string; teamsAppId: string };

export type TenantTimes = Pick<TenantPlan, 'readBackLagMs' | 'operationMs' | 'nextLinks'>;

/** The tenant in its box: what it holds now. Starting over means making a new one from the same organisation. */
export class Tenant {
  readonly people: PeopleRegister;
  readonly resourceAccounts: ReadonlyMap<string, ResourceAccount>;
  readonly numbers: NumberRegister;
  readonly groups: GroupRegister;
  readonly locations: Map<string, EmergencyLocation>;
  readonly licences: LicenceStock;
  readonly operations = new Map<string, Operation>();
  readonly writes = new WritesLog();
  readonly callerIdPolicies = new PolicyGrants();
  readonly installedApps = new Map<string, AppInstallation[]>();

  constructor(
    readonly organisation: Organisation,
    readonly clock: SandboxClock,
    readonly times: TenantTimes,
  ) {
    this.people = new PeopleRegister(organisation.people);
    this.resourceAccounts = new Map(organisation.resourceAccounts.map((account) => [account.id, account]));
    this.numbers = new NumberRegister(organisation.numbers, organisation.moreNumbers);
    this.groups = new GroupRegister(organisation.groups);
    this.locations = new Map(organisation.locations.map((location) => [location.locationId, location]));
    this.licences = new LicenceStock(organisation.people);
  }

  /** Takes a person as they are from now on; reads show it from that time on. */
  writePerson(person: Person, shownFrom: number): void {
    const before = this.people.find(person.id);
    if (!before) return;
    this.licences.note(before, person);
    this.people.write(person, shownFrom);
  }

  /** Takes a person out of the directory: their licences go back, their numbers become free. */
  removePerson(person: Person): void {
    const now = this.clock.now();
    for (const number of this.numbers.heldBy(person.id)) {
      this.numbers.write(
        { ...number, assignmentTargetId: null, assignmentCategory: null, assignmentStatus: 'unassigned' },
        now,
      );
    }
    for (const group of this.groups.directGroupsOf(person.id)) {
      this.groups.write({ ...group, members: without(group.members, person.id) }, now);
    }
    this.licences.note(person, null);
    this.people.remove(person.id);
  }

  /**
   * Takes note of a new operation, which starts now.
   *
   * @param takesMs how long it works
   * @param failure why it fails; null: it succeeds
   */
  startOperation(resourcePath: string, takesMs: number, failure: string | null): Operation {
    const createdAt = this.clock.now();
    const operation: Operation = {
      id: stableGuid('operation', this.operations.size + 1),
      createdAt,
      runningFrom: createdAt + takesMs / 3,
      endsAt: createdAt + takesMs,
      resourcePath,
      failure,
    };
    this.operations.set(operation.id, operation);
    return operation;
  }
}

/** The members without one of them. */
export function without(members: ReadonlySet<string>, memberId: string): Set<string> {
  const others = new Set(members);
  others.delete(memberId);
  return others;
}
