/** After the last turn it counts as busy for this long: people's clicks come in rows. */
const quietAfterMs = 20;

/** Counts the turns that are being answered, so that work which can wait lets people go first. */
export class TurnsUnderWay {
  #count = 0;
  #endedAt = Number.NEGATIVE_INFINITY;

  /** Runs a turn and counts it meanwhile. */
  async during<T>(turn: () => Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await turn();
    } finally {
      this.#count -= 1;
      this.#endedAt = performance.now();
    }
  }

  /** Whether somebody waits for an answer, or did a moment ago. */
  get busy(): boolean {
    return this.#count > 0 || performance.now() - this.#endedAt < quietAfterMs;
  }
}
