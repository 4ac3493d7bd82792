import { z } from 'zod';

/** Where Bot Framework's services are, for clouds other than the public one; its own classes read these names. */
export const endpointVariables = {
  ChannelService: z
    .literal('https://botframework.azure.us', 'may only be https://botframework.azure.us')
    .optional(),
  OAuthUrl: z.string().optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToBotFromChannelOpenIdMetadataUrl: z.string().optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: z.string().optional(),
  ToChannelFromBotLoginUrl: z.string().optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  ValidateAuthority: z.string().optional(),
  CallerId: z.string().optional(),
};
type Endpoints = { readonly [Name in keyof typeof endpointVariables]?: string | undefined };

/** As soon as one of these is set, botbuilder takes none of its defaults any more, and would let nobody in. */
const neededEndpoints = [
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
] as const;
const endpoints = [...neededEndpoints, 'ToBotFromEmulatorOpenIdMetadataUrl', 'OAuthUrl', 'CallerId'] as const;

/** Reports what is missing as soon as one of them is set. */
export function checkEndpoints(
  env: Endpoints,
  report: (name: (typeof neededEndpoints)[number], message: string) => void,
): void {
  const set = endpoints.find((name) => env[name] !== undefined);
  if (set === undefined) return;
  for (const name of neededEndpoints)
    if (env[name] === undefined)
      report(name, `is required as soon as one of Bot Framework's endpoints is set (here ${set})`);
}

/** Those values, as botbuilder takes them. */
export const endpointsOf = (env: Endpoints): Readonly<Record<string, string | undefined>> => ({
  ChannelService: env.ChannelService,
  OAuthUrl: env.OAuthUrl,
  ToBotFromChannelTokenIssuer: env.ToBotFromChannelTokenIssuer,
  ToBotFromChannelOpenIdMetadataUrl: env.ToBotFromChannelOpenIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: env.ToBotFromEmulatorOpenIdMetadataUrl,
  ToChannelFromBotLoginUrl: env.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: env.ToChannelFromBotOAuthScope,
  ValidateAuthority: env.ValidateAuthority,
  CallerId: env.CallerId,
});
