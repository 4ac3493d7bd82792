import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, TurnAnswer, TurnStore } from '../desk/index.js';

/** What a turn came to. `effect`: it changed something, so its click is never carried out again. */
export interface TurnOutcome {
  readonly answer: TurnAnswer;
  readonly effect: boolean;
}

export interface TurnKeysOf {
  /** Of the activity, if it has an id. */
  readonly activity: string | null;
  /** Of the click, if it is one. */
  readonly click: string | null;
}

/** How long a duplicate waits for the answer of the first one. */
const waitForFirstMs = 4_000;
const lookEveryMs = 50;
/** A turn that has no answer after this long died with its process. */
const staleAfterMs = 15_000;

/**
 * Takes a turn with an effect once: a re-sent one gets the first one's answer, one that comes while the first is under
 * way waits for it. Resolves to null where the first one takes longer than a duplicate waits. A click that is made again
 * after it was answered is a new question: the desk does nothing twice, and the answer shows what is now.
 * After a turn without an effect the click may be made again (the activity is still answered the same).
 */
export async function takeOnce(
  turns: TurnStore,
  clock: Clock,
  keys: TurnKeysOf,
  run: () => Promise<TurnOutcome>,
): Promise<TurnAnswer | null> {
  const all = [keys.activity, keys.click].filter((key) => key !== null);
  if (all.length === 0) return (await run()).answer;
  for (let waited = 0; ; waited += lookEveryMs) {
    const start = await turns.begin(all, clock.now(), staleAfterMs);
    if (start.state === 'answered') {
      // Clicked again later, by hand: what is to be said now is not what was to be said then.
      const clickedAgain = start.key === keys.click && waited === 0;
      return clickedAgain ? takeOnce(turns, clock, { ...keys, click: null }, run) : start.answer;
    }
    if (start.state === 'begun') break;
    if (waited >= waitForFirstMs) return null;
    await pause(lookEveryMs);
  }
  let outcome: TurnOutcome;
  try {
    outcome = await run();
  } catch (error) {
    await turns.forget(all);
    throw error;
  }
  if (outcome.effect) await turns.answer(all, outcome.answer);
  else {
    if (keys.activity !== null) await turns.answer([keys.activity], outcome.answer);
    if (keys.click !== null) await turns.forget([keys.click]);
  }
  return outcome.answer;
}

/** Remembers the answers to turns without an effect, in this process only, the last `most` of them. */
export class RecentTurns {
  readonly #turns = new Map<string, Promise<TurnAnswer>>();

  constructor(private readonly most = 500) {}

  /** The answer that this activity got or is getting, or a new one. A failure is not remembered. */
  take(key: string | null, run: () => Promise<TurnAnswer>): Promise<TurnAnswer> {
    if (key === null) return run();
    const known = this.#turns.get(key);
    if (known !== undefined) return known;
    const answer = run();
    this.#turns.set(key, answer);
    answer.catch(() => this.#turns.delete(key));
    const oldest = this.#turns.keys().next();
    if (this.#turns.size > this.most && oldest.done !== true) this.#turns.delete(oldest.value);
    return answer;
  }
}
