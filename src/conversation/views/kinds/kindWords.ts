import type { LineRequest, RequestDetails, RequestKind } from '../../../requests/index.js';
import type { CountryCode } from '../../../telephony/index.js';
import type { Reader } from '../../reader.js';
import type { factOf } from '../wording.js';

/** What a kind of request has to say about itself. `from` and `to` are raw; sentences are ready to show. */
export interface KindWords {
  /** What holds now, by name; null where it takes the place of nothing. */
  readonly from: string | null;
  /** What is asked for, by name. */
  readonly to: string;
  /** Names another form of the kind's sentences, where the usual one doesn't fit (`done_none`). */
  readonly form?: string;
  /** At most three. */
  readonly facts: readonly ReturnType<typeof factOf>[];
  /** What one has to know until the change is done: safety first. */
  readonly meanwhile: readonly string[];
  /** What holds once the change has stopped and nobody has decided yet how it goes on. */
  readonly stopped: readonly string[];
  /** What holds after the request ended without a change. */
  readonly still: readonly string[];
  /** What one has to know once it is done. */
  readonly afterwards: readonly string[];
  /** What follows by itself once the plan is carried out, and is approved with it. Ready to show; none for most kinds. */
  readonly onward?: readonly string[];
  /** True where its end is no news: what follows tells of itself. */
  readonly endsQuietly?: boolean;
  /** What an approver may not expect. */
  readonly unusual: readonly string[];
  /** The country whose test call reads the emergency location out; null where there is none to check. */
  readonly testCallIn: CountryCode | null;
}

export type DetailsOf = { readonly [Kind in RequestKind]: Extract<RequestDetails, { kind: Kind }> };

/** Whose line it is about, how they are named in a sentence ("you"; raw), and how far the plan is. */
export type SubjectLine = Pick<LineRequest, 'person' | 'steps'> & { readonly whom: string };

/** Puts the words of one kind together. */
export type KindView<Kind extends RequestKind> = (
  details: DetailsOf[Kind],
  about: SubjectLine,
  reader: Reader,
) => KindWords;
