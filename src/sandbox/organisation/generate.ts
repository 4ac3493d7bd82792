import { seededRandom } from '../seededRandom.js';
import { callerIdPolicies, resourceAccountsOf } from './callerIdPolicies.js';
import { generateGroups } from './groups.js';
import { sandboxTenantId } from './knownPeople.js';
import { generateMorePeople } from './morePeople.js';
import { NumberSeries } from './numberSeries.js';
import { generateNumbers } from './numbers.js';
import { generateStaff } from './people.js';
import { emergencyLocations } from './sites.js';
import type { TenantPlan } from './tenantPlan.js';
import type { Organisation } from './types.js';

/**
 * The organisation of the sandbox: 200 people in six countries, twelve sites with emergency locations, 500 numbers,
 * and as many more people and numbers as the plan wants.
 *
 * @param plan its seed decides names, licences and who has which number; the known people, the sites, the groups and
 *   the emergency locations are the same for every seed
 */
export function generateOrganisation(
  plan: Pick<TenantPlan, 'seed' | 'numbers' | 'people' | 'numbersInUse'>,
): Organisation {
  const random = seededRandom(plan.seed);
  const staff = generateStaff(random, plan.seed);
  const locations = emergencyLocations();
  const numbers = generateNumbers(random, staff, locations);
  const others = generateMorePeople(Math.max(0, plan.people - staff.length));
  const more = Math.max(0, plan.numbers - numbers.length);
  const resourceAccounts = resourceAccountsOf(numbers);
  return {
    tenantId: sandboxTenantId,
    people: [...staff.map(({ person }) => person), ...others],
    groups: generateGroups(staff, others),
    locations,
    numbers,
    moreNumbers: new NumberSeries(more, Math.min(plan.numbersInUse, more, others.length), locations),
    resourceAccounts,
    callerIdPolicies: callerIdPolicies(resourceAccounts),
  };
}
