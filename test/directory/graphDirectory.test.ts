import assert from 'node:assert/strict';
import { graphDirectory } from '../../src/directory/index.js';
import { groupId, personId } from '../../src/telephony/index.js';
import { answeringJson, GraphServer, refusing } from '../graph/graphServer.js';

const robin = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const user = (more: object = {}) => ({ id: robin, displayName: 'Robin', accountEnabled: true, ...more });

describe('the directory', () => {
  let server: GraphServer;
  let now: number;
  let directory: ReturnType<typeof graphDirectory>;
  beforeEach(async () => {
    server = await GraphServer.start();
    now = 0;
    directory = graphDirectory(server.client(), () => now);
  });
  afterEach(() => server.close());

  it('knows a person as the tenant does, and asks for nothing more', async () => {
    server.next(
      answeringJson(
        user({
          usageLocation: 'DE',
          assignedPlans: [
            { servicePlanId: 's1', capabilityStatus: 'Enabled', service: 'MCO' },
            { servicePlanId: null, capabilityStatus: 'Enabled' },
          ],
        }),
      ),
    );
    assert.deepEqual(await directory.person(robin), {
      id: robin,
      name: 'Robin',
      mail: null,
      accountEnabled: true,
      usageLocation: 'DE',
      department: null,
      officeLocation: null,
      plans: [{ servicePlanId: 's1', capabilityStatus: 'Enabled' }],
    });
    const { searchParams } = new URL(server.urls[0] ?? '', server.base);
    assert.deepEqual([...searchParams.keys()], ['$select']);
  });

  it('knows nobody where the tenant says so, and nothing where it does not answer', async () => {
    server.next(refusing(404, 'Request_ResourceNotFound'));
    assert.equal(await directory.person(robin), null);
    now += 60_000;
    for (const status of [400, 401, 403, 503]) {
      server.always(refusing(status, 'x'));
      await assert.rejects(directory.person(robin), { code: 'directory-unavailable' }, `${status}`);
    }
    server.always(refusing(429, 'TooManyRequests', { 'retry-after': '5' }));
    await assert.rejects(directory.person(robin), { code: 'tenant-throttled', retryAfterMs: 5_000 });
  });

  it('is asked once a minute, and anew where it counts', async () => {
    server.always(answeringJson(user()));
    const list = { people: [robin], groups: [] };
    await Promise.all([directory.person(robin), directory.person(robin)]);
    now += 59_999;
    await directory.isOnList(robin, list);
    assert.equal(server.arrived.length, 1);
    await directory.isOnList(robin, list, { fresh: true });
    assert.equal(server.arrived.length, 2);
    server.always(answeringJson(user({ accountEnabled: false })));
    assert.equal(await directory.isOnList(robin, list, { fresh: true }), false);
  });

  it('is asked about twenty groups at a time', async () => {
    const groups = Array.from({ length: 45 }, (_, at) => `g${at}`);
    server.always((response, arrived) => {
      const asked: { groupIds?: string[] } = arrived.body === '' ? {} : JSON.parse(arrived.body);
      const body =
        asked.groupIds === undefined ? user() : { value: asked.groupIds.filter((id) => id === 'g44') };
      answeringJson(body)(response, arrived);
    });
    assert.equal(await directory.isOnList(robin, { people: [], groups }), true);
    const sizes = server.arrived.flatMap(({ body }) =>
      body === '' ? [] : [JSON.parse(body).groupIds.length],
    );
    assert.deepEqual(sizes, [20, 20, 5]);
  });

  it('has everybody of a group with an enabled account, page by page', async () => {
    server.next(
      answeringJson({
        value: [user(), { id: 'p2', displayName: 'Off', accountEnabled: false }],
        '@odata.nextLink': `${server.base}/groups/g1/transitiveMembers/microsoft.graph.user?$skiptoken=x`,
      }),
      answeringJson({ value: [{ id: 'P3', userPrincipalName: 'three@x', accountEnabled: true }] }),
    );
    assert.deepEqual(await directory.peopleOnList({ people: [], groups: ['g1'] }), [
      { id: robin, name: 'Robin' },
      { id: 'p3', name: 'three@x' },
    ]);
    server.next(refusing(404, 'Request_ResourceNotFound'));
    assert.equal(await directory.groupExists(groupId('g2')), false);
  });
});
