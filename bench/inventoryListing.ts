import type { TenantNumbers } from '../src/desk/index.js';
import type { TenantNumber } from '../src/inventory/index.js';
import { type E164, parseE164, personId } from '../src/telephony/index.js';

const pageSize = 1000;

/** The blocks of which the numbers are: country, city, digits before the subscriber's. */
const blocks = [
  { country: 'DE', city: 'Berlin', prefix: '+4930', numberType: 'callingPlan' },
  { country: 'DE', city: 'Hamburg', prefix: '+4940', numberType: 'callingPlan' },
  { country: 'US', city: 'New York', prefix: '+1212', numberType: 'callingPlan' },
  { country: 'GB', city: 'London', prefix: '+4420', numberType: 'operatorConnect' },
  { country: 'FR', city: 'Paris', prefix: '+331', numberType: 'directRouting' },
] as const;

/** A tenant with so many numbers, made page by page as they are asked for. About half of them are assigned. */
export function listing(size: number, changed = 0): TenantNumbers {
  return {
    async page(from) {
      const start = Number(from ?? 0);
      const end = Math.min(start + pageSize, size);
      const numbers = Array.from({ length: end - start }, (_, index) => numberAt(start + index, changed));
      return { numbers, next: end < size ? String(end) : null };
    },
    number: async () => null,
  };
}

/** The digits of the number at this place; scattered, so that neither places nor digits come in order. */
export function e164At(index: number): E164 {
  const { prefix } = blocks[index % blocks.length] ?? blocks[0];
  // 7 digits, each once for each block: the factor shares no divisor with 10,000,000.
  const subscriber = String((Math.floor(index / blocks.length) * 7_368_787) % 10_000_000).padStart(7, '0');
  const number = parseE164(`${prefix}${subscriber}`);
  if (number === null) throw new TypeError('The bench makes no proper numbers');
  return number;
}

function numberAt(index: number, changed: number): TenantNumber {
  const { country, city, numberType } = blocks[index % blocks.length] ?? blocks[0];
  const assigned = index % 2 === 0 && index >= changed;
  return {
    telephoneNumber: e164At(index),
    numberType,
    country,
    city,
    locationId: null,
    assignedTo: assigned ? personId(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`) : null,
    category: 'primary',
    pending: false,
    locationChangeable: true,
    forPeople: index % 50 !== 1,
    assignment: assigned ? 'person' : 'none',
  };
}
