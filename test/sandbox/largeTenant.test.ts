import assert from 'node:assert/strict';
import { z } from 'zod';
import { numbersPath, operationMs, pageOfNumbers, readBackLagMs, TenantInTest } from './tenantInTest.js';

const inAll = 20_000;
const pathOf = (options: Record<string, string>) => {
  const parts = Object.entries(options).map(([name, value]) => `$${name}=${encodeURIComponent(value)}`);
  return `${numbersPath}?${parts.join('&')}`;
};

describe('A large tenant', () => {
  let tenant: TenantInTest;
  before(async () => {
    tenant = await TenantInTest.start({ numbers: inAll, people: 3_000, numbersInUse: 600 });
  });
  after(() => tenant.close());

  const page = async (options: Record<string, string>) =>
    pageOfNumbers(await tenant.graph('GET', pathOf(options)));
  const countOf = async (filter: string) =>
    (await page({ filter, top: '1', count: 'true' }))['@odata.count'] ?? 0;
  const personOf = async (country: string, skip: number) => {
    const filter = `department eq 'Operations' and usageLocation eq '${country}'`;
    const path = `/users?$top=999&$select=id&$filter=${encodeURIComponent(filter)}`;
    const { value } = z
      .object({ value: z.array(z.object({ id: z.string() })) })
      .parse((await tenant.graph('GET', path)).body);
    return value[skip]?.id ?? '';
  };

  it('lists each of its numbers once', async () => {
    const seen = new Set<string>();
    let link: string | undefined = pathOf({ top: '1000' });
    while (link !== undefined) {
      const found = pageOfNumbers(await tenant.graph('GET', link));
      for (const { telephoneNumber } of found.value) seen.add(telephoneNumber);
      link = found['@odata.nextLink'];
    }
    assert.equal(seen.size, inAll);
  });

  it('has numbers for people and for services in each of six countries, and some in use', async () => {
    for (const country of ['DE', 'US', 'GB', 'FR', 'CA', 'CH']) {
      const here = `isoCountryCode eq '${country}'`;
      assert.ok((await countOf(here)) > 3_000, country);
      const free = `${here} and assignmentStatus eq 'unassigned' and capabilities/any(c:c eq 'userAssignment')`;
      assert.ok((await countOf(free)) > 2_800, country);
    }
    assert.ok((await countOf("capabilities/any(c:c eq 'voiceApplicationAssignment')")) > 900);
    assert.ok((await countOf("assignmentStatus eq 'userAssigned'")) > 700);
  });

  it('finds one number by its number and by its id, and the number of a person', async () => {
    const [some] = (await page({ skip: '15000', top: '1' })).value;
    assert.ok(some);
    assert.deepEqual(await tenant.number(some.telephoneNumber), some);
    const byId = await tenant.graph('GET', `${numbersPath}/${some.id}`);
    assert.ok(byId.text.includes(some.telephoneNumber));
    const [held] = (await page({ skip: '700', top: '1' })).value;
    assert.equal(held?.assignmentStatus, 'userAssigned');
    assert.deepEqual(await tenant.numberOf(held.assignmentTargetId ?? ''), held);
    assert.equal(
      (await tenant.graph('GET', `/users/${held.assignmentTargetId}?$select=usageLocation`)).text.includes(
        `"${held.isoCountryCode}"`,
      ),
      true,
    );
  });

  it('shows changes in lists that were asked for before, in their place', async () => {
    const filter = "isoCountryCode eq 'GB' and assignmentStatus eq 'unassigned'";
    const before = await page({ filter, top: '1000' });
    const wanted = before.value.find(({ capabilities }) => capabilities.includes('userAssignment'));
    assert.ok(wanted);
    const reply = await tenant.graph('POST', `${numbersPath}/assignNumber`, {
      telephoneNumber: wanted.telephoneNumber,
      assignmentTargetId: await personOf('GB', 300),
      numberType: 'callingPlan',
    });
    assert.equal(reply.status, 202);
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.equal((await tenant.number(wanted.telephoneNumber)).assignmentStatus, 'userAssigned');
    const after = await page({ filter, top: '1000' });
    const left = before.value.filter(({ id }) => id !== wanted.id).map(({ id }) => id);
    assert.deepEqual(
      after.value.slice(0, left.length).map(({ id }) => id),
      left,
    );
    await tenant.graph('POST', `${numbersPath}/unassignNumber`, {
      telephoneNumber: wanted.telephoneNumber,
      numberType: 'callingPlan',
    });
    tenant.clock.advance(operationMs + readBackLagMs);
    assert.deepEqual(await page({ filter, top: '1000' }), before);
  });

  it('keeps its lists right after very many changes', async () => {
    const filter = "isoCountryCode eq 'FR' and assignmentStatus eq 'unassigned'";
    const all = await page({ filter, top: '1000', skip: '500' });
    const changes = all.value
      .slice(0, 900)
      .map((each) => ({ change: 'removeNumber', number: each.telephoneNumber }));
    const before = await countOf(filter);
    assert.equal((await tenant.own('POST', '/changes', changes)).status, 204);
    assert.equal(await countOf(filter), before - 900);
    const after = await page({ filter, top: '1000', skip: '500' });
    assert.deepEqual(after.value.slice(0, 100), all.value.slice(900));
  });

  it('can be asked for at a reset, without next links too, and is gone with the next', async () => {
    const plan = { numbers: 2_000, people: 1_000, seed: 7, nextLinks: false, operationMs: 0 };
    assert.equal((await tenant.own('POST', '/reset', plan)).status, 204);
    assert.equal((await tenant.people()).length, 1_000);
    const first = await page({ top: '1000', count: 'true' });
    assert.equal(first['@odata.count'], 2_000);
    assert.equal(first['@odata.nextLink'], undefined);
    assert.equal((await page({ top: '1000', skip: '1000' })).value.length, 1_000);
    assert.equal((await page({ top: '1000', skip: '2000' })).value.length, 0);
    await tenant.own('POST', '/reset');
    assert.equal((await tenant.people()).length, 3_000);
    for (const bad of [{ numbers: -1 }, { people: 'many' }, { size: 1 }]) {
      assert.equal((await tenant.own('POST', '/reset', bad)).status, 400);
    }
  });
});
