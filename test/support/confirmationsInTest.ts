import assert from 'node:assert/strict';
import { keepConfirmations, syncNumbers } from '../../src/desk/index.js';
import { type E164, personId } from '../../src/telephony/index.js';
import { LineDeskInTest, type LineDeskInTestOptions, type TeamsPerson } from './lineDeskInTest.js';
import { e164, factsOf, numberOf } from './lineRequests.js';

const dayMs = 24 * 60 * 60_000;

/** A Line Desk whose days tests let pass, and whose looks at the emergency locations they begin themselves. */
export class ConfirmationsInTest {
  #skewMs = 0;
  all!: LineDeskInTest;

  static async start(options: LineDeskInTestOptions = {}): Promise<ConfirmationsInTest> {
    const made = new ConfirmationsInTest();
    made.all = await LineDeskInTest.start({
      ...options,
      now: () => new Date(Date.now() + made.#skewMs),
      environment: { NUMBER_SYNC_MINUTES: '0', CONFIRMATION_CHECK_MINUTES: '0', ...options.environment },
    });
    return made;
  }

  /** So many days pass. What is being sent is finished before: a lease would end in the middle of it. */
  async pass(days: number): Promise<void> {
    await this.quiet();
    this.#skewMs += days * dayMs;
  }

  /** Until nothing more is to be sent. */
  async quiet(): Promise<void> {
    const until = Date.now() + 8_000;
    for (;;) {
      const notices = (await this.desk.store.outbox.laneStates()).find(({ lane }) => lane === 'notices');
      if ((notices?.ready ?? 0) + (notices?.leased ?? 0) === 0) return;
      if (Date.now() > until) throw new Error('the notices are not done');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  get desk() {
    return this.all.lineDesk.desk;
  }

  /** What the worker does from time to time: syncs the inventory and looks at all locations; how many are asked. */
  async look(): Promise<number> {
    await syncNumbers(this.desk, { owner: 'test' });
    const kept = await keepConfirmations(this.desk, { owner: 'test' });
    assert(kept.state === 'done');
    return kept.reminded;
  }

  /** An administrator of the directory moves somebody. */
  async move(
    person: TeamsPerson,
    change: { readonly officeLocation?: string; readonly usageLocation?: string },
  ): Promise<void> {
    const answer = await fetch(`${this.all.sandbox.url}/sandbox/people/${person.aadObjectId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    assert.equal(answer.status, 204);
  }

  /** An administrator of the tenant gives the person's number another location, past Line Desk. */
  async relocate(person: TeamsPerson, name: string): Promise<void> {
    const number = await this.numberOf(person);
    const locationId = await this.locationId(name);
    await factsOf(this.all).send('POST', '/sandbox/changes', [{ change: 'moveNumber', number, locationId }]);
  }

  async locationId(name: string): Promise<string> {
    const found = (await this.all.lineDesk.store.allLocations()).find(
      ({ site, place }) => `${site}, ${place}` === name,
    );
    assert.ok(found, `no location ${name}`);
    return found.id;
  }

  async numberOf(person: TeamsPerson): Promise<E164> {
    return e164((await numberOf(this.all, person.aadObjectId)).telephoneNumber);
  }

  async confirmationOf(person: TeamsPerson) {
    const number = await this.numberOf(person);
    return this.all.lineDesk.store.locationConfirmation(personId(person.aadObjectId), number);
  }
}
