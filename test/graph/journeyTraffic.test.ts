import assert from 'node:assert/strict';
import { knownPeople, type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { GraphTraffic } from '../support/graphTraffic.js';
import { LineDeskInTest, messageSaying } from '../support/lineDeskInTest.js';

describe('the traffic of a whole journey', () => {
  let traffic: GraphTraffic;
  let recorded: Sandbox;
  let all: LineDeskInTest;
  beforeEach(async () => {
    traffic = new GraphTraffic();
    recorded = await startSandbox({ port: 0, readBackLagMs: 20, onExchange: traffic.record });
    all = await LineDeskInTest.start({ environment: { GRAPH_BASE_URL: `${recorded.url}/v1.0` } });
  });
  afterEach(async () => {
    await all.stop();
    await recorded.close();
  });

  it('is what the contract says, from the first word to the confirmation', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    const alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
    await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    await robin.click(robin.last, 'Send', { reason: 'My team moved' });
    await alex.click(await messageSaying(all, alex, /asks for another/), 'Approve');
    await messageSaying(all, robin, /It changed from/);
    assert.deepEqual(traffic.problems(), []);
    const made = traffic.calls();
    for (const call of ['getUser', 'checkMemberGroups', 'listGroupMembers', 'listNumberAssignments']) {
      assert.ok((made.get(call) ?? 0) > 0, call);
    }
    assert.equal(made.get('updateNumber'), 1);
  });
});
