import {
  type Activity,
  Channels,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type {
  AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { channelIssuer, claimsIssuer } from './channelIssuer.js';

/** Bot Framework's own configuration names, as `ConfigurationBotFrameworkAuthentication` reads them. */
export type BotFrameworkConfiguration = Readonly<Record<string, string | undefined>>;

/** botbuilder's adapter with its two halves apart: who it is, and the turn. Its own `process` answers errors with 500. */
export class DeskAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication;
  /** Null in local mode, where nothing is authenticated. */
  readonly #issuer: string | null;

  /**
   * @param configuration `MicrosoftApp…`, `ChannelService`, `ToBotFromChannel…`, `ToChannelFromBot…` and so on; without
   *   an app id nothing is authenticated (local mode).
   * @param credentials Where tokens for outgoing calls come from; by default from the configuration.
   */
  constructor(configuration: BotFrameworkConfiguration, credentials?: ServiceClientCredentialsFactory) {
    const given = Object.fromEntries(
      Object.entries(configuration).filter((entry): entry is [string, string] => Boolean(entry[1])),
    );
    const authentication = new ConfigurationBotFrameworkAuthentication(
      given,
      credentials ?? new ConfigurationServiceClientCredentialFactory(given),
    );
    super(authentication);
    this.#authentication = authentication;
    this.#issuer = given['MicrosoftAppId'] === undefined ? null : channelIssuer(given);
  }

  /**
   * Checks the token against the activity; throws where it isn't Teams'. An Azure bot has other channels from the day it
   * is made (Web Chat, Direct Line), in which the client itself says who it is: what comes through them is refused.
   */
  async authenticate(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    if (this.#issuer !== null) {
      if (activity.channelId !== Channels.Msteams) throw new Error('the activity is not from Teams');
      if (!claimsIssuer(authorization, this.#issuer)) throw new Error('no token of the channel');
    }
    return this.#authentication.authenticateRequest(activity, authorization);
  }

  /** Runs the turn of an authenticated activity; resolves to the invoke's answer, if it is one. */
  runTurn(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }
}
