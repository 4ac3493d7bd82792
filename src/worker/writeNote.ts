import { z } from 'zod';
import type { LeasedRow } from '../desk/index.js';
import type { WriteState } from '../provisioning/index.js';
import type { StepProgress } from '../requests/index.js';

/** What the row's note says of the last write, so that the next look, after a restart too, knows what to expect. */
const noteSchema = z.object({
  /** Which step, and when its write began: a note of another write tells nothing of this one. */
  step: z.number(),
  at: z.string(),
  known: z.discriminatedUnion('write', [
    z.object({ write: z.enum(['none', 'notTaken', 'unknown']) }),
    z.object({ write: z.literal('accepted'), operation: z.string().nullable() }),
  ]),
  /** When the first write of unknown fate began; null where there was none. */
  unknownSince: z.string().nullable(),
});
export type WriteNote = z.infer<typeof noteSchema>;

/**
 * What is known of the write of a step. The request says that a write began; the note says what became of it. Without a
 * note on that very write (the process died in the middle) it is of unknown fate.
 */
export function writeNoteOf(row: LeasedRow, step: number, progress: StepProgress): WriteNote {
  if ((progress.state !== 'started' && progress.state !== 'undoing') || progress.at === null) {
    return { step, at: '', known: { write: 'none' }, unknownSince: null };
  }
  const note = readNote(row);
  if (note !== null && note.step === step && note.at === progress.at) return note;
  const unknownSince = note?.step === step ? (note.unknownSince ?? progress.at) : progress.at;
  return { step, at: progress.at, known: { write: 'unknown' }, unknownSince };
}

/** The note after a look or a write that began at `at`. */
export function noteAfter(before: WriteNote, at: string, known: WriteState): WriteNote {
  const unknownSince = known.write === 'unknown' ? (before.unknownSince ?? at) : before.unknownSince;
  return { step: before.step, at, known, unknownSince };
}

function readNote(row: LeasedRow): WriteNote | null {
  if (row.note === null) return null;
  try {
    const note = noteSchema.safeParse(JSON.parse(row.note));
    return note.success ? note.data : null;
  } catch {
    return null;
  }
}
