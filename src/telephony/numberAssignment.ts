import type { LocationId, PersonId } from './identity.js';
import type { CountryCode, E164 } from './telephoneNumber.js';

/** Who carries the number; `other` stands for kinds that Graph may add (its enums are open). */
export type NumberType = 'callingPlan' | 'operatorConnect' | 'directRouting' | 'other';

/** A number of the tenant and what it is assigned to (Graph's `numberAssignment`, reduced to what we use). */
export interface NumberAssignment {
  readonly telephoneNumber: E164;
  readonly numberType: NumberType;
  /** Null where the tenant doesn't say and the numbering plan doesn't either. */
  readonly country: CountryCode | null;
  readonly city: string | null;
  readonly locationId: LocationId | null;
  readonly assignedTo: PersonId | null;
  readonly category: 'primary' | 'private' | 'alternate' | 'other';
  /** True while the tenant is still carrying out an earlier change of the number. */
  readonly pending: boolean;
  /** `supportedCustomerActions` holds `locationUpdate`. */
  readonly locationChangeable: boolean;
}
