import {
  type Activity,
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

/** Bot Framework's own configuration names, as `ConfigurationBotFrameworkAuthentication` reads them. */
export type BotFrameworkConfiguration = Readonly<Record<string, string | undefined>>;

/** botbuilder's adapter with its two halves apart: who it is, and the turn. Its own `process` answers errors with 500. */
export class DeskAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication;

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
  }

  /** Checks the token against the activity; throws where it isn't the channel's. */
  authenticate(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
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
