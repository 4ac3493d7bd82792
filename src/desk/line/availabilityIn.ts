import { type CallingAvailability, type CountryCode, callingAvailability } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** What is known of Calling Plans in a country (ISO alpha-2), for this organisation. The one place that looks it up. */
export function availabilityIn(desk: Pick<Desk, 'policy'>, country: CountryCode): CallingAvailability {
  return callingAvailability(country, desk.policy.countries);
}
