import { z } from 'zod';
import { isLoopbackUrl } from '../loopback.js';
import type { GraphCredentials } from './credentials.js';

const guid = z.guid('must be a GUID');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** The environment variables that say where Graph is and as whom Line Desk calls it; `.env.example` documents them. */
export const graphVariables = {
  GRAPH_BASE_URL: httpUrl.default('https://graph.microsoft.com/v1.0'),
  GRAPH_AUTH: z
    .enum(['client-credentials', 'certificate', 'managed-identity', 'none'])
    .default('client-credentials'),
  GRAPH_AUTHORITY_HOST: httpUrl.default('https://login.microsoftonline.com'),
  GRAPH_CLIENT_ID: guid.optional(),
  GRAPH_CLIENT_SECRET: z.string().optional(),
  GRAPH_CLIENT_CERTIFICATE_FILE: z.string().optional(),
  GRAPH_CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
  GRAPH_MANAGED_IDENTITY_CLIENT_ID: z
    .string()
    .refine((value) => value === 'system' || guid.safeParse(value).success, 'must be a GUID, or system')
    .optional(),
};
const schema = z.object(graphVariables);
export type GraphVariables = z.infer<typeof schema>;

/** The bot's own registration, which Graph is called with where it has none of its own. */
export interface BotIdentity {
  readonly MicrosoftAppType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
}

type Name = keyof GraphVariables;
type Report = (name: Name, message: string, ...because: (Name | keyof BotIdentity)[]) => void;

/** The variables that only one way to get a token reads. Set for another, they are a mistake and not a spare part. */
const readBy = [
  ['GRAPH_CLIENT_SECRET', 'client-credentials'],
  ['GRAPH_CLIENT_CERTIFICATE_FILE', 'certificate'],
  ['GRAPH_CLIENT_CERTIFICATE_PASSWORD', 'certificate'],
  ['GRAPH_MANAGED_IDENTITY_CLIENT_ID', 'managed-identity'],
] as const satisfies readonly (readonly [Name, GraphVariables['GRAPH_AUTH']])[];

/** The rules between the variables of Graph, outside local mode. `because`: the variables that a complaint rests on. */
export function checkGraphVariables(env: GraphVariables & BotIdentity, report: Report): void {
  const auth = env.GRAPH_AUTH;
  for (const [name, reader] of readBy) {
    if (env[name] !== undefined && reader !== auth) {
      report(name, `is only for GRAPH_AUTH=${reader}, and GRAPH_AUTH is ${auth}`, 'GRAPH_AUTH');
    }
  }
  switch (auth) {
    case 'client-credentials':
      checkOwnRegistration(env, report);
      if ((env.GRAPH_CLIENT_SECRET ?? env.MicrosoftAppPassword) === undefined) {
        report(
          'GRAPH_CLIENT_SECRET',
          "is required for client-credentials (the bot's own id and password are used where they are set)",
          'GRAPH_AUTH',
        );
      }
      return;
    case 'certificate':
      checkOwnRegistration(env, report);
      if (env.GRAPH_CLIENT_CERTIFICATE_FILE === undefined) {
        report('GRAPH_CLIENT_CERTIFICATE_FILE', 'is required for GRAPH_AUTH=certificate', 'GRAPH_AUTH');
      }
      return;
    case 'managed-identity':
      if (env.GRAPH_CLIENT_ID !== undefined) {
        report(
          'GRAPH_CLIENT_ID',
          'must not be set for GRAPH_AUTH=managed-identity: GRAPH_MANAGED_IDENTITY_CLIENT_ID names the identity',
          'GRAPH_AUTH',
        );
      }
      return;
    case 'none':
      return;
    default:
      auth satisfies never;
  }
}

/** No token is only for a stand-in on this machine, in local mode and outside it. */
export function checkNoToken(env: GraphVariables, report: Report): void {
  if (env.GRAPH_AUTH === 'none' && !isLoopbackUrl(env.GRAPH_BASE_URL)) {
    report('GRAPH_AUTH', 'may be none only for a GRAPH_BASE_URL on this machine', 'GRAPH_BASE_URL');
  }
}

/** A managed identity has neither secret nor certificate: for those an application of its own calls Graph. */
function checkOwnRegistration(env: GraphVariables & BotIdentity, report: Report): void {
  if (env.MicrosoftAppType === 'UserAssignedMSI' && env.GRAPH_CLIENT_ID === undefined) {
    report(
      'GRAPH_CLIENT_ID',
      `is required for MicrosoftAppType UserAssignedMSI with GRAPH_AUTH=${env.GRAPH_AUTH}: the application that calls Graph (or set GRAPH_AUTH=managed-identity)`,
      'MicrosoftAppType',
      'GRAPH_AUTH',
    );
  }
}

/** As whom Graph is called, from variables that keep the rules. */
export function graphCredentials(env: GraphVariables & BotIdentity): GraphCredentials {
  const clientId = env.GRAPH_CLIENT_ID ?? env.MicrosoftAppId ?? '';
  const authorityHost = env.GRAPH_AUTHORITY_HOST;
  switch (env.GRAPH_AUTH) {
    case 'client-credentials': {
      const clientSecret = env.GRAPH_CLIENT_SECRET ?? env.MicrosoftAppPassword ?? '';
      return { by: 'clientSecret', clientId, clientSecret, authorityHost };
    }
    case 'certificate':
      return {
        by: 'certificate',
        clientId,
        file: env.GRAPH_CLIENT_CERTIFICATE_FILE ?? '',
        password: env.GRAPH_CLIENT_CERTIFICATE_PASSWORD ?? null,
        authorityHost,
      };
    case 'managed-identity':
      return { by: 'managedIdentity', clientId: identityOf(env) };
    case 'none':
      return { by: 'none' };
    default:
      return env.GRAPH_AUTH satisfies never;
  }
}

/** The identity named, else the bot's own where it is one, else (null) the machine's. */
function identityOf(env: GraphVariables & BotIdentity): string | null {
  const named = env.GRAPH_MANAGED_IDENTITY_CLIENT_ID;
  if (named !== undefined) return named === 'system' ? null : named;
  return env.MicrosoftAppType === 'UserAssignedMSI' ? (env.MicrosoftAppId ?? null) : null;
}
