import type { PersonId } from './identity.js';
import type { AssignedPlan } from './licences.js';
import type { CountryCode } from './telephoneNumber.js';

/** A person of the tenant, as the directory shows them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly mail: string | null;
  readonly accountEnabled: boolean;
  readonly usageLocation: CountryCode | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly plans: readonly AssignedPlan[];
}
