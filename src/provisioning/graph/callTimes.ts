/** Reads for somebody who waits for an answer end after this; an invoke must be answered within 2 s. In milliseconds. */
export const waitingReadMs = 1_500;
/** The worker has time. */
export const workReadMs = 20_000;
export const workWriteMs = 30_000;
