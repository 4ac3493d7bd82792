/** The time, passed in so that tests move it. */
export interface Clock {
  now(): Date;
}

/** Randomness, passed in so that tests can repeat it. */
export interface Ids {
  /** A fresh version 4 UUID. */
  uuid(): string;
}
