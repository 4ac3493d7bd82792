import assert from 'node:assert/strict';
import data from '../../src/telephony/countries.json' with { type: 'json' };
import {
  allCountries,
  type CallingOffer,
  callingAvailability,
  countriesWithData,
  countryDataOrigin,
  idleOverrides,
  locationNeededAtAssignment,
} from '../../src/telephony/index.js';

function offerIn(country: string): CallingOffer {
  const availability = callingAvailability(country);
  if (availability.status !== 'offered')
    throw new assert.AssertionError({ message: `${country} is not offered` });
  return availability.offer;
}

const listed = (list: string) => list.split(' ');

describe("the countries' data", () => {
  it('holds every country once, by an ISO code', () => {
    assert.equal(countriesWithData.length, 114);
    assert.equal(new Set(countriesWithData).size, countriesWithData.length);
    for (const country of countriesWithData) assert.ok(allCountries.includes(country), country);
  });

  it('says when it was true and who said it', () => {
    assert.equal(countryDataOrigin.asOf, '2023-01');
    assert.match(countryDataOrigin.source, /Microsoft/);
    assert.match(countryDataOrigin.page ?? '', /^https:\/\/learn\.microsoft\.com\//);
  });

  it('gives every fact only to countries in which plans are sold', () => {
    const { zones, emergency, minutePlans, payAsYouGo, nonGeographicOnly } = data;
    const lists = [
      ...Object.values(zones),
      ...Object.values(emergency.addressNeeded),
      emergency.addressMatchesAreaCode,
      emergency.noEmergencyCalling,
      ...minutePlans.map(({ countries }) => countries),
      payAsYouGo,
      nonGeographicOnly,
    ];
    for (const country of lists.flatMap(listed))
      assert.equal(callingAvailability(country).status, 'offered', country);
  });

  it('names each offered country in exactly one list of each rule', () => {
    const offered = data.sellers.flatMap(({ countries }) => listed(countries)).sort();
    assert.equal(offered.length, 35);
    assert.deepEqual(Object.values(data.emergency.addressNeeded).flatMap(listed).sort(), offered);
    const microsofts = offered.filter((country) => !offerIn(country).seller.carrier);
    assert.deepEqual(Object.values(data.zones).flatMap(listed).sort(), microsofts);
    assert.deepEqual(data.minutePlans.flatMap(({ countries }) => listed(countries)).sort(), microsofts);
  });

  it('agrees with the rule of which countries want a location at assignment', () => {
    for (const country of countriesWithData) {
      const availability = callingAvailability(country);
      const atAssignment =
        availability.status === 'offered' && availability.offer.emergency.addressNeeded === 'atAssignment';
      assert.equal(locationNeededAtAssignment(country), atAssignment, country);
    }
  });
});

describe('calling availability', () => {
  it('tells the plans of a usual country', () => {
    assert.deepEqual(offerIn('DE'), {
      seller: { name: 'Microsoft', carrier: false },
      plans: [
        { kind: 'payAsYouGo' },
        { kind: 'domestic', minutes: 120 },
        { kind: 'domestic', minutes: 240 },
        { kind: 'domestic', minutes: 1200 },
        { kind: 'international', domesticMinutes: 1200, internationalMinutes: 600 },
      ],
      payAsYouGoZone: 'zone2',
      emergency: { addressNeeded: 'atAcquisition', addressMatchesAreaCode: true, callingSupported: true },
      geographicNumbers: true,
    });
  });

  it('knows North America with its longer minutes, and the United States without pay as you go', () => {
    for (const country of ['US', 'CA']) {
      assert.ok(offerIn(country).plans.some((plan) => plan.kind === 'domestic' && plan.minutes === 3000));
      assert.equal(offerIn(country).emergency.addressNeeded, 'atAssignment');
    }
    assert.ok(!offerIn('US').plans.some(({ kind }) => kind === 'payAsYouGo'));
    assert.ok(offerIn('CA').plans.some(({ kind }) => kind === 'payAsYouGo'));
    assert.equal(offerIn('GB').payAsYouGoZone, 'zone1');
  });

  it('knows Mexico with a price list of its own and one domestic plan', () => {
    assert.equal(offerIn('MX').payAsYouGoZone, 'standalone');
    assert.deepEqual(
      offerIn('MX').plans.filter(({ kind }) => kind === 'domestic'),
      [{ kind: 'domestic', minutes: 1200 }],
    );
  });

  it('names the carriers of Australia and Japan, and that Japan has no emergency calling', () => {
    assert.deepEqual(offerIn('AU').seller, { name: 'Telstra', carrier: true });
    assert.deepEqual(offerIn('AU').plans, []);
    assert.equal(offerIn('AU').emergency.callingSupported, true);
    assert.deepEqual(offerIn('JP').seller, { name: 'SoftBank', carrier: true });
    assert.deepEqual(offerIn('JP').emergency, {
      addressNeeded: 'never',
      addressMatchesAreaCode: false,
      callingSupported: false,
    });
  });

  it('knows where the address must match the area code, and that Danish numbers belong to no place', () => {
    const matching = countriesWithData.filter(
      (country) =>
        callingAvailability(country).status === 'offered' &&
        offerIn(country).emergency.addressMatchesAreaCode,
    );
    assert.deepEqual(matching, ['BE', 'DE', 'ES', 'FR', 'IE', 'NL']);
    assert.equal(offerIn('DK').geographicNumbers, false);
    assert.equal(offerIn('SE').geographicNumbers, true);
  });

  it('tells countries without plans from those of which nothing is known', () => {
    assert.deepEqual(callingAvailability('GR'), {
      status: 'notOffered',
      country: 'GR',
      origin: countryDataOrigin,
    });
    assert.deepEqual(callingAvailability('NE'), { status: 'noData', country: 'NE' });
    assert.deepEqual(callingAvailability('constructor'), { status: 'noData', country: 'constructor' });
  });
});

describe("an administrator's own facts of a country", () => {
  const mark = { asOf: '2026-08-31', source: 'Contoso telephony', page: null } as const;

  it('replace single facts and leave the others, under their own date', () => {
    const changed = callingAvailability('DE', {
      DE: {
        ...mark,
        says: 'amended',
        offer: { payAsYouGoZone: 'zone1', emergency: { addressMatchesAreaCode: false } },
      },
    });
    const { emergency, ...rest } = offerIn('DE');
    assert.deepEqual(changed, {
      status: 'offered',
      country: 'DE',
      offer: { ...rest, payAsYouGoZone: 'zone1', emergency: { ...emergency, addressMatchesAreaCode: false } },
      origin: mark,
    });
    assert.equal(offerIn('DE').payAsYouGoZone, 'zone2');
  });

  it('pass over facts that are given as undefined', () => {
    const changed = callingAvailability('DE', {
      DE: { ...mark, says: 'amended', offer: { plans: undefined } },
    });
    assert.ok(changed.status === 'offered');
    assert.deepEqual(changed.offer, offerIn('DE'));
  });

  it('can bring plans to a country, or say that there are none any more', () => {
    const offer = offerIn('AT');
    const overrides = {
      GR: { ...mark, says: 'offered', offer },
      AT: { ...mark, says: 'notOffered' },
    } as const;
    assert.deepEqual(callingAvailability('GR', overrides), {
      status: 'offered',
      country: 'GR',
      offer,
      origin: mark,
    });
    assert.deepEqual(callingAvailability('AT', overrides), {
      status: 'notOffered',
      country: 'AT',
      origin: mark,
    });
    assert.equal(callingAvailability('DE', overrides).status, 'offered');
  });

  it('are named where they amend what is not offered, and change nothing there', () => {
    const overrides = { GR: { ...mark, says: 'amended', offer: { geographicNumbers: false } } } as const;
    assert.deepEqual(idleOverrides(overrides), ['GR']);
    assert.deepEqual(callingAvailability('GR', overrides), callingAvailability('GR'));
  });
});
