import assert from 'node:assert/strict';
import {
  callingAvailability,
  type EmergencyLocation,
  locationId,
  type NumberAssignment,
  type PersonsLine,
  parseE164,
  personId,
  type ReadinessCheck,
  type ReadinessQuestion,
  readinessChecks,
  readinessOf,
} from '../../src/telephony/index.js';

const now = new Date('2026-06-01T08:00:00Z');
const telephoneNumber = parseE164('+4930231250') ?? assert.fail();

const number: NumberAssignment = {
  telephoneNumber,
  numberType: 'callingPlan',
  country: 'DE',
  city: 'Berlin',
  locationId: locationId('loc-1'),
  assignedTo: personId('p-1'),
  category: 'primary',
  pending: false,
  locationChangeable: true,
};
const location: EmergencyLocation = {
  id: locationId('loc-1'),
  civicAddressId: 'civic-1',
  site: 'Berlin Mitte',
  place: '2nd floor',
  companyName: 'Contoso',
  street: 'Torstraße 49',
  city: 'Berlin',
  stateOrProvince: null,
  postalCode: '10119',
  country: 'DE',
  validated: true,
};
const readyLine: PersonsLine = {
  person: { usageLocation: 'DE' },
  licences: { teamsPhone: true, callingPlan: 'international' },
  number,
  location,
  confirmedAt: new Date('2026-05-01T08:00:00Z'),
  confirmationIntervalDays: 180,
  callerId: { shows: 'ownNumber' },
  availability: callingAvailability('DE'),
  now,
};

const line = (changes: Partial<PersonsLine>): PersonsLine => ({ ...readyLine, ...changes });

function check(question: ReadinessQuestion, changes: Partial<PersonsLine>): ReadinessCheck {
  return readinessChecks(line(changes)).find((each) => each.question === question) ?? assert.fail();
}

function answers(question: ReadinessQuestion, changes: Partial<PersonsLine>) {
  const { answer, action } = check(question, changes);
  return [answer, action];
}

