import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type AnchorConfig, anchorsOf, anchorVariables, checkAnchorVariables } from './configAnchors.js';
import { checkEndpoints, endpointsOf, endpointVariables } from './configEndpoints.js';
import { languageProblem } from './configLanguage.js';
import { inOurWords, namesDatabase, problemsText } from './configProblems.js';
import { checkWebhookVariables, type WebhookConfig, webhooksOf, webhookVariables } from './configWebhooks.js';
import { isTimeZone, type Language, type LocaleChoice } from './conversation/index.js';
import { LineDeskError } from './errors.js';
import {
  checkGraphVariables,
  checkNoToken,
  type GraphCredentials,
  graphCredentials,
  graphVariables,
} from './graph/index.js';
import { isLoopbackUrl } from './loopback.js';
import { isGuid, type TenantId, tenantId } from './telephony/index.js';

/** The tenant of local mode, where no registration says which one it is; the sandbox's organisation has it. */
const localTenantId = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const guid = z.string().refine(isGuid, 'must be a GUID');
const minutesError = 'must be whole minutes, from 0 (never) to 10080 (a week)';
const minutes = z.coerce
  .number(minutesError)
  .int(minutesError)
  .min(0, minutesError)
  .max(10_080, minutesError);
const portError = 'must be a port, from 0 to 65535';
const port = z.coerce.number(portError).int(portError).min(0, portError).max(65_535, portError);

/** Every variable that Line Desk reads; `.env.example` documents them. Empty values count as absent. */
const environmentSchema = z.object({
  PORT: port.default(3978),
  LINE_DESK_LOCAL: flag.default(false),
  DRY_RUN: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_URL: z
    .string()
    .refine(namesDatabase, 'must be a PostgreSQL URL (postgres://…) or the path of a SQLite file')
    .default('.data/line-desk.sqlite'),
  POLICY_FILE: z.string().optional(),
  LOCATIONS_FILE: z.string().optional(),
  NUMBER_SYNC_MINUTES: minutes.default(60),
  CONFIRMATION_CHECK_MINUTES: minutes.default(60),
  ...anchorVariables,
  ...webhookVariables,
  DEFAULT_LANGUAGE: z.string().default('en'),
  LINE_DESK_LOCALES_DIR: z.string().optional(),
  GERMAN_ADDRESS: z.enum(['Sie', 'du']).default('Sie'),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone, e.g. Europe/Berlin')
    .default('UTC'),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: guid.optional(),
  ...graphVariables,
  ...endpointVariables,
});
type Environment = z.infer<typeof environmentSchema>;
type Name = keyof Environment;

/** The names of all variables. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

/** On their values it depends which other variables are needed: where one is wrong, not all can be checked. */
const deciding: readonly Name[] = ['LINE_DESK_LOCAL', 'MicrosoftAppType', 'GRAPH_AUTH', 'GRAPH_BASE_URL'];

/** Files that are read at the start. */
const files = [
  'POLICY_FILE',
  'LOCATIONS_FILE',
  'GRAPH_CLIENT_CERTIFICATE_FILE',
  'WEBHOOK_SECRET_FILE',
] as const satisfies Name[];

/** Says that a variable is wrong, given what others say: those stand in `because`. */
type Report = (name: Name, message: string, ...because: Name[]) => void;

/** The rules between variables. */
function checkTogether(env: Environment, report: Report): void {
  if (env.LINE_DESK_LOCAL) {
    if (env.MicrosoftAppId !== undefined)
      report('MicrosoftAppId', 'must not be set in local mode, where nothing is authenticated');
    if (!isLoopbackUrl(env.GRAPH_BASE_URL)) report('GRAPH_BASE_URL', 'must be on this machine in local mode');
    if (env.GRAPH_AUTH !== 'none') report('GRAPH_AUTH', 'must be none in local mode');
  } else {
    const local: Name = 'LINE_DESK_LOCAL';
    if (env.MicrosoftAppId === undefined)
      report(
        'MicrosoftAppId',
        'is required (or set LINE_DESK_LOCAL=1 to try Line Desk on this machine)',
        local,
      );
    if (env.MicrosoftAppTenantId === undefined) report('MicrosoftAppTenantId', 'is required', local);
    if (env.MicrosoftAppType !== 'UserAssignedMSI') {
      if (env.MicrosoftAppPassword === undefined)
        report(
          'MicrosoftAppPassword',
          `is required for MicrosoftAppType ${env.MicrosoftAppType}`,
          local,
          'MicrosoftAppType',
        );
    } else if (env.MicrosoftAppPassword !== undefined)
      report(
        'MicrosoftAppPassword',
        'must not be set for MicrosoftAppType UserAssignedMSI, which has no secret',
        local,
        'MicrosoftAppType',
      );
    checkGraphVariables(env, (name, message, ...because) => report(name, message, local, ...because));
  }
  const language = languageProblem(env.DEFAULT_LANGUAGE, env.LINE_DESK_LOCALES_DIR ?? null);
  if (language !== null) report(language.name, language.message, 'LINE_DESK_LOCALES_DIR');
  checkNoToken(env, report);
  checkAnchorVariables(env, report);
  checkWebhookVariables(env, report);
  checkEndpoints(env, report);
}

