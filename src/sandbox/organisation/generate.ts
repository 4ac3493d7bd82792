import { seededRandom } from '../seededRandom.js';
import { stableGuid } from '../stableGuid.js';
import { generateGroups } from './groups.js';
import { sandboxTenantId } from './knownPeople.js';
import { generateNumbers } from './numbers.js';
import { generateStaff } from './people.js';
import { emergencyLocations } from './sites.js';
import type { Organisation } from './types.js';

/**
 * The organisation of the sandbox: 200 people in six countries, twelve sites with emergency locations, 500 numbers.
 *
 * @param seed decides names, licences and who has which number; the known people, the sites, the groups and the
 *   emergency locations are the same for every seed
 */
export function generateOrganisation(seed: number): Organisation {
  const random = seededRandom(seed);
  const staff = generateStaff(random, seed);
  const locations = emergencyLocations();
  return {
    tenantId: sandboxTenantId,
    people: staff.map(({ person }) => person),
    groups: generateGroups(staff),
    locations,
    numbers: generateNumbers(random, staff, locations),
    callerIdPolicies: ['Global', 'Anonymous', 'MainNumber', 'OwnNumberWithOverride'].map((name) => ({
      name,
      policyId: stableGuid('caller ID policy', name),
    })),
  };
}
