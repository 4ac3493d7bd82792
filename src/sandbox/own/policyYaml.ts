import { stringify } from 'yaml';
import { approverGroupId, groupIds } from '../organisation/groups.js';
import { sitesWithLocations } from '../organisation/sites.js';

/** The approval policy that fits the organisation: who must say yes to what, as a policy file in YAML. */
export function policyYaml(): string {
  const administrators = { people: [], groups: [groupIds.administrators] };
  return stringify(
    {
      version: 1,
      requests: {
        emergencyLocationChange: [
          { name: 'within-one-address', when: { change: 'withinAddress' }, approval: 'automatic' },
          { name: 'another-address', approval: 'siteApprovers' },
        ],
      },
      approvers: {
        sites: Object.fromEntries(
          sitesWithLocations.map(({ name }) => [name, { people: [], groups: [approverGroupId(name)] }]),
        ),
        fallback: administrators,
      },
      administrators,
      emergencyTestCall: { US: '933' },
    },
    // Without anchors: a person reads and edits this file.
    { aliasDuplicateObjects: false },
  );
}