/** The typed configuration. Secrets are in it: it is never logged. */
export interface Config {
  readonly port: number;
  /** Local mode: loopback only, no tokens. */
  readonly local: boolean;
  /** Everything but the writes in the tenant is done, and every card says so. */
  readonly dryRun: boolean;
  readonly logLevel: string;
  readonly databaseUrl: string;
  /** Null: the policy that ships with the product. */
  readonly policyFile: string | null;
  /** Imported at every start where set. */
  readonly locationsFile: string | null;
  /** Milliseconds between syncs of the number inventory; null: never. */
  readonly syncNumbersEveryMs: number | null;
  /** Milliseconds between looks at who has to confirm their emergency location; null: never. */
  readonly checkConfirmationsEveryMs: number | null;
  readonly anchors: AnchorConfig;
  readonly webhooks: WebhookConfig;
  readonly language: Language;
  /** Which locale files are spoken. */
  readonly locales: LocaleChoice;
  readonly timeZone: string;
  readonly tenantId: TenantId;
  readonly appId: string;
  /** Bot Framework's names and values, as its own classes read them. */
  readonly botFramework: Readonly<Record<string, string | undefined>>;
  readonly graph: {
    readonly baseUrl: string;
    readonly credentials: GraphCredentials;
  };
}

/**
 * Reads the configuration from environment variables. Throws LineDeskError `configuration` with every problem on a line
 * of its own.
 * @param whyUnreadable why a file that a variable names can't be read, or null; by default no file is looked at
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  whyUnreadable: (file: string) => string | null = () => null,
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given, { error: inOurWords });
  const problems = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0]);
    if (!problems.has(name)) problems.set(name, message);
  }
  // A variable that is wrong by itself counts as absent for the rules between variables, which then keep quiet about it.
  const wrong = new Set(problems.keys());
  const env =
    parsed.data ??
    environmentSchema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
  const report: Report = (name, message, ...because) => {
    if ([name, ...because].some((each) => wrong.has(each)) || problems.has(name)) return;
    problems.set(name, message);
  };
  checkTogether(env, report);
  for (const name of files) {
    const file = env[name];
    const why = file === undefined ? null : whyUnreadable(file);
    if (why !== null) report(name, why);
  }
  if (problems.size > 0) {
    const all = [...problems].map(([name, message]) => ({ name, message }));
    throw new LineDeskError(
      'configuration',
      problemsText(
        all,
        deciding.filter((name) => wrong.has(name)),
      ),
    );
  }
  return configOf(env);
}

/** Adds the variables of a `.env` file, where there is one; those that are set already stay. */
export function withEnvFile(environment: NodeJS.ProcessEnv, file: string): NodeJS.ProcessEnv {
  if (!existsSync(file)) return environment;
  return { ...parseEnv(readFileSync(file, 'utf8')), ...environment };
}

function configOf(env: Environment): Config {
  const appId = env.MicrosoftAppId ?? '';
  return {
    port: env.PORT,
    local: env.LINE_DESK_LOCAL,
    dryRun: env.DRY_RUN,
    logLevel: env.LOG_LEVEL,
    databaseUrl: env.DATABASE_URL,
    policyFile: env.POLICY_FILE ?? null,
    locationsFile: env.LOCATIONS_FILE ?? null,
    syncNumbersEveryMs: env.NUMBER_SYNC_MINUTES === 0 ? null : env.NUMBER_SYNC_MINUTES * 60_000,
    checkConfirmationsEveryMs:
      env.CONFIRMATION_CHECK_MINUTES === 0 ? null : env.CONFIRMATION_CHECK_MINUTES * 60_000,
    anchors: anchorsOf(env),
    webhooks: webhooksOf(env),
    language: env.DEFAULT_LANGUAGE,
    locales: { folder: env.LINE_DESK_LOCALES_DIR ?? null, germanAddress: env.GERMAN_ADDRESS },
    timeZone: env.DEFAULT_TIME_ZONE,
    tenantId: tenantId(env.MicrosoftAppTenantId ?? localTenantId),
    appId,
    botFramework: {
      MicrosoftAppId: env.MicrosoftAppId,
      MicrosoftAppPassword: env.MicrosoftAppPassword,
      MicrosoftAppType: env.MicrosoftAppId === undefined ? undefined : env.MicrosoftAppType,
      MicrosoftAppTenantId: env.MicrosoftAppTenantId,
      ...endpointsOf(env),
    },
    graph: { baseUrl: env.GRAPH_BASE_URL, credentials: graphCredentials(env) },
  };
}
