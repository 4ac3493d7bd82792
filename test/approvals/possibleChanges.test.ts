import assert from 'node:assert/strict';
import { type ChangeName, changesOf, countryOf, siteOf } from '../../src/approvals/index.js';
import { changesWith, hasCountry, hasSite, possibleChanges } from '../../src/approvals/possibleChanges.js';
import { type RequestDetails, type RequestKind, requestKinds } from '../../src/requests/index.js';
import {
  callerIdChange,
  locationChange,
  newAddress,
  numberChange,
  numberRelease,
  numberRequest,
  place,
  planChange,
  product,
} from './askedFor.js';

/** Requests of every kind that together change all that can be changed. */
const examples: readonly RequestDetails[] = [
  locationChange(),
  locationChange({ from: null }),
  locationChange({ to: place({ civicAddressId: 'a2' }) }),
  locationChange({ to: place({ civicAddressId: 'a3', city: 'München' }) }),
  newAddress(),
  newAddress({ from: null }),
  newAddress({ civicAddressId: 'a1' }),
  newAddress({ from: place({ civicAddressId: 'a3', city: 'München' }) }),
  numberRequest(),
  numberRequest({ licence: product }),
  numberChange(),
  numberRelease(),
  callerIdChange({ shows: 'hidden' }),
  callerIdChange({ shows: 'ownNumber' }),
  callerIdChange({ shows: 'otherNumber', telephoneNumber: null, companyName: 'Contoso' }),
  planChange('domestic'),
  planChange('domestic', product),
  planChange('international'),
  planChange('payAsYouGo', product),
  planChange('none'),
];
const names = (changes: ReadonlySet<ChangeName>) => [...changes].sort().join(' ');

describe('what requests of a kind can change', () => {
  for (const kind of requestKinds) {
    const ofKind = examples.filter((details) => details.kind === kind);

    it(`is all that a ${kind} does change, and nothing else`, () => {
      const possible = possibleChanges(kind).map(names).sort();
      const found = [...new Set(ofKind.map((details) => names(changesOf(details))))].sort();
      assert.deepEqual(found, possible);
    });

    it(`says whether a ${kind} belongs to a country or names a site`, () => {
      assert.equal(
        hasCountry(kind),
        ofKind.some((details) => countryOf(details) !== null),
      );
      const named = [...ofKind, newAddress({ civicAddressId: 'a1' })].filter(
        (details) => details.kind === kind && siteOf(details) !== null,
      );
      assert.equal(hasSite(kind), named.length > 0);
    });
  }

  const asked: readonly (readonly [RequestKind, readonly string[], string | null])[] = [
    ['emergencyLocationChange', [], 'withinAddress'],
    ['emergencyLocationChange', ['toAnotherAddress'], 'toAnotherAddress'],
    ['emergencyLocationChange', ['toAnotherCity'], 'toAnotherAddress toAnotherCity'],
    ['emergencyLocationChange', ['firstLocation', 'toAnotherCity'], null],
    ['callingPlanChange', ['needsLicence'], 'needsLicence'],
    ['callingPlanChange', ['needsLicence', 'callsAbroad'], 'callsAbroad needsLicence'],
    ['numberRequest', [], ''],
    ['numberChange', ['needsLicence'], null],
    ['numberRelease', ['toTheMoon'], null],
  ];
  for (const [kind, wanted, smallest] of asked) {
    it(`is, of a ${kind} with ${wanted.join(' and ') || 'nothing named'}, ${smallest ?? 'nothing'}`, () => {
      const found = changesWith(kind, wanted);
      assert.equal(found === null ? null : names(found), smallest);
    });
  }
});
