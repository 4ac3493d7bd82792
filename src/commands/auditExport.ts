import { open, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { LineDeskError } from '../errors.js';
import type { HistoryEntry } from '../storage/index.js';
import type { ExportFormat } from './auditArguments.js';
import { localTime } from './localTime.js';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** An IANA time zone. */
  readonly timeZone: string;
  /** CSV begins with U+FEFF, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
}

/** The columns of the CSV, in their order, and what stands in them. */
const columns: Readonly<Record<string, (entry: HistoryEntry, timeZone: string) => string | number | null>> = {
  request: ({ requestId }) => requestId,
  kind: ({ kind }) => kind,
  seq: ({ seq }) => seq,
  time_utc: ({ at }) => at.toISOString(),
  time_local: ({ at }, timeZone) => localTime(at, timeZone),
  time_zone: (_, timeZone) => timeZone,
  type: ({ type }) => type,
  actor_type: ({ actor }) => actor.type,
  actor_id: ({ actor }) => actor.id,
  actor: ({ actor }) => actor.name,
  actor_role: ({ actor }) => actor.role,
  requester_id: ({ requester }) => requester.id,
  requester: ({ requester }) => requester.name,
  person_id: ({ person }) => person.id,
  person: ({ person }) => person.name,
  state_before: ({ stateBefore }) => stateBefore,
  state_after: ({ stateAfter }) => stateAfter,
  before: ({ values }) => values.from ?? null,
  after: ({ values }) => values.to ?? null,
  reason: ({ values }) => values.reason ?? null,
  other_values: ({ values: { from, to, reason, ...others } }) =>
    Object.keys(others).length === 0 ? null : JSON.stringify(others),
  rule: ({ rule }) => rule,
  policy_version: ({ policyVersion }) => policyVersion,
  hash: ({ hash }) => hash,
};

/** Writes the entries as they come, and returns how many there were. Waits where `output` is slow, and doesn't end it. */
export async function writeHistory(
  entries: AsyncIterable<HistoryEntry>,
  output: Writable,
  options: ExportOptions,
): Promise<number> {
  let count = 0;
  const counted = async function* () {
    for await (const entry of entries) {
      count += 1;
      yield entry;
    }
  };
  if (options.format === 'csv') {
    const csv = stringify({
      header: true,
      columns: Object.keys(columns),
      bom: options.byteOrderMark,
      // A cell that begins with = + - @, a tab or a carriage return would be a formula to a spreadsheet.
      escape_formulas: true,
      record_delimiter: 'windows',
    });
    const rows = async function* () {
      for await (const entry of counted()) {
        yield Object.values(columns).map((cell) => cell(entry, options.timeZone));
      }
    };
    await pipeline(Readable.from(rows()), csv, output, { end: false });
  } else {
    const lines = async function* () {
      for await (const { at, ...entry } of counted()) {
        const times = { at: at.toISOString(), localTime: localTime(at, options.timeZone) };
        yield `${JSON.stringify({ ...entry, ...times, timeZone: options.timeZone })}\n`;
      }
    };
    await pipeline(Readable.from(lines()), output, { end: false });
  }
  return count;
}

/**
 * Lets `write` fill a new file, which only its owner may read. Throws LineDeskError `configuration` where the file can't be
 * made, or is there already.
 */
export async function intoNewFile<T>(file: string, write: (output: Writable) => Promise<T>): Promise<T> {
  const handle = await open(file, 'wx', 0o600).catch((cause: unknown) => {
    throw notWritten(file, cause);
  });
  const output = handle.createWriteStream();
  try {
    const result = await write(output);
    output.end();
    await finished(output);
    return result;
  } catch (cause) {
    output.destroy();
    // Half an export would look like a whole one.
    await rm(file, { force: true });
    throw output.errored === null ? cause : notWritten(file, cause);
  }
}

function notWritten(file: string, cause: unknown): LineDeskError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'for an unknown reason';
  const reason = code === 'EEXIST' ? 'it is there already' : code;
  return new LineDeskError('configuration', `The file ${file} can't be written: ${reason}.`, { cause });
}
