import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LineDeskError } from '../../errors.js';

const portError = 'must be a port, from 1 to 65535';
const port = (fallback: number) =>
  z.coerce.number(portError).int(portError).min(1, portError).max(65_535, portError).default(fallback);

const environment = z.object({
  PORT: port(3978),
  SANDBOX_PORT: port(3979),
  PLAYGROUND_EMPLOYEE_PORT: port(56150),
  PLAYGROUND_APPROVER_PORT: port(56151),
  LINE_DESK_DATA_DIR: z.string().min(1).default('.data'),
});

/** What the start command was asked for. */
export interface StartOptions {
  /** Whether the two chat windows are started. */
  playground: boolean;
  /** Whether the demonstration begins with an empty database. */
  fresh: boolean;
  help: boolean;
  /** The ports that are wished for; a taken one is replaced by a free one. */
  ports: { bot: number; sandbox: number; employee: number; approver: number };
  /** Where database, sandbox export and logs go; relative to the working directory or absolute. */
  dataDirectory: string;
}

/** The text of `npm start -- --help`. */
export const usage = `npm start [-- options]

Starts the bot, a sandbox tenant and two chat windows on this machine, until Ctrl-C.

  --no-playground  without the two chat windows (the Agents Playground)
  --fresh          with an empty database: earlier requests of the demonstration are removed
  --help           this text

Environment: PORT (3978), SANDBOX_PORT (3979), PLAYGROUND_EMPLOYEE_PORT (56150),
PLAYGROUND_APPROVER_PORT (56151), LINE_DESK_DATA_DIR (.data), LOG_LEVEL (info).
A second start at the same time needs a LINE_DESK_DATA_DIR of its own.`;

/**
 * Reads arguments and environment of the start command.
 * @throws LineDeskError `configuration` with one line for each problem
 */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const flags = readFlags(args);
  // An empty variable means "not set", as in shells and .env files.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings = environment.safeParse(given);
  if (!settings.success) {
    const problems = settings.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new LineDeskError('configuration', problems.join('\n'));
  }
  const { PORT, SANDBOX_PORT, PLAYGROUND_EMPLOYEE_PORT, PLAYGROUND_APPROVER_PORT, LINE_DESK_DATA_DIR } =
    settings.data;
  return {
    ...flags,
    ports: {
      bot: PORT,
      sandbox: SANDBOX_PORT,
      employee: PLAYGROUND_EMPLOYEE_PORT,
      approver: PLAYGROUND_APPROVER_PORT,
    },
    dataDirectory: LINE_DESK_DATA_DIR,
  };
}

function readFlags(args: readonly string[]): Pick<StartOptions, 'playground' | 'fresh' | 'help'> {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        'no-playground': { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { playground: !values['no-playground'], fresh: values.fresh, help: values.help };
  } catch (error) {
    throw new LineDeskError('configuration', error instanceof Error ? error.message : String(error));
  }
}
