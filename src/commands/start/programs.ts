import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './program.js';

/** The ports that a start settled on. */
export interface Ports {
  bot: number;
  sandbox: number;
  employee: number;
  approver: number;
}

/** Where a start keeps its files; absolute paths. */
export interface DataFiles {
  directory: string;
  database: string;
  sandboxExport: string;
  logs: string;
}

/** The files of a start below `directory`. */
export function dataFilesIn(directory: string): DataFiles {
  const absolute = path.resolve(directory);
  return {
    directory: absolute,
    database: path.join(absolute, 'line-desk.sqlite'),
    sandboxExport: path.join(absolute, 'sandbox'),
    logs: path.join(absolute, 'logs'),
  };
}

const compiled = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const local = (port: number, place = '/') => new URL(place, `http://127.0.0.1:${port}`);

/** The address of the sandbox tenant. */
export const sandboxAddress = (ports: Ports) => local(ports.sandbox);

/** The bot's messaging endpoint. */
export const botEndpoint = (ports: Ports) => local(ports.bot, '/api/messages');

/** The tenant in a box; it also writes the policy and the places file that the bot reads. */
export function sandboxProgram(ports: Ports, files: DataFiles): Program {
  return {
    name: 'sandbox',
    script: [compiled('sandbox/serve.js'), '--export', files.sandboxExport],
    env: { ...process.env, SANDBOX_PORT: String(ports.sandbox) },
    readyAt: local(ports.sandbox, '/sandbox/health'),
    logFile: path.join(files.logs, 'sandbox.log'),
    onConsole: troubleOnly,
  };
}

/** What connects a deployment to its real tenant and channel; the demonstration has neither. */
const identityVariables = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'GRAPH_CLIENT_ID',
  'GRAPH_CLIENT_SECRET',
  'GRAPH_CLIENT_CERTIFICATE_FILE',
  'GRAPH_CLIENT_CERTIFICATE_PASSWORD',
  'GRAPH_MANAGED_IDENTITY_CLIENT_ID',
  'GRAPH_AUTHORITY_HOST',
  'ChannelService',
  'OAuthUrl',
];

/** The bot in local mode, connected to the sandbox. */
export function botProgram(ports: Ports, files: DataFiles): Program {
  // Local mode refuses an app's identity, and one may well stand in the environment or the .env file of somebody
  // who tries this. An empty variable counts as absent, and keeps the .env file from setting it.
  const withoutIdentity = Object.fromEntries(identityVariables.map((name) => [name, '']));
  return {
    name: 'bot',
    script: [compiled('main.js')],
    env: {
      ...process.env,
      ...withoutIdentity,
      LINE_DESK_LOCAL: '1',
      PORT: String(ports.bot),
      DATABASE_URL: `file:${files.database}`,
      GRAPH_BASE_URL: local(ports.sandbox, '/v1.0').href,
      GRAPH_AUTH: 'none',
      POLICY_FILE: path.join(files.sandboxExport, 'policy.yaml'),
      LOCATIONS_FILE: path.join(files.sandboxExport, 'locations.csv'),
      // Whoever moves somebody in the sandbox wants to see what follows.
      CONFIRMATION_CHECK_MINUTES: '1',
    },
    readyAt: local(ports.bot, '/health'),
    logFile: path.join(files.logs, 'bot.log'),
    onConsole: troubleOnly,
  };
}

/** A chat window of the Agents Playground for one person, whose configuration stands in `configFile`. */
export function playgroundProgram(
  who: 'employee' | 'approver',
  ports: Ports,
  configFile: string,
  files: DataFiles,
): Program {
  const port = ports[who];
  // Its command line is one process; started through npx or its shell wrapper there would be more to end.
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  return {
    name: `playground-${who}`,
    script: [
      cli,
      'start',
      '-e',
      botEndpoint(ports).href,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ],
    env: {
      ...process.env,
      LINE_DESK_LOOPBACK_ONLY: '1',
      // The addresses are printed. A browser that is opened from here would outlive Ctrl-C.
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(files.logs, `playground-${who}-trace.log`),
    },
    readyAt: local(port),
    logFile: path.join(files.logs, `playground-${who}.log`),
    onConsole: troubleOnly,
  };
}

const pinoWarning = 40;

/** Warnings and errors of the JSON log, and plain lines that are plainly errors; the rest stays in the log file. */
function troubleOnly(line: string): string | undefined {
  if (!line.startsWith('{')) return /\b(error|fatal|refuse[sd]?)\b/i.test(line) ? line : undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('level' in entry) || !('msg' in entry))
      return undefined;
    const isTrouble = typeof entry.level === 'number' && entry.level >= pinoWarning;
    return isTrouble ? String(entry.msg) : undefined;
  } catch {
    return undefined;
  }
}
