import assert from 'node:assert/strict';
import { z } from 'zod';
import { knownPeople } from '../../src/sandbox/index.js';
import { errorOf, readBackLagMs, TenantInTest } from './tenantInTest.js';

const configuration = z.object({
  accountType: z.string(),
  isEnterpriseVoiceEnabled: z.boolean(),
  userPrincipalName: z.string(),
  telephoneNumbers: z.array(z.object({ telephoneNumber: z.string(), assignmentCategory: z.string() })),
  effectivePolicyAssignments: z.array(
    z.object({ policyType: z.string(), policyAssignment: z.object({ displayName: z.string() }) }),
  ),
});
const policies = z.object({ value: z.array(z.object({ name: z.string(), policyId: z.string() })) });
const { robin } = knownPeople;

describe('What Teams knows about a person', () => {
  let tenant: TenantInTest;
  beforeEach(async () => {
    tenant = await TenantInTest.start();
  });
  afterEach(() => tenant.close());

  const configurationOf = async (id: string) =>
    configuration.parse((await tenant.graph('GET', `/admin/teams/userConfigurations/${id}`)).body);

  const effectivePolicy = async (id: string) => {
    const [effective, ...others] = (await configurationOf(id)).effectivePolicyAssignments;
    assert.deepEqual(others, []);
    return effective?.policyAssignment.displayName;
  };

  it('names their number', async () => {
    const { telephoneNumber } = await tenant.numberOf(robin.id);
    const { telephoneNumbers } = await configurationOf(robin.id);
    assert.deepEqual(telephoneNumbers, [{ telephoneNumber, assignmentCategory: 'primary' }]);
    assert.deepEqual((await configurationOf(knownPeople.withoutNumber.id)).telephoneNumbers, []);
  });

  it('is listed in pages', async () => {
    const page = z.object({ value: z.array(configuration), '@odata.nextLink': z.string().optional() });
    const first = page.parse((await tenant.graph('GET', '/admin/teams/userConfigurations?$top=120')).body);
    const second = page.parse((await tenant.graph('GET', first['@odata.nextLink'] ?? '')).body);
    const accounts = [...first.value, ...second.value];
    assert.equal(accounts.filter(({ accountType }) => accountType === 'user').length, 200);
    assert.ok(accounts.some(({ accountType }) => accountType === 'resourceAccount'));
  });

  it('is also known for the account that answers a service number', async () => {
    const [served] = await tenant.numbers("assignmentStatus eq 'voiceApplicationAssigned'");
    const account = await configurationOf(served?.assignmentTargetId ?? '');
    assert.equal(account.accountType, 'resourceAccount');
    assert.equal(account.telephoneNumbers[0]?.telephoneNumber, served?.telephoneNumber);
    const filter = encodeURIComponent("accountType eq 'resourceAccount'");
    const listed = await tenant.graph('GET', `/admin/teams/userConfigurations?$filter=${filter}`);
    assert.ok(listed.text.includes(account.userPrincipalName));
    assert.ok(!listed.text.includes('robin.keller'));
  });

  it('says whether they may use the telephone at all', async () => {
    assert.equal((await configurationOf(robin.id)).isEnterpriseVoiceEnabled, true);
    assert.equal((await configurationOf(knownPeople.withoutLicence.id)).isEnterpriseVoiceEnabled, false);
  });

  it('is not known for a stranger', async () => {
    assert.equal((await tenant.graph('GET', '/admin/teams/userConfigurations/x')).status, 404);
  });

  for (const namespace of ['', 'microsoft.graph.teamsAdministration.']) {
    it(`shows a caller-ID policy while it is granted (${namespace || 'short form'})`, async () => {
      const found = await tenant.graph(
        'GET',
        `/admin/teams/policy/${namespace}getPolicyId(type='CallingLineIdentity',name='Anonymous')`,
      );
      const [policy] = policies.parse(found.body).value;
      assert.equal(policy?.name, 'Anonymous');
      const entry = { userId: robin.id, policyType: 'CallingLineIdentity' };
      const path = `/admin/teams/policy/userAssignments/${namespace}`;
      const granted = await tenant.graph('POST', `${path}assign`, {
        value: [{ ...entry, policyId: policy.policyId }],
      });
      assert.equal(granted.status, 204);
      assert.equal(await effectivePolicy(robin.id), 'Global');
      tenant.clock.advance(readBackLagMs);
      assert.equal(await effectivePolicy(robin.id), 'Anonymous');
      assert.equal((await tenant.graph('POST', `${path}unassign`, { value: [entry] })).status, 204);
      tenant.clock.advance(readBackLagMs);
      assert.equal(await effectivePolicy(robin.id), 'Global');
      assert.deepEqual(
        (await tenant.writes()).map(({ action, policyType, policyId }) => [action, policyType, policyId]),
        [
          ['assignPolicy', 'CallingLineIdentity', policy.policyId],
          ['unassignPolicy', 'CallingLineIdentity', undefined],
        ],
      );
    });
  }

  it('finds a policy by its encoded name, and nothing under a name that no policy has', async () => {
    const path = '/admin/teams/policy/getPolicyId%28type=%27CallingLineIdentity%27,name=';
    const found = await tenant.graph('GET', `${path}%27MainNumber%27%29`);
    assert.equal(policies.parse(found.body).value.length, 1);
    const none = await tenant.graph('GET', `${path}%27O%27%27Brien%27%29`);
    assert.deepEqual(policies.parse(none.body).value, []);
  });

  it('takes no part of a grant when one entry is wrong', async () => {
    const found = await tenant.graph(
      'GET',
      "/admin/teams/policy/getPolicyId(type='CallingLineIdentity',name='Anonymous')",
    );
    const policyId = policies.parse(found.body).value[0]?.policyId;
    const good = { userId: robin.id, policyType: 'CallingLineIdentity', policyId };
    for (const bad of [
      { ...good, userId: 'x' },
      { ...good, policyId: 'x' },
      { ...good, policyType: 'TeamsMeetingPolicy' },
      { userId: robin.id },
    ]) {
      const reply = await tenant.graph('POST', '/admin/teams/policy/userAssignments/assign', {
        value: [good, bad],
      });
      assert.equal(reply.status, 400);
    }
    assert.equal(await effectivePolicy(robin.id), 'Global');
    assert.deepEqual(await tenant.writes(), []);
  });

  it('says which apps are installed, each once', async () => {
    const path = `/users/${robin.id}/teamwork/installedApps`;
    const body = {
      'teamsApp@odata.bind': 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/line-desk',
    };
    const created = await tenant.graph('POST', path, body);
    assert.equal(created.status, 201);
    assert.equal(created.text, '');
    const again = await tenant.graph('POST', path, body);
    assert.equal(again.status, 409);
    assert.equal(errorOf(again).code, 'Conflict');
    const listed = (await tenant.graph('GET', `${path}?$expand=teamsApp`)).text;
    assert.ok(listed.includes('"line-desk"'));
    assert.equal(
      (await tenant.graph('POST', path, { 'teamsApp@odata.bind': 'https://elsewhere/x' })).status,
      400,
    );
    assert.equal((await tenant.writes()).length, 1);
  });
});
