import { parseArgs } from 'node:util';
import { type E164, parseE164 } from '../telephony/index.js';
import { WrongUsage } from './commandLine.js';

const options = {
  end: { type: 'boolean' },
  limit: { type: 'string' },
  reason: { type: 'string' },
  add: { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
  acknowledge: { type: 'string', multiple: true },
} as const;

/** The options that each verb takes; others are a mistake and not to be passed over. */
const optionsOf: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  sync: [],
  search: ['end', 'limit'],
  stock: [],
  drift: ['limit', 'acknowledge'],
  block: ['reason'],
  unblock: [],
  tag: ['add', 'remove'],
};

export interface NumbersArguments {
  readonly verb: string;
  readonly rest: readonly string[];
  readonly end: boolean;
  readonly limit: number;
  readonly reason: string | null;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly acknowledge: readonly E164[];
}

/** Reads the arguments of `npm run numbers`. Throws WrongUsage. */
export function readArguments(args: readonly string[]): NumbersArguments {
  const { values, positionals, tokens } = parsed(args);
  const [verb, ...rest] = positionals;
  const known = optionsOf[verb ?? ''];
  if (verb === undefined) throw new WrongUsage('Say what to do.');
  if (known === undefined) throw new WrongUsage(`"${args.join(' ')}" is not known.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !known.some((name) => name === token.name)) {
      throw new WrongUsage(`${verb} takes no --${token.name}.`);
    }
  }
  const limit = Number(values.limit ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
    throw new WrongUsage('--limit is a whole number from 1 to 10000.');
  }
  return {
    verb,
    rest,
    limit,
    end: values.end === true,
    reason: values.reason?.trim() || null,
    add: (values.add ?? []).map(tag),
    remove: (values.remove ?? []).map(tag),
    acknowledge: numbersIn(values.acknowledge ?? []),
  };
}

/** Telephone numbers as they stand on the command line. Throws WrongUsage for what is no number. */
export function numbersIn(texts: readonly string[]): readonly E164[] {
  return texts.map((text) => {
    const number = parseE164(text);
    if (number === null) throw new WrongUsage(`"${text}" is no telephone number: write it as +4930231250.`);
    return number;
  });
}

function tag(text: string): string {
  const plain = text.trim();
  if (plain === '' || plain.length > 80) throw new WrongUsage('A tag has 1 to 80 characters.');
  return plain;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, tokens: true, options });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
