import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { errorOf, numbersPath, readBackLagMs, TenantInTest } from './tenantInTest.js';

const namespace = 'microsoft.graph.teamsAdministration.';

describe('Changing the location of a number', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const act = (action: string, body: unknown) => tenant.graph('POST', `${numbersPath}/${action}`, body);

  for (const prefix of ['', namespace]) {
    it(`changes a location at once without a body, and shows it after the lag (${prefix || 'short form'})`, async () => {
      const before = await tenant.numberOf(knownPeople.robin.id);
      const locationId = await tenant.locationId('Berlin Mitte', '4th floor');
      const reply = await act(`${prefix}updateNumber`, {
        telephoneNumber: before.telephoneNumber,
        locationId,
      });
      assert.equal(reply.status, 200);
      assert.equal(reply.text, '');
      tenant.clock.advance(readBackLagMs - 1);
      assert.equal((await tenant.numberOf(knownPeople.robin.id)).locationId, before.locationId);
      tenant.clock.advance(1);
      assert.equal((await tenant.numberOf(knownPeople.robin.id)).locationId, locationId);
      assert.deepEqual(await tenant.writes(), [
        {
          seq: 1,
          at: '2026-09-01T08:00:00.000Z',
          action: 'updateNumber',
          number: before.telephoneNumber,
          person: knownPeople.robin.id,
          locationId,
        },
      ]);
    });
  }

  it('lets the later of two changes win, whatever was shown between them', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
    for (const place of ['3rd floor', '4th floor']) {
      await act('updateNumber', {
        telephoneNumber,
        locationId: await tenant.locationId('Berlin Mitte', place),
      });
      tenant.clock.advance(readBackLagMs / 2);
    }
    tenant.clock.advance(readBackLagMs);
    const { locationId } = await tenant.number(telephoneNumber);
    assert.equal(locationId, await tenant.locationId('Berlin Mitte', '4th floor'));
  });

  it('refuses a location that the number can’t have, and keeps the old one', async () => {
    const { telephoneNumber, locationId: before } = await tenant.numberOf(knownPeople.robin.id);
    const abroad = await tenant.locationId('New York Midtown', '8th floor');
    const rows = await tenant.locations();
    const unvalidated = rows.find((row) => row.ValidationStatus === 'NotValidated')?.LocationId;
    for (const locationId of [abroad, unvalidated, 'b6f3b0a1-0000-4000-8000-000000000000', '']) {
      const reply = await act('updateNumber', { telephoneNumber, locationId });
      assert.equal(reply.status, 400);
      assert.equal(errorOf(reply).code, 'BadRequest');
    }
    tenant.clock.advance(readBackLagMs);
    assert.equal((await tenant.number(telephoneNumber)).locationId, before);
    assert.deepEqual(await tenant.writes(), []);
  });

  it('refuses to change the location of an unknown number and of one without locationUpdate', async () => {
    const locationId = await tenant.locationId('Berlin Mitte', '4th floor');
    const fixed = await tenant.numberOf(knownPeople.withoutLocationUpdate.id);
    for (const telephoneNumber of ['+4930000000', fixed.telephoneNumber]) {
      assert.equal((await act('updateNumber', { telephoneNumber, locationId })).status, 400);
    }
  });

  it('keeps the location when it is absent or null', async () => {
    const { telephoneNumber, locationId } = await tenant.numberOf(knownPeople.robin.id);
    const body = { telephoneNumber, locationId: null, reverseNumberLookupOptions: ['skipInternalVoip'] };
    assert.equal((await act('updateNumber', body)).status, 200);
    tenant.clock.advance(readBackLagMs);
    assert.equal((await tenant.number(telephoneNumber)).locationId, locationId);
  });

  it('refuses bodies that Graph would refuse', async () => {
    for (const body of ['{broken', '[]', '{}', { telephoneNumber: 5 }, { telephoneNumber: '+1', other: 1 }]) {
      const reply = await act('updateNumber', body);
      assert.equal(reply.status, 400, JSON.stringify(body));
      assert.equal(errorOf(reply).code, 'BadRequest');
    }
    assert.equal((await tenant.graph('POST', `${numbersPath}/updateNumber`)).status, 400);
  });
});
