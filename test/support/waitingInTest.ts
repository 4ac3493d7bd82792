import { lanes } from '../../src/desk/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { textOf } from './cards.js';
import type { SentMessage } from './connector.js';
import { cardOf, LineDeskInTest, type LineDeskInTestOptions, type TeamsPerson } from './lineDeskInTest.js';

/** What failed is tried again after a second or two. */
const aMomentMs = 5_000;
const hourMs = 60 * 60_000;
/** A Tuesday, nine o'clock in Berlin. */
const tuesday = '2026-11-24T08:00:00Z';

export interface WaitingOptions extends LineDeskInTestOptions {
  /** When it begins. */
  readonly at?: string;
  /** Who approves a move to another address, in place of the sandbox's site approvers. */
  readonly approval?: object;
  /** The policy's section `waiting`. */
  readonly waiting?: object;
}

/** A Line Desk whose clock tests put forward, and in which Robin moves and somebody has to approve. */
export class WaitingInTest {
  #ahead: number;
  all!: LineDeskInTest;
  robin!: TeamsPerson;

  private constructor(at: string) {
    this.#ahead = new Date(at).getTime() - Date.now();
  }

  static async start({ at = tuesday, approval, waiting, ...options }: WaitingOptions = {}) {
    const made = new WaitingInTest(at);
    made.all = await LineDeskInTest.start({
      ...options,
      now: () => made.now(),
      environment: { NUMBER_SYNC_MINUTES: '0', CONFIRMATION_CHECK_MINUTES: '0', ...options.environment },
      policy: (text) => {
        const given = options.policy?.(text) ?? text;
        const routed =
          approval === undefined
            ? given
            : given.replace(/approval: siteApprovers/, `approval: ${JSON.stringify(approval)}`);
        return waiting === undefined ? routed : `${routed}waiting: ${JSON.stringify(waiting)}\n`;
      },
    });
    made.robin = made.all.person(knownPeople.robin.id, 'Robin Keller');
    await made.robin.install();
    return made;
  }

  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  get desk() {
    return this.all.lineDesk.desk;
  }

  /** Puts the clock forward, step by step, and each time waits for what is due then. */
  async pass(...steps: readonly number[]): Promise<void> {
    await this.settled();
    for (const hours of steps) {
      this.#ahead += hours * hourMs;
      await this.settled();
    }
  }

  /** Until nothing is due and nothing is being done. */
  async settled(): Promise<void> {
    const until = Date.now() + 15_000;
    let quiet = 0;
    while (quiet < 3) {
      quiet = (await this.#isIdle()) ? quiet + 1 : 0;
      if (Date.now() > until) throw new Error('the outbox does not come to rest');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async #isIdle(): Promise<boolean> {
    const { outbox } = this.desk.store;
    const states = await outbox.laneStates();
    if (states.some(({ leased }) => leased > 0)) return false;
    const due = await Promise.all(lanes.map((lane) => outbox.nextDue(lane)));
    return due.every((date) => date === null || date.getTime() > this.now().getTime() + aMomentMs);
  }

  /** Somebody who has the app. */
  async ready(id: string, name: string): Promise<TeamsPerson> {
    const person = this.all.person(id, name);
    await person.install();
    return person;
  }

  /** Robin asks for another address. */
  async move(): Promise<void> {
    await this.robin.say('I moved to the 2nd floor in Berlin Adlershof');
    await this.robin.click(this.robin.last, 'Send', { reason: 'My team moved' });
    await this.settled();
  }

  /** Robin's newest request. */
  async request() {
    const { requests } = await this.desk.store.requestsOf(personId(knownPeople.robin.id), {
      limit: 1,
    });
    const [newest] = requests;
    if (newest === undefined) throw new Error('Robin asked for nothing');
    return newest;
  }
}

/** A person's messages that say this on their cards, as they are now. */
export function saying(person: TeamsPerson, pattern: RegExp): SentMessage[] {
  return person.messages().filter((message) => pattern.test(textOf(cardOf(message))));
}
