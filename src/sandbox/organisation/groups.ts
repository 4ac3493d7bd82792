import { stableGuid } from '../stableGuid.js';
import { knownPeople } from './knownPeople.js';
import type { Staff } from './people.js';
import { type Site, sitesWithLocations } from './sites.js';
import type { Group } from './types.js';

/** Ids of the groups that policy and the roles of people stand on. */
export const groupIds = {
  administrators: stableGuid('group', 'Telephony administrators'),
  auditors: stableGuid('group', 'Telephony auditors'),
  serviceDesk: stableGuid('group', 'Service desk'),
  germanWorkplace: stableGuid('group', 'Workplace services, Germany'),
  everybody: stableGuid('group', 'Everybody'),
} as const;

/** The id of the group whose members approve what concerns a site. */
export function approverGroupId(siteName: string): string {
  return stableGuid('group', 'Approvers', siteName);
}

/**
 * The groups of the organisation. Each site has its own approvers: its lead and, in Germany, the members of the
 * nested group for workplace services, so that membership has to be asked for transitively.
 */
export function generateGroups(staff: readonly Staff[]): Group[] {
  const known = knownPeople;
  const group = (id: string, displayName: string, members: string[], nestedGroups: string[] = []): Group => ({
    id,
    displayName,
    members,
    nestedGroups,
  });
  return [
    group(groupIds.administrators, 'Telephony administrators', [known.alex.id, known.administrator.id]),
    group(groupIds.auditors, 'Telephony auditors', [known.auditor.id]),
    group(groupIds.serviceDesk, 'Service desk', [known.serviceDesk.id]),
    group(groupIds.germanWorkplace, 'Workplace services, Germany', [known.alex.id]),
    group(
      groupIds.everybody,
      'Everybody',
      staff.map(({ person }) => person.id),
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
