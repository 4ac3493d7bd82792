import { readFileSync } from 'node:fs';

/** The tenant of the bench: as many people as there are requests, each with a number of their own. */
export const tenantId = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';
export const approverGroup = 'a0000000-0000-4000-8000-000000000000';
/** Two, as a site usually has. */
export const approvers = [0, 1].map((index) => guid('aa', index));

export const personId = (index: number): string => guid('b0', index);
export const indexOfPerson = (id: string): number => Number.parseInt(id.slice(-12), 16);
export const numberOf = (index: number): string => `+4930${20_000_000 + index}`;
export const indexOfNumber = (number: string): number => Number(number.slice('+4930'.length)) - 20_000_000;
export const locationId = (index: number): string => guid('c0', index);

const addresses = 8;
const placesPerAddress = 5;
/** Where everybody sits at first, and a place of another address, for which approvers are asked. */
export const firstLocation = locationId(0);
export const otherLocation = locationId(placesPerAddress);

/** The plans of Teams Phone with a calling plan, as the product knows them. */
export function servicePlanIds(): string[] {
  const plans: { teamsPhone: string[]; callingPlanDomestic: string[] } = JSON.parse(
    readFileSync(new URL('../src/telephony/servicePlans.json', import.meta.url), 'utf8'),
  );
  return [plans.teamsPhone[0] ?? '', plans.callingPlanDomestic[0] ?? ''];
}

/** The places file: 40 places in Germany, so that the form shows all of them. */
export function placesCsv(): string {
  const rows = [
    'LocationId,CivicAddressId,Description,Location,HouseNumber,StreetName,City,CountryOrRegion,ValidationStatus',
  ];
  for (let index = 0; index < addresses * placesPerAddress; index += 1) {
    const address = Math.floor(index / placesPerAddress);
    const floor = (index % placesPerAddress) + 1;
    rows.push(
      `${locationId(index)},${guid('d0', address)},Bench site ${address},Floor ${floor},${address + 1},Messweg,Berlin,DE,Validated`,
    );
  }
  return `${rows.join('\n')}\n`;
}

/** The policy (YAML is a superset of JSON): another address needs one of two approvers. */
export function policy(): string {
  const group = { people: [], groups: [approverGroup] };
  return JSON.stringify({
    version: 1,
    requests: {
      emergencyLocationChange: [
        { name: 'within-one-address', when: { change: 'withinAddress' }, approval: 'automatic' },
        { name: 'another-address', approval: 'siteApprovers' },
      ],
    },
    approvers: { sites: {}, fallback: group },
    administrators: group,
  });
}

function guid(prefix: string, index: number): string {
  return `${prefix}000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}