describe('the seven questions of readiness', () => {
  it('come in their order and are all answered', () => {
    assert.deepEqual(
      readinessChecks(readyLine).map(({ question, answer, action }) => [question, answer, action]),
      [
        ['callingAvailable', 'yes', null],
        ['locationServed', 'yes', null],
        ['internationalCalling', 'yes', null],
        ['licences', 'yes', null],
        ['directNumber', 'yes', null],
        ['emergencyAddress', 'yes', null],
        ['callerIdMasked', 'no', 'changeCallerId'],
      ],
    );
  });

  it('1: whether plans are sold in the country, by the data of which the facts tell the date', () => {
    const without = { number: null, location: null };
    assert.deepEqual(answers('callingAvailable', { ...without, availability: callingAvailability('GR') }), [
      'no',
      null,
    ]);
    assert.deepEqual(answers('callingAvailable', { ...without, availability: callingAvailability('NE') }), [
      'unknown',
      null,
    ]);
    assert.deepEqual(
      answers('callingAvailable', { ...without, person: { usageLocation: null }, availability: null }),
      ['unknown', 'askAdministrator'],
    );
    assert.deepEqual(check('callingAvailable', {}).facts, { availability: callingAvailability('DE') });
  });

  it("1: that a Calling Plan number at work proves what old data doesn't know", () => {
    const greek = {
      person: { usageLocation: 'GR' },
      number: { ...number, country: 'GR' },
      location: { ...location, country: 'GR' },
      availability: callingAvailability('GR'),
    };
    assert.deepEqual(answers('callingAvailable', greek), ['yes', null]);
    assert.deepEqual(answers('locationServed', greek), ['yes', null]);
  });

  it('2: whether person, number and address are in one country with the service', () => {
    assert.deepEqual(answers('locationServed', { location: { ...location, country: 'AT' } }), [
      'no',
      'changeEmergencyLocation',
    ]);
    assert.deepEqual(answers('locationServed', { number: { ...number, country: 'AT' } }), [
      'no',
      'changeNumber',
    ]);
    assert.deepEqual(answers('locationServed', { person: { usageLocation: null }, availability: null }), [
      'unknown',
      'askAdministrator',
    ]);
    assert.deepEqual(answers('locationServed', { number: null, location: null }), ['yes', null]);
    assert.deepEqual(answers('locationServed', { location: 'unknown' }), ['yes', null]);
    const nowhere = { number: null, location: null, person: { usageLocation: 'GR' } };
    assert.deepEqual(answers('locationServed', { ...nowhere, availability: callingAvailability('GR') }), [
      'no',
      null,
    ]);
    assert.deepEqual(answers('locationServed', { ...nowhere, availability: callingAvailability('NE') }), [
      'unknown',
      null,
    ]);
    assert.deepEqual(check('locationServed', { number: null, location: 'unknown' }).facts, {
      usageLocation: 'DE',
      numberCountry: null,
      addressCountry: null,
    });
  });

  it('3: whether the plan reaches abroad', () => {
    const plan = (callingPlan: PersonsLine['licences']['callingPlan']) =>
      answers('internationalCalling', { licences: { teamsPhone: true, callingPlan } });
    assert.deepEqual(plan('international'), ['yes', null]);
    assert.deepEqual(plan('payAsYouGo'), ['yes', null]);
    assert.deepEqual(plan('domestic'), ['no', 'requestCallingPlan']);
    assert.deepEqual(plan('none'), ['no', 'requestCallingPlan']);
  });

  it('4: whether both licences are there, Teams Phone first', () => {
    assert.deepEqual(answers('licences', { licences: { teamsPhone: false, callingPlan: 'none' } }), [
      'no',
      'askAdministrator',
    ]);
    assert.deepEqual(answers('licences', { licences: { teamsPhone: false, callingPlan: 'domestic' } }), [
      'no',
      'askAdministrator',
    ]);
    assert.deepEqual(answers('licences', { licences: { teamsPhone: true, callingPlan: 'none' } }), [
      'no',
      'requestCallingPlan',
    ]);
  });

  it('5: whether there is a number, also while it is being changed', () => {
    assert.deepEqual(answers('directNumber', { number: null }), ['no', 'requestNumber']);
    const pending = check('directNumber', { number: { ...number, pending: true } });
    assert.equal(pending.answer, 'yes');
    assert.deepEqual(pending.facts, { telephoneNumber, pending: true });
  });

  it('6: how detailed the emergency address is, and whether it was confirmed of late', () => {
    assert.deepEqual(answers('emergencyAddress', { location: null }), ['no', 'changeEmergencyLocation']);
    assert.deepEqual(answers('emergencyAddress', { location: 'unknown' }), [
      'unknown',
      'changeEmergencyLocation',
    ]);
    assert.deepEqual(answers('emergencyAddress', { location: { ...location, validated: false } }), [
      'no',
      'changeEmergencyLocation',
    ]);
    assert.deepEqual(answers('emergencyAddress', { location: { ...location, place: null } }), [
      'no',
      'changeEmergencyLocation',
    ]);
    assert.deepEqual(answers('emergencyAddress', { confirmedAt: null }), ['no', 'confirmEmergencyLocation']);
    assert.deepEqual(answers('emergencyAddress', { confirmationIntervalDays: 31 }), [
      'no',
      'confirmEmergencyLocation',
    ]);
    assert.deepEqual(
      answers('emergencyAddress', { number: { ...number, locationChangeable: false }, location: null }),
      ['no', 'askAdministrator'],
    );
    assert.deepEqual(check('emergencyAddress', { location: { ...location, place: null } }).facts, {
      detail: 'address',
      validated: true,
      confirmedAt: readyLine.confirmedAt,
      confirmationDueAt: new Date('2026-10-28T08:00:00Z'),
      matchesAreaCode: 'required',
    });
  });

  it('6: is not needed without a number, nor where the carrier or the network keeps the address', () => {
    assert.deepEqual(answers('emergencyAddress', { number: null }), ['notNeeded', null]);
    for (const country of ['AU', 'JP']) {
      const there = { number: { ...number, country }, person: { usageLocation: country }, location: null };
      assert.deepEqual(
        answers('emergencyAddress', { ...there, availability: callingAvailability(country) }),
        ['notNeeded', null],
      );
    }
  });

  it('7: whether calls show something else than the own number', () => {
    assert.deepEqual(answers('callerIdMasked', { callerId: { shows: 'hidden' } }), ['yes', 'changeCallerId']);
    const main = { shows: 'otherNumber', telephoneNumber, companyName: 'Contoso' } as const;
    assert.deepEqual(answers('callerIdMasked', { callerId: main }), ['yes', 'changeCallerId']);
    assert.deepEqual(answers('callerIdMasked', { callerId: 'unknown' }), ['unknown', null]);
    assert.deepEqual(answers('callerIdMasked', { number: null }), ['notNeeded', null]);
  });

  it('asks nothing of plans where another carrier has the number, but of Teams Phone', () => {
    for (const numberType of ['directRouting', 'operatorConnect'] as const) {
      const other = line({
        number: { ...number, numberType },
        licences: { teamsPhone: true, callingPlan: 'none' },
        availability: callingAvailability('GR'),
        location: null,
      });
      assert.deepEqual(
        readinessChecks(other).map(({ answer }) => answer),
        ['notNeeded', 'notNeeded', 'notNeeded', 'yes', 'yes', 'notNeeded', 'no'],
      );
      assert.equal(readinessOf(other).state, 'ready');
      assert.equal(
        readinessOf({ ...other, licences: { teamsPhone: false, callingPlan: 'none' } }).state,
        'missing',
      );
    }
  });
});

describe('readiness in one word', () => {
  it('is ready where all that is needed is there, whatever the choices are', () => {
    assert.deepEqual(
      readinessOf(line({ callerId: 'unknown', licences: { teamsPhone: true, callingPlan: 'domestic' } })),
      {
        state: 'ready',
        advised: [],
      },
    );
  });

  it('stays ready with a missing floor or an old confirmation, and names them', () => {
    const result = readinessOf(line({ confirmedAt: null }));
    assert.equal(result.state, 'ready');
    assert.deepEqual(
      result.advised.map(({ action }) => action),
      ['confirmEmergencyLocation'],
    );
  });

  it('names the first thing that is missing, and all of them', () => {
    const result = readinessOf(
      line({ number: null, location: null, licences: { teamsPhone: true, callingPlan: 'none' } }),
    );
    assert.ok(result.state === 'missing');
    assert.equal(result.first.question, 'licences');
    assert.deepEqual(
      result.all.map(({ question }) => question),
      ['licences', 'directNumber'],
    );
  });

  it('calls nobody ready on a guess', () => {
    const result = readinessOf(line({ location: 'unknown' }));
    assert.ok(result.state === 'missing');
    assert.equal(result.first.question, 'emergencyAddress');
    assert.equal(result.first.answer, 'unknown');
  });
});
