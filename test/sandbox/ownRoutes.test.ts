import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { approverGroupId, groupIds, knownPeople } from '../../src/sandbox/index.js';
import { numbersPath, readBackLagMs, TenantInTest } from './tenantInTest.js';

const group = z.strictObject({ people: z.array(z.string()).length(0), groups: z.array(z.guid()).length(1) });
const policy = z.strictObject({
  version: z.literal(1),
  requests: z.strictObject({
    emergencyLocationChange: z.array(
      z.strictObject({
        name: z.string(),
        when: z.strictObject({ change: z.string() }).optional(),
        approval: z.string(),
      }),
    ),
  }),
  approvers: z.strictObject({ sites: z.record(z.string(), group), fallback: group }),
  administrators: group,
  emergencyTestCall: z.strictObject({ US: z.literal('933') }),
  // Whether these hold what a policy may hold is found out by whoever reads it.
  emergencyLocations: z.unknown(),
  onBehalf: z.unknown(),
  callerId: z.unknown(),
  numbers: z.unknown(),
  licences: z.unknown(),
});

describe('The sandbox’s own routes', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  it('answer that it is up', async () => {
    assert.equal((await tenant.own('GET', '/health')).status, 200);
  });

  it('list people with exactly the promised properties and the roles of their groups', async () => {
    const raw = z.array(z.record(z.string(), z.unknown())).parse((await tenant.own('GET', '/people')).body);
    for (const each of raw) {
      assert.deepEqual(Object.keys(each), [
        'aadObjectId',
        'name',
        'tenantId',
        'roles',
        'site',
        'country',
        'number',
      ]);
    }
    const roles = new Map((await tenant.people()).map((each) => [each.aadObjectId, each.roles]));
    assert.deepEqual(roles.get(knownPeople.administrator.id), ['employee', 'telephonyAdministrator']);
    assert.deepEqual(roles.get(knownPeople.auditor.id), ['employee', 'auditor']);
    assert.deepEqual(roles.get(knownPeople.serviceDesk.id), ['employee', 'serviceDesk']);
    assert.equal([...roles.values()].filter((each) => each.includes('approver')).length, 13);
  });

  it('give locations that survive a round trip through CSV, quotes and accents included', async () => {
    const reply = await tenant.own('GET', '/locations.csv');
    assert.equal(reply.headers.get('content-type'), 'text/csv; charset=utf-8');
    const rows = await tenant.locations();
    assert.equal(
      reply.text.split('\r\n')[0],
      'LocationId,CivicAddressId,CompanyName,Description,Location,HouseNumber,StreetName,City,StateOrProvince,PostalCode,CountryOrRegion,Latitude,Longitude,ValidationStatus,Site',
    );
    assert.ok(rows.some((row) => row.Location === '9th floor, "Hudson" wing'));
    assert.ok(
      rows.some((row) => row.StreetName === 'Überseeallee' && row.ValidationStatus === 'NotValidated'),
    );
    assert.ok(rows.some((row) => row.Site === 'Paris La Défense' && row.Location === ''));
    assert.equal(new Set(rows.map((row) => row.LocationId)).size, rows.length);
  });

  it('give a policy with approvers for every site that has locations', async () => {
    const reply = await tenant.own('GET', '/policy.yaml');
    const parsed = policy.parse(parseYaml(reply.text));
    const sites = new Set((await tenant.locations()).map((row) => row.Site ?? ''));
    assert.deepEqual(new Set(Object.keys(parsed.approvers.sites)), sites);
    for (const [site, { groups }] of Object.entries(parsed.approvers.sites)) {
      assert.deepEqual(groups, [approverGroupId(site)]);
      const members = `/groups/${groups[0]}/transitiveMembers/microsoft.graph.user?$select=id`;
      assert.ok(!(await tenant.graph('GET', members)).text.includes('"value":[]'), site);
    }
    assert.deepEqual(parsed.administrators.groups, [groupIds.administrators]);
    assert.deepEqual(parsed.requests.emergencyLocationChange, [
      { name: 'within-one-address', when: { change: 'withinAddress' }, approval: 'automatic' },
      { name: 'another-address', approval: 'siteApprovers' },
    ]);
  });

  it('write the same two files into a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    await tenant.sandbox.exportTo(join(folder, 'new'));
    for (const name of ['locations.csv', 'policy.yaml']) {
      const written = await readFile(join(folder, 'new', name), 'utf8');
      assert.equal(written, (await tenant.own('GET', `/${name}`)).text);
    }
    await rm(folder, { recursive: true });
  });

  it('put everything back, as often as they are asked to', async () => {
    const before = (await tenant.own('GET', '/people')).text;
    const number = await tenant.numberOf(knownPeople.robin.id);
    const move = () =>
      tenant.graph('POST', `${numbersPath}/updateNumber`, {
        telephoneNumber: number.telephoneNumber,
        locationId: number.locationId,
      });
    await tenant.graph('POST', `${numbersPath}/unassignNumber`, {
      telephoneNumber: number.telephoneNumber,
      numberType: 'callingPlan',
    });
    await tenant.own('DELETE', `/people/${knownPeople.alex.id}`);
    await tenant.setFaults({ route: '/users', kind: '503' });
    assert.notEqual((await tenant.own('GET', '/people')).text, before);
    for (let turn = 0; turn < 2; turn += 1) {
      assert.equal((await tenant.own('POST', '/reset')).status, 204);
      assert.equal((await tenant.own('GET', '/people')).text, before);
      assert.deepEqual(await tenant.writes(), []);
      assert.deepEqual((await tenant.own('GET', '/faults')).body, []);
      assert.deepEqual(await tenant.numberOf(knownPeople.robin.id), number);
    }
    await move();
    assert.deepEqual(
      (await tenant.writes()).map(({ seq }) => seq),
      [1],
    );
  });

  it('change and remove people, whose numbers become free', async () => {
    const { telephoneNumber } = await tenant.numberOf(knownPeople.robin.id);
    const changed = await tenant.own('PATCH', `/people/${knownPeople.robin.id}`, { usageLocation: null });
    assert.equal(changed.status, 204);
    const user = await tenant.graph('GET', `/users/${knownPeople.robin.id}?$select=usageLocation`);
    assert.ok(user.text.includes('"usageLocation":null'));
    assert.equal((await tenant.own('PATCH', `/people/${knownPeople.robin.id}`, { name: 'x' })).status, 400);
    assert.equal((await tenant.own('PATCH', `/people/${knownPeople.robin.id}`, {})).status, 400);
    assert.equal((await tenant.own('DELETE', `/people/${knownPeople.robin.id}`)).status, 204);
    assert.equal((await tenant.graph('GET', `/users/${knownPeople.robin.id}`)).status, 404);
    tenant.clock.advance(readBackLagMs);
    assert.equal((await tenant.number(telephoneNumber)).assignmentStatus, 'unassigned');
  });
});
