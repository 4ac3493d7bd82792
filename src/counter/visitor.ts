import type { Answer, Reader } from '../conversation/index.js';
import type { CardAudience, CardMessage } from '../desk/index.js';
import type { PersonRef } from '../telephony/index.js';

/** Who stands at the counter, how they read, and the message on which they clicked (null: they typed). */
export interface Visitor {
  readonly actor: PersonRef;
  readonly reader: Reader;
  readonly message: CardMessage | null;
}

/** What they get. `effect`: something changed, so that the same click must never be carried out again. */
export interface Served {
  readonly answer: Answer;
  readonly effect: boolean;
  readonly audience: CardAudience;
}

/** An answer after which nothing has changed. */
export const withoutEffect = (answer: Answer, audience: CardAudience = 'requester'): Served => ({
  answer,
  effect: false,
  audience,
});
