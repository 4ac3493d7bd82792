import { parseArgs } from 'node:util';
import { changeNames } from '../approvals/index.js';
import { isTimeZone } from '../conversation/index.js';
import { type RequestKind, requestKinds } from '../requests/index.js';
import { WrongUsage } from './commandLine.js';
import { momentOf } from './momentOf.js';

const options = {
  offline: { type: 'boolean' },
  policy: { type: 'string' },
  kind: { type: 'string' },
  person: { type: 'string' },
  requester: { type: 'string' },
  site: { type: 'string' },
  country: { type: 'string' },
  change: { type: 'string', multiple: true },
  since: { type: 'string' },
  'time-zone': { type: 'string' },
  all: { type: 'boolean' },
} as const;

/** What each verb takes. */
const optionsOf: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  check: ['offline'],
  explain: ['policy', 'kind', 'person', 'requester', 'site', 'country', 'change'],
  replay: ['since', 'time-zone', 'all'],
};

/** A request that nobody has made, as an operator sketches it. */
export interface SketchedRequest {
  readonly kind: RequestKind;
  /** Ids or mail addresses. */
  readonly person: string;
  readonly requester: string;
  readonly site: string | null;
  readonly country: string | null;
  readonly changes: readonly string[];
}

/** What `npm run policy` was asked. A `file` that is null is the one of POLICY_FILE. */
export type PolicyArguments =
  | { readonly verb: 'check'; readonly file: string | null; readonly offline: boolean }
  | { readonly verb: 'explain'; readonly file: string | null; readonly about: string | SketchedRequest }
  | {
      readonly verb: 'replay';
      readonly file: string | null;
      /** The first moment of the day in the time zone. */
      readonly since: Date | null;
      /** Those that nothing changes for, too. */
      readonly all: boolean;
    };

/**
 * Reads the arguments. Throws WrongUsage.
 * @param timeZone the zone of `--since` where none is given
 */
export function readPolicyArguments(args: readonly string[], timeZone: string): PolicyArguments {
  const { values, positionals, tokens } = parsed(args);
  const [verb, first = null, ...more] = positionals;
  const known = optionsOf[verb ?? ''];
  if (verb === undefined) throw new WrongUsage('Say what to do.');
  if (known === undefined) throw new WrongUsage(`"${args.join(' ')}" is not known.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !known.some((name) => name === token.name)) {
      throw new WrongUsage(`${verb} takes no --${token.name}.`);
    }
  }
  if (more.length > 0) throw new WrongUsage(`${verb} takes one argument at most.`);
  if (verb === 'check') return { verb, file: first, offline: values.offline === true };
  if (verb === 'replay') {
    const zone = values['time-zone'] ?? timeZone;
    if (!isTimeZone(zone)) throw new WrongUsage('--time-zone is an IANA time zone, e.g. Europe/Berlin.');
    const since = values.since === undefined ? null : momentOf('since', values.since, zone);
    return { verb, file: first, since, all: values.all === true };
  }
  const file = values.policy ?? null;
  return { verb: 'explain', file, about: first === null ? sketchIn(values) : requestIn(first, values) };
}

function requestIn(id: string, { policy: _, ...others }: ReturnType<typeof parsed>['values']): string {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new WrongUsage(`explain takes a request or --${other}, not both.`);
  return id;
}

function sketchIn({
  kind,
  person,
  requester,
  site,
  country,
  change,
}: ReturnType<typeof parsed>['values']): SketchedRequest {
  const known = requestKinds.find((each) => each === kind);
  if (kind === undefined && person === undefined) {
    throw new WrongUsage('explain takes the id of a request, or --kind and --person.');
  }
  if (known === undefined) throw new WrongUsage(`--kind is one of ${requestKinds.join(', ')}.`);
  if (person === undefined) throw new WrongUsage('--person says whose line it is: an id or a mail address.');
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) {
    throw new WrongUsage('--country is a two-letter code.');
  }
  for (const name of change ?? []) {
    if (!changeNames.some((each) => each === name)) {
      throw new WrongUsage(`--change is one of ${changeNames.join(', ')}.`);
    }
  }
  return {
    kind: known,
    person,
    requester: requester ?? person,
    site: site ?? null,
    country: country?.toUpperCase() ?? null,
    changes: change ?? [],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, tokens: true, options });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
