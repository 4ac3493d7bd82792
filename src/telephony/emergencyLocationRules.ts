import rules from './emergencyLocationRules.json' with { type: 'json' };
import type { CountryCode } from './telephoneNumber.js';

/**
 * True where a Calling Plan number can be assigned only together with an emergency location (Microsoft's documentation
 * of emergency locations for Calling Plans); elsewhere one is wanted when the number is acquired, or not at all.
 */
export function locationNeededAtAssignment(country: CountryCode): boolean {
  return rules.neededAtAssignment.includes(country);
}
