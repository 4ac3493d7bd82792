import type { RequestKind } from '../requests/index.js';
import type { ChangeName } from './approvalRules.js';

const ofALocation: readonly (readonly ChangeName[])[] = [
  ['withinAddress'],
  ['toAnotherAddress'],
  ['toAnotherAddress', 'toAnotherCity'],
  ['toAnotherAddress', 'firstLocation'],
];

/** What a request of each kind can change at once: every set that `changesOf` can answer. */
const possible: Record<RequestKind, readonly (readonly ChangeName[])[]> = {
  emergencyLocationChange: ofALocation,
  newEmergencyAddress: ofALocation,
  numberRequest: [[], ['needsLicence']],
  numberChange: [[]],
  numberRelease: [[]],
  callerIdChange: [['hidesCallerId'], ['showsOwnNumber'], ['showsAnotherNumber']],
  callingPlanChange: [[], ['needsLicence'], ['callsAbroad'], ['callsAbroad', 'needsLicence'], ['endsPlan']],
};

/** Every set of changes that a request of this kind can have. */
export const possibleChanges = (kind: RequestKind): readonly ReadonlySet<ChangeName>[] =>
  possible[kind].map((names) => new Set(names));

/** The smallest set of changes of this kind that has all of `names`; null where no request has them together. */
export function changesWith(kind: RequestKind, names: readonly string[]): ReadonlySet<ChangeName> | null {
  const fitting = possibleChanges(kind).filter((changes) =>
    names.every((name) => [...changes].some((change) => change === name)),
  );
  return fitting.toSorted((one, other) => one.size - other.size)[0] ?? null;
}

/** Whether requests of this kind belong to a country. */
export const hasCountry = (kind: RequestKind): boolean => kind !== 'callerIdChange';

/** Whether requests of this kind can name a site. */
export const hasSite = (kind: RequestKind): boolean =>
  kind !== 'callerIdChange' && kind !== 'callingPlanChange';
