import { approverGroupId, groupIds } from '../organisation/groups.js';
import { siteCountry, sitesWithLocations } from '../organisation/sites.js';
import type { Tenant } from '../tenant/tenant.js';

export type SandboxRole = 'employee' | 'approver' | 'telephonyAdministrator' | 'auditor' | 'serviceDesk';

/** One person as `GET /sandbox/people` lists them. */
export type SandboxPerson = {
  aadObjectId: string;
  name: string;
  tenantId: string;
  roles: SandboxRole[];
  /** The site's name. */
  site: string;
  /** ISO 3166 alpha-2 of the site. */
  country: string;
  /** E.164, null when they have none. */
  number: string | null;
};

/** Everybody, with the roles that follow from their groups and the number that they have in truth. */
export function peopleList(tenant: Tenant): SandboxPerson[] {
  const now = tenant.clock.now();
  const membersOf = (ids: string[]) => new Set(ids.flatMap((id) => [...tenant.groups.memberIds(id, now)]));
  const holders: [SandboxRole, Set<string>][] = [
    ['approver', membersOf(sitesWithLocations.map(({ name }) => approverGroupId(name)))],
    ['telephonyAdministrator', membersOf([groupIds.administrators])],
    ['auditor', membersOf([groupIds.auditors])],
    ['serviceDesk', membersOf([groupIds.serviceDesk])],
  ];
  return tenant.people.listTruth().map((person) => ({
    aadObjectId: person.id,
    name: person.displayName,
    tenantId: tenant.organisation.tenantId,
    roles: ['employee', ...holders.filter(([, ids]) => ids.has(person.id)).map(([role]) => role)],
    site: person.officeLocation,
    country: siteCountry(person.officeLocation),
    number: tenant.numbers.heldBy(person.id)[0]?.telephoneNumber ?? null,
  }));
}
