import { type Language, languageFor, type Reader, readerOf } from '../conversation/index.js';
import type { PersonalReference } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';

/** What holds where a person's own activities don't tell. */
export interface ReaderDefaults {
  readonly language: Language;
  readonly timeZone: string;
  /** True where the deployment only rehearses: every card says so. */
  readonly dryRun?: boolean;
}

/** How somebody reads: as their last activity said, else as configured. */
export function readerFor(
  reference: (Pick<PersonalReference, 'locale' | 'timeZone'> & { readonly person?: PersonId | null }) | null,
  defaults: ReaderDefaults,
): Reader {
  const timeZone = reference?.timeZone ?? null;
  const reader = readerOf(
    languageFor(reference?.locale ?? null, defaults.language),
    timeZone ?? defaults.timeZone,
    timeZone === null,
    defaults.dryRun,
  );
  return { ...reader, person: reference?.person ?? null };
}
