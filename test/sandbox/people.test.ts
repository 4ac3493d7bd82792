import assert from 'node:assert/strict';
import { z } from 'zod';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { errorOf, type Reply, TenantInTest } from './tenantInTest.js';

const page = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const pageOf = (reply: Reply) => page.parse(reply.body);
const namesOf = (reply: Reply) => pageOf(reply).value.map((each) => each.displayName);
const { robin, alex, chief } = knownPeople;

describe('People in Graph', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  it('answers exactly the selected properties', async () => {
    const names =
      'id,displayName,userPrincipalName,usageLocation,city,country,department,officeLocation,assignedPlans,assignedLicenses,accountEnabled';
    const reply = await tenant.graph('GET', `/users/${robin.id}?$select=${names}`);
    const user = z.record(z.string(), z.unknown()).parse(reply.body);
    assert.deepEqual(Object.keys(user).sort(), ['@odata.context', ...names.split(',')].sort());
    assert.equal(user.usageLocation, 'DE');
    assert.equal(user.country, 'Germany');
    assert.equal(user.officeLocation, 'Berlin Mitte');
  });

  it('finds a person by their user principal name too, and answers 404 for a stranger', async () => {
    assert.equal((await tenant.graph('GET', '/users/robin.keller@lindenhof.example')).status, 200);
    const reply = await tenant.graph('GET', '/users/b6f3b0a1-0000-4000-8000-000000000000');
    assert.equal(reply.status, 404);
    assert.equal(errorOf(reply).code, 'Request_ResourceNotFound');
  });

  it('refuses to select a property that a user doesn’t have', async () => {
    assert.equal((await tenant.graph('GET', `/users/${robin.id}?$select=shoeSize`)).status, 400);
  });

  it('shows service plans as enabled, suspended and deleted', async () => {
    const callingPlan = '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8';
    const plans = z.object({
      assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: z.string() })),
    });
    for (const [person, status] of [
      [robin, 'Enabled'],
      [knownPeople.withSuspendedPlan, 'Suspended'],
      [knownPeople.withDeletedPlan, 'Deleted'],
      [knownPeople.withoutLicence, undefined],
    ] as const) {
      const reply = await tenant.graph('GET', `/users/${person.id}?$select=assignedPlans`);
      const plan = plans.parse(reply.body).assignedPlans.find((each) => each.servicePlanId === callingPlan);
      assert.equal(plan?.capabilityStatus, status);
    }
  });

  it('names the manager, and answers 404 where there is none', async () => {
    const reply = await tenant.graph('GET', `/users/${robin.id}/manager?$select=id`);
    assert.equal(z.object({ id: z.string() }).parse(reply.body).id, chief.id);
    const none = await tenant.graph('GET', `/users/${chief.id}/manager`);
    assert.equal(none.status, 404);
    assert.equal(errorOf(none).code, 'Request_ResourceNotFound');
  });

  it('keeps licence details from applications', async () => {
    const reply = await tenant.graph('GET', `/users/${robin.id}/licenseDetails`);
    assert.equal(reply.status, 403);
    assert.equal(errorOf(reply).code, 'Authorization_RequestDenied');
  });

  it('searches by the beginnings of words, with ConsistencyLevel only', async () => {
    const path = `/users?$select=displayName&$search=${encodeURIComponent('"displayName:wint al"')}`;
    assert.equal((await tenant.graph('GET', path)).status, 400);
    const found = await tenant.graph('GET', path, undefined, { ConsistencyLevel: 'eventual' });
    assert.deepEqual(namesOf(found), ['Alex Winter']);
  });

  it('searches for one thing or another, umlauts included', async () => {
    const search = encodeURIComponent('"displayName:söre" OR "mail:robin"');
    const reply = await tenant.graph('GET', `/users?$search=${search}`, undefined, {
      ConsistencyLevel: 'eventual',
    });
    const names = namesOf(reply);
    assert.ok(names.includes('Robin Keller') && names.includes('Ulla Sörensen'));
  });

  it('refuses a search without quotes or on another property', async () => {
    for (const search of ['displayName:x', '"city:Berlin"', '"displayName:x']) {
      const path = `/users?$search=${encodeURIComponent(search)}`;
      assert.equal(
        (await tenant.graph('GET', path, undefined, { ConsistencyLevel: 'eventual' })).status,
        400,
      );
    }
  });

  it('filters by the beginning of a name', async () => {
    const filter = encodeURIComponent("startsWith(displayName,'robin k')");
    assert.deepEqual(namesOf(await tenant.graph('GET', `/users?$filter=${filter}`)), ['Robin Keller']);
  });

  it('pages through everybody with the links that it gives', async () => {
    const seen = new Set<unknown>();
    let link: string | undefined = '/users?$top=70&$select=id';
    let pages = 0;
    for (; link !== undefined; pages += 1) {
      const { value, '@odata.nextLink': next } = pageOf(await tenant.graph('GET', link));
      for (const each of value) seen.add(each.id);
      link = next;
    }
    assert.equal(pages, 3);
    assert.equal(seen.size, 200);
    assert.equal((await tenant.graph('GET', '/users?$skiptoken=invented')).status, 400);
  });

  describe('in groups', () => {
    const groupsOf = async (id: string, ids: string[]) => {
      const reply = await tenant.graph('POST', `/users/${id}/checkMemberGroups`, { groupIds: ids });
      return {
        status: reply.status,
        value: z.object({ value: z.array(z.string()) }).safeParse(reply.body).data?.value,
      };
    };

    it('are found through nested groups', async () => {
      const policy = (await tenant.own('GET', '/policy.yaml')).text;
      const approvers = /"?Hamburg HafenCity"?:\s+people: \[\]\s+groups:\s+- (\S+)/.exec(policy)?.[1] ?? '';
      const asked = [groupIds.administrators, approvers, groupIds.auditors];
      assert.deepEqual((await groupsOf(alex.id, asked)).value, [groupIds.administrators, approvers]);
      assert.deepEqual((await groupsOf(robin.id, asked)).value, []);
      const members = await tenant.graph(
        'GET',
        `/groups/${approvers}/transitiveMembers/microsoft.graph.user?$select=id,displayName,accountEnabled,mail`,
      );
      assert.ok(namesOf(members).includes('Alex Winter'));
      assert.equal(namesOf(members).length, 2);
    });

    it('are asked about at most twenty groups at once', async () => {
      const twenty = Array.from({ length: 20 }, () => groupIds.everybody);
      assert.equal((await groupsOf(robin.id, twenty)).status, 200);
      assert.equal((await groupsOf(robin.id, [...twenty, groupIds.auditors])).status, 400);
      assert.equal((await groupsOf(robin.id, [])).status, 400);
    });

    it('come in pages', async () => {
      const path = `/groups/${groupIds.everybody}/transitiveMembers/microsoft.graph.user?$select=id&$top=150`;
      const first = pageOf(await tenant.graph('GET', path));
      const second = pageOf(await tenant.graph('GET', first['@odata.nextLink'] ?? ''));
      assert.equal(first.value.length + second.value.length, 200);
      assert.equal(second['@odata.nextLink'], undefined);
    });

    it('aren’t found in a group that doesn’t exist', async () => {
      const reply = await tenant.graph('GET', '/groups/x/transitiveMembers/microsoft.graph.user');
      assert.equal(reply.status, 404);
    });
  });

  describe('in the change feed', () => {
    /** Reads pages until the delta link. */
    const readFeed = async (start: string, headers = {}) => {
      const value: Record<string, unknown>[] = [];
      let reply = pageOf(await tenant.graph('GET', start, undefined, headers));
      let pages = 1;
      for (value.push(...reply.value); reply['@odata.nextLink'] !== undefined; pages += 1) {
        reply = pageOf(await tenant.graph('GET', reply['@odata.nextLink'], undefined, headers));
        value.push(...reply.value);
      }
      return { value, pages, deltaLink: reply['@odata.deltaLink'] ?? '' };
    };

    it('are all told once, in pages, and then only changes', async () => {
      const all = await readFeed('/users/delta?$select=displayName,accountEnabled');
      assert.equal(all.pages, 2);
      assert.equal(new Set(all.value.map((each) => each.id)).size, 200);
      const none = await readFeed(all.deltaLink);
      assert.deepEqual(none.value, []);

      await tenant.own('PATCH', `/people/${robin.id}`, { accountEnabled: false });
      await tenant.own('DELETE', `/people/${knownPeople.french.id}`);
      const changes = await readFeed(none.deltaLink);
      assert.deepEqual(changes.value, [
        { displayName: 'Robin Keller', accountEnabled: false, id: robin.id },
        { id: knownPeople.french.id, '@removed': { reason: 'changed' } },
      ]);
      assert.deepEqual((await readFeed(changes.deltaLink)).value, []);
    });

    it('come in pages of the preferred size', async () => {
      assert.equal((await readFeed('/users/delta?$select=id', { Prefer: 'odata.maxpagesize=60' })).pages, 4);
    });

    it('are told again when they change between two pages', async () => {
      const first = pageOf(await tenant.graph('GET', '/users/delta?$select=id'));
      await tenant.own('PATCH', `/people/${chief.id}`, { city: 'Potsdam' });
      const rest = await readFeed(first['@odata.nextLink'] ?? '');
      assert.deepEqual((await readFeed(rest.deltaLink)).value, [{ id: chief.id }]);
    });
  });
});
