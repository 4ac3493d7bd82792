import assert from 'node:assert/strict';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { knownPeople, sandboxTenantId, startSandbox } from '../../src/sandbox/index.js';
import { TenantInTest } from './tenantInTest.js';

const noLocations = 'CH';

describe('The organisation of the sandbox', () => {
  let tenant: TenantInTest;
  before(async () => {
    tenant = await TenantInTest.start();
  });
  after(() => tenant.close());

  const locations = () => tenant.locations();

  it('has 200 people in six countries and 500 numbers', async () => {
    const people = await tenant.people();
    assert.equal(people.length, 200);
    assert.deepEqual([...new Set(people.map((each) => each.country))].sort(), [
      'CA',
      'CH',
      'DE',
      'FR',
      'GB',
      'US',
    ]);
    assert.equal(new Set(people.map((each) => each.aadObjectId)).size, 200);
    assert.equal(new Set(people.map((each) => each.name)).size, 200);
    assert.equal((await tenant.numbers()).length, 500);
  });

  it('has twelve sites with several places each, most with one address and some with two', async () => {
    const bySite = Map.groupBy(await locations(), (row) => row.Site);
    assert.equal(bySite.size, 12);
    const addresses = [...bySite.values()].map((rows) => new Set(rows.map((row) => row.CivicAddressId)).size);
    assert.equal(addresses.filter((count) => count === 1).length, 9);
    assert.equal(addresses.filter((count) => count === 2).length, 3);
    for (const rows of bySite.values()) assert.ok(rows.length >= 4);
  });

  it('gives each address one default location and no place twice', async () => {
    for (const rows of Map.groupBy(await locations(), (row) => row.CivicAddressId).values()) {
      assert.equal(rows.filter((row) => row.Location === '').length, 1);
      assert.equal(new Set(rows.map((row) => row.Location)).size, rows.length);
      assert.equal(new Set(rows.map((row) => row.ValidationStatus)).size, 1);
    }
  });

  it('has numbers in every state', async () => {
    const numbers = await tenant.numbers();
    const valuesOf = (read: (number: (typeof numbers)[number]) => string) =>
      [...new Set(numbers.map(read))].sort();
    assert.deepEqual(
      valuesOf((each) => each.numberType),
      ['callingPlan', 'directRouting', 'operatorConnect'],
    );
    assert.deepEqual(
      valuesOf((each) => each.activationState),
      ['activated', 'assignmentFailed', 'assignmentPending', 'updateFailed', 'updatePending'],
    );
    assert.deepEqual(
      valuesOf((each) => each.assignmentStatus),
      [
        'conferenceAssigned',
        'internalError',
        'policyAssigned',
        'thirdPartyAppAssigned',
        'unassigned',
        'userAssigned',
        'voiceApplicationAssigned',
      ],
    );
    const fixed = numbers.filter(
      (each) =>
        each.numberType === 'callingPlan' && !each.supportedCustomerActions.includes('locationUpdate'),
    );
    assert.ok(fixed.length > 0);
    const carried = numbers.filter((each) => each.numberType === 'operatorConnect');
    assert.ok(carried.every((each) => !each.supportedCustomerActions.includes('locationUpdate')));
  });

  it('has only valid numbers of their own country', async () => {
    const numbers = await tenant.numbers();
    assert.equal(new Set(numbers.map((each) => each.telephoneNumber)).size, 500);
    for (const { telephoneNumber, isoCountryCode } of numbers) {
      const parsed = parsePhoneNumberFromString(telephoneNumber);
      assert.ok(parsed, telephoneNumber);
      assert.ok(parsed.isValid(), telephoneNumber);
      assert.equal(parsed.country, isoCountryCode);
    }
  });

  it('gives no person two numbers, and each number to somebody who exists', async () => {
    const ids = new Set((await tenant.people()).map((each) => each.aadObjectId));
    const holders = (await tenant.numbers("assignmentStatus eq 'userAssigned'")).map(
      (each) => each.assignmentTargetId,
    );
    assert.equal(new Set(holders).size, holders.length);
    for (const holder of holders) assert.ok(holder !== null && ids.has(holder));
  });

  it('keeps the location of each number in the number’s country, validated, and of the address it names', async () => {
    const rows = new Map((await locations()).map((row) => [row.LocationId, row]));
    const located = (await tenant.numbers()).filter((each) => each.locationId !== null);
    assert.ok(located.length > 100);
    for (const number of located) {
      const row = rows.get(number.locationId ?? '');
      assert.equal(row?.CountryOrRegion, number.isoCountryCode);
      assert.equal(row.ValidationStatus, 'Validated');
      assert.equal(row.CivicAddressId, number.civicAddressId);
    }
  });

  it('has people and numbers, but no location, in one country', async () => {
    assert.ok((await tenant.people()).some((each) => each.country === noLocations && each.number !== null));
    assert.ok((await locations()).every((row) => row.CountryOrRegion !== noLocations));
  });

  it('has the demo employee and the demo approver where documents say they are', async () => {
    const people = new Map((await tenant.people()).map((each) => [each.aadObjectId, each]));
    const robin = people.get('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
    const alex = people.get('9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02');
    assert.equal(robin?.name, 'Robin Keller');
    assert.equal(alex?.name, 'Alex Winter');
    for (const each of [robin, alex]) {
      assert.equal(each.tenantId, '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10');
      assert.equal(each.site, 'Berlin Mitte');
      assert.equal(each.country, 'DE');
    }
    assert.deepEqual(robin.roles, ['employee']);
    assert.deepEqual(alex.roles, ['employee', 'approver', 'telephonyAdministrator']);
    const number = await tenant.numberOf(robin.aadObjectId);
    assert.equal(number.telephoneNumber, robin.number);
    assert.equal(number.numberType, 'callingPlan');
    assert.equal(number.activationState, 'activated');
    assert.ok(number.supportedCustomerActions.includes('locationUpdate'));
    const place = (await locations()).find((row) => row.LocationId === number.locationId);
    assert.equal(place?.Site, 'Berlin Mitte');
    assert.equal(place.Location, '2nd floor');
  });

  it('has somebody for each refusal', async () => {
    const people = new Map((await tenant.people()).map((each) => [each.aadObjectId, each]));
    assert.equal(people.get(knownPeople.withoutNumber.id)?.number, null);
    assert.equal(people.get(knownPeople.withoutLicence.id)?.number, null);
    assert.equal(people.get(knownPeople.inCountryWithoutLocations.id)?.country, noLocations);
    const actions = async (id: string) => (await tenant.numberOf(id)).supportedCustomerActions;
    assert.ok(!(await actions(knownPeople.withoutLocationUpdate.id)).includes('locationUpdate'));
    assert.equal((await tenant.numberOf(knownPeople.withoutLocationUpdate.id)).numberType, 'callingPlan');
    assert.equal((await tenant.numberOf(knownPeople.withOperatorConnect.id)).numberType, 'operatorConnect');
    assert.ok((await actions(knownPeople.inCountryWithoutLocations.id)).includes('locationUpdate'));
    const disabled = await tenant.graph('GET', `/users/${knownPeople.disabled.id}?$select=accountEnabled`);
    assert.equal(JSON.stringify(disabled.body).includes('"accountEnabled":false'), true);
  });

  it('gives everybody a manager but the one at the top', async () => {
    const people = await tenant.people();
    const statuses = await Promise.all(
      people.map(async (each) => [
        each.name,
        (await tenant.graph('GET', `/users/${each.aadObjectId}/manager`)).status,
      ]),
    );
    assert.deepEqual(
      statuses.filter(([, status]) => status !== 200),
      [['Ruth Hagenau', 404]],
    );
  });

  it('is the same for the same seed, and for another seed only the known parts are', async () => {
    const peopleOf = async (seed: number) => {
      const sandbox = await startSandbox({ port: 0, seed });
      const reply = await fetch(`${sandbox.url}/sandbox/people`);
      const people = await reply.text();
      const places = await (await fetch(`${sandbox.url}/sandbox/locations.csv`)).text();
      await sandbox.close();
      return { people, places };
    };
    const [first, again, other] = [await peopleOf(7), await peopleOf(7), await peopleOf(8)];
    assert.deepEqual(first, again);
    assert.notEqual(first.people, other.people);
    assert.equal(first.places, other.places);
    assert.ok(other.people.includes(knownPeople.robin.id) && other.people.includes(sandboxTenantId));
  });
});
