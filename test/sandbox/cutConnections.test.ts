import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { numbersPath, TenantInTest } from './tenantInTest.js';

describe('Connections that are cut', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  for (const [kind, effects] of [
    ['reset', 0],
    ['reset-after', 1],
  ] as const) {
    it(`leave ${effects} effect behind (${kind})`, async () => {
      const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
      const locationId = await tenant.locationId('Berlin Mitte', '4th floor');
      const move = () => tenant.graph('POST', `${numbersPath}/updateNumber`, { telephoneNumber, locationId });
      await tenant.setFaults({ route: numbersPath, method: 'POST', kind, next: 1 });
      await assert.rejects(move(), (error: Error) => /ECONNRESET|other side/.test(String(error.cause)));
      assert.equal((await tenant.writes()).length, effects);
      assert.equal((await move()).status, 200);
    });
  }

  it('are cut after the effect even when the tenant refuses', async () => {
    await tenant.setFaults({ route: numbersPath, method: 'POST', kind: 'reset-after', next: 1 });
    await assert.rejects(tenant.graph('POST', `${numbersPath}/updateNumber`, { telephoneNumber: '+1' }));
    assert.deepEqual(await tenant.writes(), []);
  });
});
