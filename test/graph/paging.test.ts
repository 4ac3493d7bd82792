import assert from 'node:assert/strict';
import { graphCalls } from '../../src/graph/index.js';
import { type Answering, answeringJson, GraphServer } from './graphServer.js';

const numbers = '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments';
const number = (index: number) => ({ telephoneNumber: `+49${index}`, numberType: 'callingPlan' });

/** Pages by $top and $skip, and never says where the next page is. */
const withoutLinks =
  (total: number): Answering =>
  (response, arrived) => {
    const { searchParams } = new URL(arrived.url, 'http://localhost');
    const skip = Number(searchParams.get('$skip') ?? 0);
    const top = Number(searchParams.get('$top') ?? 500);
    const value = Array.from({ length: Math.max(0, Math.min(top, total - skip)) }, (_, at) =>
      number(skip + at),
    );
    answeringJson({ value })(response, arrived);
  };

describe('a collection', () => {
  let server: GraphServer;
  beforeEach(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => server.close());
  const all = { timeoutMs: 5_000 };

  it('is read along its next links', async () => {
    server.next(
      answeringJson({ value: [{ id: '1' }], '@odata.nextLink': `${server.base}/users?$skiptoken=a%2Bb` }),
      answeringJson({ value: [{ id: '2' }] }),
    );
    const people = await server.client().list(graphCalls.findUsers, { ...all, query: { $select: 'id' } });
    assert.deepEqual(people, [{ id: '1' }, { id: '2' }]);
    assert.deepEqual(server.urls, ['/v1.0/users?$select=id', '/v1.0/users?$skiptoken=a%2Bb']);
  });

  it('is read by $top and $skip where no links come, until a page is not full', async () => {
    for (const [total, pages] of [
      [5, 3],
      [4, 3],
      [0, 1],
    ] as const) {
      const before = server.arrived.length;
      server.always(withoutLinks(total));
      const found = await server.client().list(graphCalls.listNumberAssignments, {
        ...all,
        query: { $filter: "assignmentStatus eq 'unassigned'" },
        pageSize: 2,
      });
      assert.equal(new Set(found.map((each) => each.telephoneNumber)).size, total);
      assert.equal(server.arrived.length - before, pages);
    }
    assert.match(server.urls[1] ?? '', /\?\$filter=assignmentStatus%20eq.*&\$top=2&\$skip=2$/);
  });

  it('that takes no $skip ends where no link comes, however full the page', async () => {
    server.always(answeringJson({ value: [{ id: '1' }, { id: '2' }] }));
    const people = await server.client().list(graphCalls.findUsers, { ...all, pageSize: 2 });
    assert.equal(people.length, 2);
    assert.deepEqual(server.urls, ['/v1.0/users?$top=2']);
  });

  it('that has given links ends where none comes any more', async () => {
    server.next(
      answeringJson({ value: [number(1), number(2)], '@odata.nextLink': `${server.base}/x?$skip=2` }),
      answeringJson({ value: [number(3), number(4)] }),
    );
    const found = await server.client().list(graphCalls.listNumberAssignments, { ...all, pageSize: 2 });
    assert.equal(found.length, 4);
  });

  it('that never ends is no list', async () => {
    server.always((response, arrived) =>
      answeringJson({ value: [], '@odata.nextLink': `${server.base}/users?$skiptoken=again` })(
        response,
        arrived,
      ),
    );
    await assert.rejects(server.client().list(graphCalls.findUsers, all), {
      code: 'tenant-answer-unreadable',
    });
    assert.equal(server.arrived.length, 2_000);
  });

  it('can be read on from where an earlier process stopped', async () => {
    server.always(withoutLinks(3));
    const first = await server.client().page(graphCalls.listNumberAssignments, { ...all, pageSize: 2 }, null);
    const second = await server
      .client()
      .page(graphCalls.listNumberAssignments, { ...all, pageSize: 2 }, first.next);
    assert.deepEqual([first.items.length, second.items.length, second.next], [2, 1, null]);
    server.next(
      answeringJson({ value: [number(1)], '@odata.nextLink': `${server.base}/numbers?$skiptoken=x` }),
    );
    const linked = await server.client().page(graphCalls.listNumberAssignments, all, null);
    server.next(answeringJson({ value: [] }));
    await server.client().page(graphCalls.listNumberAssignments, all, linked.next);
    assert.equal(server.urls.at(-1), '/v1.0/numbers?$skiptoken=x');
    for (const nowhere of ['', 'https://evil.example/', 'skip:-1', 'link:evil.example/']) {
      await assert.rejects(server.client().page(graphCalls.listNumberAssignments, all, nowhere), {
        code: 'tenant-refused',
      });
    }
  });

  it('of changes says where it goes on later', async () => {
    server.next(
      answeringJson({
        value: [{ id: '1', '@removed': { reason: 'changed' } }],
        '@odata.deltaLink': `${server.base}/users/delta?$deltatoken=d`,
      }),
      answeringJson({ value: [] }),
    );
    const graph = server.client();
    const page = await graph.page(graphCalls.usersDelta, all, null);
    assert.equal(page.next, null);
    assert.equal(page.items[0]?.['@removed']?.reason, 'changed');
    await graph.page(graphCalls.usersDelta, all, page.delta ?? null);
    assert.equal(server.urls.at(-1), '/v1.0/users/delta?$deltatoken=d');
  });

  it('has 500 numbers on a page unless told', async () => {
    server.always(withoutLinks(0));
    await server.client().list(graphCalls.listNumberAssignments, all);
    await server.client().list(graphCalls.listNumberAssignments, { ...all, query: { $top: '3' } });
    assert.deepEqual(server.urls, [`${numbers}?$top=500`, `${numbers}?$top=3`]);
  });
});
