import assert from 'node:assert/strict';
import type { LocationConfirmation } from '../../src/desk/index.js';
import type { SqlStore } from '../../src/storage/index.js';
import { locationId, personId } from '../../src/telephony/index.js';
import { alex, e164, robin, tenantNumber, withPerson } from '../inventory/examples.js';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const number = e164('+4930231250');
const leaseMs = 60_000;
const confirmation = (changes: Partial<LocationConfirmation> = {}): LocationConfirmation => ({
  person: robin,
  telephoneNumber: number,
  locationId: locationId('l2'),
  confirmedAt: time(),
  how: 'person',
  doubt: null,
  reminders: 0,
  remindedAt: null,
  ...changes,
});

describe('confirmations of emergency locations', () => {
  forEachDatabase((_name, open) => {
    let store: SqlStore;
    const save = (...saved: LocationConfirmation[]) =>
      store.transaction(async (tx) => {
        for (const each of saved) await tx.saveConfirmation(each);
      });
    const stored = (person = robin) => store.locationConfirmation(person, number);
    beforeEach(async () => {
      store = await open();
    });

    it('are read back as they were written, and replaced by later ones', async () => {
      assert.equal(await stored(), null);
      const doubtful = confirmation({
        doubt: { why: 'elsewhere', since: time(5) },
        reminders: 2,
        remindedAt: time(7),
        how: 'firstSeen',
      });
      await save(doubtful);
      assert.deepEqual(await stored(), doubtful);
      await save(confirmation({ confirmedAt: time(10) }));
      assert.deepEqual(await store.confirmationsOf(robin), [confirmation({ confirmedAt: time(10) })]);
    });

    it('are added only where there is none', async () => {
      const add = (...added: LocationConfirmation[]) => store.transaction((tx) => tx.addConfirmations(added));
      await add(confirmation({ how: 'firstSeen' }));
      const other = confirmation({ telephoneNumber: e164('+4930231251'), how: 'firstSeen' });
      await add(confirmation({ confirmedAt: time(9) }), other);
      assert.deepEqual(await store.confirmationsOf(robin), [confirmation({ how: 'firstSeen' }), other]);
      await add(confirmation({ person: alex }));
      assert.deepEqual(await store.confirmationsOf(robin), [other]);
      assert.equal((await stored(alex))?.person, alex);
    });

    it('change only if nobody was faster', async () => {
      const before = confirmation();
      await save(before);
      const reminded = { ...before, reminders: 1, remindedAt: time(1) };
      const change = () => store.transaction((tx) => tx.changeConfirmation(before, reminded));
      assert.deepEqual([await change(), await change()], [true, false]);
      await save(confirmation({ confirmedAt: time(2) }));
      assert.equal(await store.transaction((tx) => tx.changeConfirmation(reminded, before)), false);
      assert.deepEqual(await stored(), confirmation({ confirmedAt: time(2) }));
    });

    it('go with the number: what its last person confirmed is forgotten', async () => {
      await save(confirmation());
      await save(confirmation({ person: alex }));
      assert.equal(await stored(robin), null);
      assert.equal((await stored(alex))?.person, alex);
    });

    it('list those that got no answer, the oldest first', async () => {
      const asked = (index: number, reminders: number) =>
        confirmation({
          person: personId(`3b1d0c5e-6a54-4f0b-8a7d-00000000000${index}`),
          telephoneNumber: e164(`+493023125${index}`),
          reminders,
          remindedAt: reminders === 0 ? null : time(10 - index),
        });
      await save(asked(0, 0), asked(1, 3), asked(2, 2), asked(3, 3));
      const { confirmations, total } = await store.unansweredReminders(3, 1);
      assert.deepEqual([confirmations.map(({ person }) => person.slice(-1)), total], [['3'], 2]);
    });

    it('know whose numbers are to be confirmed, page by page', async () => {
      const where = { locationId: locationId('l2') };
      const start = await store.numberSyncs.begin('a', time(), leaseMs, time(-100));
      assert(start.state !== 'elsewhere');
      await store.numberSyncs.keep(
        start.turn,
        [
          withPerson('+493010', robin, where),
          tenantNumber('+493011', where),
          withPerson('+493012', alex),
          withPerson('+493013', alex, { ...where, numberType: 'operatorConnect' }),
          withPerson('+493014', alex, { ...where, locationChangeable: false }),
          withPerson('+493015', alex, { ...where, category: 'private' }),
          tenantNumber('+493016', { ...where, assignment: 'other' }),
          withPerson('+493017', personId('5e6dab7c-d418-4c9b-8f50-729b1d3e5f07'), where),
        ],
        { readAt: time(), now: time(), restDays: 30, leaseMs, next: null },
      );
      const first = await store.numbersToConfirm(null, 7);
      assert.deepEqual(first, {
        numbers: [{ telephoneNumber: '+493010', person: robin, locationId: 'l2' }],
        next: '+493016',
      });
      const rest = await store.numbersToConfirm(first.next, 7);
      assert.deepEqual(
        [rest.numbers.map(({ telephoneNumber }) => telephoneNumber), rest.next],
        [['+493017'], null],
      );
      assert.deepEqual([...(await store.peopleToConfirm([robin, alex]))], [robin]);
    });

    it('remember where people were last seen', async () => {
      const at = (person: typeof robin, officeLocation: string | null) => ({
        person,
        officeLocation,
        usageLocation: 'DE',
      });
      await store.transaction((tx) => tx.saveWhereabouts([at(robin, 'Berlin'), at(alex, null)], time()));
      await store.transaction((tx) => tx.saveWhereabouts([at(robin, 'Hamburg')], time(1)));
      const seen = await store.whereaboutsOf([robin, alex, personId('5e6dab7c-d418-4c9b-8f50-729b1d3e5f07')]);
      assert.deepEqual(
        [...seen].sort((a, b) => (a.person < b.person ? -1 : 1)),
        [at(robin, 'Hamburg'), at(alex, null)],
      );
    });

    describe('are looked at', () => {
      const begin = (owner: string, minute = 0) =>
        store.transaction((tx) => tx.beginConfirmationLook(owner, time(minute), leaseMs));

      it('by one worker at a time', async () => {
        const begun = await Promise.all(Array.from({ length: 8 }, (_, index) => begin(`worker ${index}`)));
        assert.deepEqual(begun.map(({ state }) => state).sort(), [
          'begun',
          ...Array.from({ length: 7 }, () => 'elsewhere'),
        ]);
      });

      it('from where a worker died, which keeps nothing more', async () => {
        const lost = await begin('a');
        assert(lost.state === 'begun');
        assert.deepEqual(lost.look.place, { phase: 'people', from: null });
        const place = { phase: 'numbers', after: number } as const;
        const further = { ...lost.look, place, changesFrom: 'link:/later' };
        assert.equal(await store.transaction((tx) => tx.saveConfirmationLook(further)), true);
        const taken = await begin('b', 2);
        assert(taken.state === 'resumed');
        assert.deepEqual(taken.look.place, place);
        assert.equal(await store.transaction((tx) => tx.saveConfirmationLook(further)), false);
        const done = { ...taken.look, place: null, finishedAt: time(3) };
        assert.equal(await store.transaction((tx) => tx.saveConfirmationLook(done)), true);
        assert.deepEqual(await store.confirmationLook(), done);
        const next = await begin('a', 60);
        assert(next.state === 'begun');
        assert.deepEqual(next.look.place, { phase: 'people', from: 'link:/later' });
      });
    });
  });
});
