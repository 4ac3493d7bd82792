import { parseArgs } from 'node:util';
import { isTimeZone } from '../conversation/index.js';
import { requestKinds } from '../requests/index.js';
import { isGuid, type PersonId, personId } from '../telephony/index.js';
import { WrongUsage } from './commandLine.js';
import { momentOf } from './momentOf.js';

const options = {
  anchor: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  kind: { type: 'string' },
  person: { type: 'string' },
  'time-zone': { type: 'string' },
  out: { type: 'string' },
  bom: { type: 'boolean' },
  reason: { type: 'string' },
  yes: { type: 'boolean' },
} as const;

/** What each verb takes. */
const optionsOf: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  verify: ['anchor'],
  export: ['format', 'from', 'to', 'kind', 'person', 'time-zone', 'out', 'bom'],
  'person export': ['out'],
  'person erase': ['reason', 'yes'],
  policy: [],
};

export type AuditArguments = ReturnType<typeof readAuditArguments>;

/** Reads the arguments of `npm run audit`: the verb, what follows it, and the options. Throws WrongUsage. */
export function readAuditArguments(args: readonly string[]) {
  const { values, positionals, tokens } = parsed(args);
  const [first, second, ...others] = positionals;
  if (first === undefined) throw new WrongUsage('Say what to do.');
  const verb = first === 'person' ? `person ${second ?? ''}` : first;
  const rest = first === 'person' ? others : positionals.slice(1);
  const known = optionsOf[verb];
  if (known === undefined) throw new WrongUsage(`"${args.join(' ')}" is not known.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !known.some((name) => name === token.name)) {
      throw new WrongUsage(`${verb} takes no --${token.name}.`);
    }
  }
  return { verb, rest, values };
}

/** How an export is written. */
export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What an export was asked for. */
export interface ExportArguments {
  readonly format: ExportFormat;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly kind: string | null;
  /** An id, or a mail address that the directory has to be asked about. */
  readonly person: string | null;
  readonly timeZone: string;
  readonly out: string | null;
  readonly byteOrderMark: boolean;
}

/** Reads the options of `export`; days are those of `--time-zone`. Throws WrongUsage. */
export function readExportArguments({ values }: AuditArguments, defaultTimeZone: string): ExportArguments {
  const format = exportFormats.find((each) => each === (values.format ?? 'csv'));
  if (format === undefined) throw new WrongUsage('--format is csv or jsonl.');
  const timeZone = values['time-zone'] ?? defaultTimeZone;
  if (!isTimeZone(timeZone)) throw new WrongUsage('--time-zone is an IANA time zone, e.g. Europe/Berlin.');
  const { kind = null, person = null } = values;
  if (kind !== null && !requestKinds.some((each) => each === kind)) {
    throw new WrongUsage(`--kind is one of ${requestKinds.join(', ')}.`);
  }
  if (values.bom === true && format !== 'csv') throw new WrongUsage('--bom is for --format csv.');
  if (person !== null && !isGuid(person) && !person.includes('@')) {
    throw new WrongUsage('--person is an Entra object id or a mail address.');
  }
  const from = values.from === undefined ? null : momentOf('from', values.from, timeZone);
  const to = values.to === undefined ? null : momentOf('to', values.to, timeZone);
  if (from !== null && to !== null && from >= to) throw new WrongUsage('--from comes after --to.');
  return {
    format,
    from,
    to,
    kind,
    person,
    timeZone,
    out: values.out ?? null,
    byteOrderMark: values.bom === true,
  };
}

/** The person of `person export` and `person erase`. Throws WrongUsage. */
export function personIn(rest: readonly string[]): PersonId {
  const [id, ...more] = rest;
  if (id === undefined || more.length > 0 || !isGuid(id)) {
    throw new WrongUsage('person takes the Entra object id of one person.');
  }
  return personId(id);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, tokens: true, options });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
