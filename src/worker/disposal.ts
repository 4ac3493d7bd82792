import type { PersonId } from '../telephony/index.js';

/** What is to become of an outbox row after it has been worked on. */
export type Disposal =
  | { readonly disposal: 'finish' }
  | {
      readonly disposal: 'postpone';
      readonly afterMs: number;
      readonly reason: string;
      readonly note?: string | null;
    }
  | { readonly disposal: 'hold'; readonly waitsFor: PersonId }
  | { readonly disposal: 'park'; readonly reason: string };
