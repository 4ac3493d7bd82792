import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { policySchema } from '../../src/approvals/index.js';
import { type CheckedRequest, type Desk, decide, storeRequest, withdraw } from '../../src/desk/index.js';
import type { RequestId } from '../../src/requests/index.js';
import { locationId } from '../../src/telephony/index.js';
import { alex, exampleRequest, robin, telephoneNumber, time } from '../storage/examples.js';
import { forEachDatabase, testTenant } from '../support/databases.js';

const list = { people: [alex.id], groups: [] };
const policy = policySchema.parse({
  version: 1,
  requests: { emergencyLocationChange: [{ name: 'everything', approval: 'fallbackApprovers' }] },
  approvers: { fallback: list },
  administrators: list,
});

/** Nothing outside answers but Alex's role. */
const outside = () => assert.fail('nobody outside is asked');

function deskOn(store: Desk['store']): Desk {
  return {
    tenantId: testTenant,
    store,
    directory: {
      person: async () => null,
      isOnList: async (person) => person === alex.id,
      peopleOnList: async () => [alex],
      managerOf: async () => null,
      findPeople: outside,
      peopleOf: outside,
      changedPeople: outside,
      groupExists: outside,
    },
    tenant: {
      numberOf: outside,
      callerIdPolicyOf: outside,
      callerIdPolicyNamed: outside,
      stock: outside,
      callOf: ({ step }) => ({ by: 'graph', method: 'POST', path: `/${step}`, body: '{}', cmdlet: 'Set-X' }),
      shows: outside,
    },
    tenantNumbers: { page: outside, number: outside },
    clock: { now: () => time() },
    ids: { uuid: randomUUID },
    policy,
    policyVersion: 'p1',
    dryRun: false,
  };
}

describe('a waiting request that is changed', () => {
  forEachDatabase((name, open) => {
    const { details } = exampleRequest();
    const to = { ...details.to, id: locationId('l5'), place: '5th floor' };

    const here = async () => deskOn(await open());
    /** A request for a number of its own, and the change of it. */
    async function filed(desk: Desk, number = '+4930231250') {
      const asked = { ...details, telephoneNumber: telephoneNumber(number) };
      const checked: CheckedRequest = {
        id: randomUUID() as RequestId,
        requester: robin,
        person: robin,
        details: asked,
        message: null,
        edits: null,
      };
      const stored = await storeRequest(desk, checked);
      assert.ok(stored.result === 'submitted');
      const { request } = stored;
      return { request, edit: { ...checked, details: { ...asked, to }, edits: request.id } };
    }
    const target = ({ id, nonce, version }: { id: RequestId; nonce: string; version: number }) => ({
      requestId: id,
      nonce,
      version,
    });

    it('and approved at the same time is one of both, never approved with terms that nobody read', async () => {
      const seen = new Set<string>();
      const desk = await here();
      for (let round = 0; round < 12; round += 1) {
        const { request, edit } = await filed(desk, `+49302312${round + 10}`);
        const approve = () => decide(desk, alex, { ...target(request), outcome: 'approved' });
        const change = () => storeRequest(desk, edit);
        // Who begins is a matter of chance in life; here both get to.
        const changing = round % 2 === 0 ? null : change();
        const [decided, edited] = await Promise.all([approve(), changing ?? change()]);
        const now = await desk.store.request(request.id);
        assert.ok(now?.details.kind === 'emergencyLocationChange');
        if (decided.result === 'decided') {
          assert.equal(edited.result, 'notEditable');
          assert.equal(now.state, 'approved');
          assert.equal(now.details.to.id, details.to.id);
          seen.add('approved');
        } else {
          assert.ok(decided.result === 'notDecided' && decided.why === 'edited');
          assert.equal(edited.result, 'submitted');
          assert.equal(now.state, 'waiting');
          assert.equal(now.details.to.id, to.id);
          seen.add('edited');
        }
      }
      assert.ok(seen.size > 0, name);
    });

    it('between an approver’s reading and their click has to be read again', async () => {
      const desk = await here();
      const { request, edit } = await filed(desk);
      const edited = await storeRequest(desk, edit);
      assert.ok(edited.result === 'submitted');
      const early = await decide(desk, alex, { ...target(request), outcome: 'approved' });
      assert.ok(early.result === 'notDecided' && early.why === 'edited');
      const read = await decide(desk, alex, { ...target(early.request), outcome: 'approved' });
      assert.equal(read.result, 'decided');
    });

    it('twice with the same terms is changed once', async () => {
      const desk = await here();
      const { edit } = await filed(desk);
      const [one, two] = await Promise.all([storeRequest(desk, edit), storeRequest(desk, edit)]);
      const versions = [one, two].flatMap((each) =>
        each.result === 'submitted' ? [each.request.version] : [],
      );
      assert.ok(versions.length >= 1);
      assert.equal(new Set(versions).size, 1);
      const again = await storeRequest(desk, edit);
      assert.ok(again.result === 'submitted');
      assert.equal(again.request.version, versions[0]);
    });

    it('after it was withdrawn stays as it was', async () => {
      const desk = await here();
      const { request, edit } = await filed(desk);
      await withdraw(desk, robin, target(request));
      const late = await storeRequest(desk, edit);
      assert.ok(late.result === 'notEditable' && late.request?.state === 'withdrawn');
    });

    it('by anybody but its requester stays as it was, as by another kind or for another person', async () => {
      const desk = await here();
      const { request, edit } = await filed(desk);
      for (const other of [
        { ...edit, requester: alex },
        { ...edit, person: alex },
      ]) {
        assert.deepEqual(await storeRequest(desk, other), { result: 'notEditable', request: null });
      }
      assert.equal((await desk.store.request(request.id))?.version, request.version);
    });
  });
});
