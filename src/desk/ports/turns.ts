/** What an activity was answered with, kept for 24 h so that a re-sent one gets the same. */
export interface TurnAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type TurnStart =
  | { readonly state: 'begun' }
  | { readonly state: 'inFlight' }
  /** `key`: the one of the keys under which the answer stands; the first of them, if under several. */
  | { readonly state: 'answered'; readonly key: string; readonly answer: TurnAnswer };

/** Remembers which activities and card actions have been taken, across processes. */
export interface TurnStore {
  /**
   * Claims all `keys` for one turn, or says what became of the turn that holds one of them. A claim that is older than
   * `staleAfterMs` and has no answer is taken over: its process died.
   */
  begin(keys: readonly string[], now: Date, staleAfterMs: number): Promise<TurnStart>;
  /** Stores the answer under all keys of the turn. */
  answer(keys: readonly string[], answer: TurnAnswer): Promise<void>;
  /** Gives the keys back after a turn that failed without an effect. */
  forget(keys: readonly string[]): Promise<void>;
}
