import { stableGuid } from '../stableGuid.js';
import { knownPeople } from './knownPeople.js';
import { type LicenceName, licence } from './licences.js';
import type { Staff } from './people.js';
import { type Site, sitesWithLocations } from './sites.js';
import type { Group, Person } from './types.js';

/** Ids of the groups that policy, the roles of people and their licences stand on. */
export const groupIds = {
  administrators: stableGuid('group', 'Telephony administrators'),
  auditors: stableGuid('group', 'Telephony auditors'),
  serviceDesk: stableGuid('group', 'Service desk'),
  germanWorkplace: stableGuid('group', 'Workplace services, Germany'),
  everybody: stableGuid('group', 'Everybody'),
  /** Gives its members a Domestic Calling Plan. */
  callingPlanDomestic: stableGuid('group', 'Licensing, Calling Plan Domestic'),
  /** Gives its members a Domestic and International Calling Plan. */
  callingPlanInternational: stableGuid('group', 'Licensing, Calling Plan Domestic and International'),
  /** Gives its members Teams Phone and a Domestic Calling Plan. */
  teamsPhoneWithCallingPlan: stableGuid('group', 'Licensing, Teams Phone with Calling Plan'),
} as const;

/** The id of the group whose members approve what concerns a site. */
export function approverGroupId(siteName: string): string {
  return stableGuid('group', 'Approvers', siteName);
}

/**
 * The groups of the organisation. Each site has its own approvers: its lead and, in Germany, the members of the
 * nested group for workplace services, so that membership has to be asked for transitively.
 */
export function generateGroups(staff: readonly Staff[], otherPeople: readonly Person[]): Group[] {
  const known = knownPeople;
  const group = (id: string, displayName: string, members: string[], nestedGroups: string[] = []): Group => ({
    id,
    displayName,
    members: new Set(members),
    nestedGroups,
    assignedLicenses: [],
  });
  // They begin empty, so that whoever is added shows what the group gives.
  const licensing = (id: string, displayName: string, ...names: LicenceName[]): Group => ({
    ...group(id, displayName, []),
    assignedLicenses: names.map((name) => ({ skuId: licence(name).skuId, disabledPlans: [] })),
  });
  return [
    group(groupIds.administrators, 'Telephony administrators', [known.alex.id, known.administrator.id]),
    group(groupIds.auditors, 'Telephony auditors', [known.auditor.id]),
    group(groupIds.serviceDesk, 'Service desk', [known.serviceDesk.id]),
    group(groupIds.germanWorkplace, 'Workplace services, Germany', [known.alex.id]),
    group(groupIds.everybody, 'Everybody', [
      ...staff.map(({ person }) => person.id),
      ...otherPeople.map(({ id }) => id),
    ]),
    licensing(groupIds.callingPlanDomestic, 'Licensing, Calling Plan Domestic', 'callingPlanDomestic'),
    licensing(
      groupIds.callingPlanInternational,
      'Licensing, Calling Plan Domestic and International',
      'callingPlanInternational',
    ),
    licensing(
      groupIds.teamsPhoneWithCallingPlan,
      'Licensing, Teams Phone with Calling Plan',
      'teamsPhone',
      'callingPlanDomestic',
    ),
    ...sitesWithLocations.map((site) =>
      group(
        approverGroupId(site.name),
        `Approvers, ${site.name}`,
        leadsOf(staff, site),
        site.country === 'DE' ? [groupIds.germanWorkplace] : [],
      ),
    ),
  ];
}

function leadsOf(staff: readonly Staff[], site: Site): string[] {
  return staff
    .filter((each) => each.site === site && each.person.jobTitle === 'Site lead')
    .map(({ person }) => person.id);
}
