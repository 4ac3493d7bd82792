import assert from 'node:assert/strict';
import { syncNumbers, tellDrift, tellLowStock } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying } from '../support/lineDeskInTest.js';
import { factsOf, freeNumbers } from '../support/lineRequests.js';

describe('what administrators hear of the numbers', () => {
  let all: LineDeskInTest;
  let skewMs = 0;
  const start = async (policy: (text: string) => string = (text) => text) => {
    skewMs = 0;
    all = await LineDeskInTest.start({
      policy,
      now: () => new Date(Date.now() + skewMs),
      environment: { NUMBER_SYNC_MINUTES: '0' },
    });
    const alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await alex.install();
    return alex;
  };
  afterEach(() => all.stop());
  const sync = () => syncNumbers(all.lineDesk.desk, { owner: 'test' });

  it('is that a pool runs low, once for each fall', async () => {
    const alex = await start((text) =>
      text.replace(
        /\nnumbers:\n(?: .*\n)+/,
        '\nnumbers:\n  pools:\n    - { name: Germany, match: { countries: [DE] }, alertBelow: 100000 }\n',
      ),
    );
    await sync();
    await tellLowStock(all.lineDesk.desk);
    const told = await messageSaying(all, alex, /Germany is running low/);
    assert.match(textOf(cardOf(told)), /100,?000/);
    const before = alex.messages().length;
    await tellLowStock(all.lineDesk.desk);
    await alex.say('hello');
    assert.equal(alex.messages().length, before + 1);
  });

  it('is that the tenant shows a number otherwise than it is known, once', async () => {
    const alex = await start();
    await sync();
    const [free] = await freeNumbers(all, 'DE');
    assert.ok(free !== undefined);
    await factsOf(all).send('POST', '/sandbox/changes', [
      { change: 'assignNumber', number: free.telephoneNumber, person: knownPeople.withoutNumber.id },
    ]);
    const firstLook = new Date(Date.now() + skewMs);
    skewMs += 60_000;
    await sync();
    // A difference that has just come up may be a request of our own that the tenant is slow to list.
    skewMs += 16 * 60_000;
    await tellDrift(all.lineDesk.desk, firstLook);
    const told = await messageSaying(all, alex, /otherwise than I know/);
    assert.match(textOf(cardOf(told)), /assigned outside Line Desk/);
    const before = alex.messages().length;
    await tellDrift(all.lineDesk.desk, new Date(Date.now() + skewMs));
    await alex.say('hello');
    assert.equal(alex.messages().length, before + 1);
  });
});
