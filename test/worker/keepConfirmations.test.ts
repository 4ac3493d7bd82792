import assert from 'node:assert/strict';
import { keepConfirmations } from '../../src/desk/index.js';
import { isLineDeskError } from '../../src/errors.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { textOf } from '../support/cards.js';
import { ConfirmationsInTest } from '../support/confirmationsInTest.js';
import { cardOf, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

describe('the looks at all emergency locations', () => {
  let world: ConfirmationsInTest;
  let robin: TeamsPerson;
  const question = /Is your emergency location still right/;
  const questions = () => robin.messages().filter((message) => question.test(textOf(cardOf(message)))).length;

  beforeEach(async () => {
    world = await ConfirmationsInTest.start();
    robin = world.all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
    await world.look();
  });
  afterEach(() => world.all.stop());

  it('ask once, however many replicas look at the same time', async () => {
    await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd'].map((owner) => keepConfirmations(world.desk, { owner })),
    );
    assert.equal(kept.filter(({ state }) => state === 'elsewhere').length, 3);
    await messageSaying(world.all, robin, question);
    await keepConfirmations(world.desk, { owner: 'b' });
    await world.quiet();
    assert.equal(questions(), 1);
  });

  it('stop between pages, and go on there', async () => {
    await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
    let pages = 0;
    const stopped = await keepConfirmations(world.desk, {
      owner: 'a',
      stopping: () => {
        pages += 1;
        return pages > 2;
      },
    });
    assert.equal(stopped.state, 'stopped');
    const place = (await world.desk.store.confirmationLook())?.place;
    assert.equal(place?.phase, 'numbers');
    assert.equal((await keepConfirmations(world.desk, { owner: 'b' })).state, 'done');
    await world.quiet();
    assert.equal(questions(), 1);
  });

  it('keep what they found when the directory stops answering, and see the move with the next one', async () => {
    await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
    const { changedPeople } = world.desk.directory;
    Object.assign(world.desk.directory, {
      changedPeople: () => Promise.reject(new TypeError('the directory is away')),
    });
    await assert.rejects(keepConfirmations(world.desk, { owner: 'a' }), /away/);
    Object.assign(world.desk.directory, { changedPeople });
    assert.deepEqual(await keepConfirmations(world.desk, { owner: 'b' }), { state: 'done', reminded: 1 });
  });

  it('list everybody again where the directory has forgotten the place, and miss no move', async () => {
    const look = await world.desk.store.confirmationLook();
    assert.ok(look?.changesFrom);
    await world.desk.store.transaction(async (tx) => {
      await tx.beginConfirmationLook('a', new Date(), 1);
      const place = { phase: 'people', from: 'link:/users/delta?$deltatoken=forgotten' } as const;
      await tx.saveConfirmationLook({ ...look, owner: 'a', leaseUntil: new Date(0), place });
    });
    await assert.rejects(
      world.desk.directory.changedPeople('link:/users/delta?$deltatoken=forgotten'),
      (error) => isLineDeskError(error, 'not-found'),
    );
    await world.move(robin, { officeLocation: 'Hamburg HafenCity' });
    assert.deepEqual(await keepConfirmations(world.desk, { owner: 'b' }), { state: 'done', reminded: 1 });
  });

  it('remember people who have a number to be confirmed, and nobody else', async () => {
    const { store } = world.desk;
    const seen = await store.whereaboutsOf(
      [knownPeople.robin, knownPeople.withoutNumber, knownPeople.withOperatorConnect].map(({ id }) =>
        personId(id),
      ),
    );
    assert.deepEqual(seen, [
      { person: knownPeople.robin.id, officeLocation: 'Berlin Mitte', usageLocation: 'DE' },
    ]);
  });
});
