import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { importLocations, previewLocations } from '../../src/commands/importLocations.js';
import { readPolicy } from '../../src/commands/policySource.js';
import { readConfig } from '../../src/config.js';
import { type LineDesk, startLineDesk } from '../../src/lineDesk.js';
import type { RunnerTimes } from '../../src/provisioning/index.js';
import { type Sandbox, sandboxTenantId, startSandbox } from '../../src/sandbox/index.js';
import { action, inputsOf, textOf } from './cards.js';
import type { ChannelTokens } from './channelTokens.js';
import { type Card, Connector, type SentMessage } from './connector.js';

export interface LineDeskInTestOptions {
  readonly environment?: Record<string, string>;
  /** Changes the sandbox's policy text. */
  readonly policy?: (text: string) => string;
  /** Changes the places file's text. */
  readonly locations?: (text: string) => string;
  readonly readBackLagMs?: number;
  readonly operationMs?: number;
  readonly times?: RunnerTimes;
  readonly now?: () => Date;
  readonly log?: Logger;
  /** Where the channel's tokens come from; then the bot runs as in production, else in local mode without any. */
  readonly channel?: ChannelTokens;
}

/** A whole Line Desk with its sandbox tenant and a connector stand-in, spoken to over HTTP as Teams does. */
export class LineDeskInTest {
  lineDesk!: LineDesk;
  readonly people = new Map<string, TeamsPerson>();

  private constructor(
    readonly folder: string,
    readonly sandbox: Sandbox,
    readonly connector: Connector,
    readonly options: LineDeskInTestOptions,
  ) {}

  static async start(options: LineDeskInTestOptions = {}): Promise<LineDeskInTest> {
    const folder = mkdtempSync(join(tmpdir(), 'line-desk-'));
    const sandbox = await startSandbox({
      port: 0,
      readBackLagMs: options.readBackLagMs ?? 20,
      operationMs: options.operationMs ?? 20,
    });
    await sandbox.exportTo(folder);
    const change = (file: string, edit: ((text: string) => string) | undefined) => {
      const path = join(folder, file);
      if (edit !== undefined) writeFileSync(path, edit(readFileSync(path, 'utf8')));
    };
    change('policy.yaml', options.policy);
    change('locations.csv', options.locations);
    const all = new LineDeskInTest(folder, sandbox, await Connector.start(), options);
    await all.open();
    return all;
  }

  /** Starts the bot (again, after `close`) on the same database. */
  async open(): Promise<void> {
    const { policy, version } = readPolicy(join(this.folder, 'policy.yaml'));
    const { now } = this.options;
    this.lineDesk = await startLineDesk({
      config: readConfig({
        PORT: '0',
        LINE_DESK_LOCAL: '1',
        GRAPH_AUTH: 'none',
        GRAPH_BASE_URL: `${this.sandbox.url}/v1.0`,
        DATABASE_URL: join(this.folder, 'line-desk.sqlite'),
        DEFAULT_TIME_ZONE: 'Europe/Berlin',
        ...this.options.channel?.environment,
        ...this.options.environment,
      }),
      policy,
      policyVersion: version,
      ...(this.options.channel === undefined ? {} : { channelCredentials: this.options.channel.credentials }),
      log: this.options.log ?? pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
      ...(now === undefined ? {} : { clock: { now } }),
      ...(this.options.times === undefined ? {} : { times: this.options.times }),
      beforeOpening: async (desk) => {
        const file = join(this.folder, 'locations.csv');
        await importLocations(desk.store, await previewLocations(desk.store, file), file, new Date());
      },
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.lineDesk.port}/api/messages`;
  }

  person(aadObjectId: string, name = ''): TeamsPerson {
    const known = this.people.get(aadObjectId);
    if (known !== undefined) return known;
    const person = new TeamsPerson(this, aadObjectId, name);
    this.people.set(aadObjectId, person);
    return person;
  }

  async writes(): Promise<{ action: string; number: string; person: string; locationId: string }[]> {
    return (await fetch(`${this.sandbox.url}/sandbox/writes`)).json() as Promise<
      { action: string; number: string; person: string; locationId: string }[]
    >;
  }

  async faults(faults: object[]): Promise<void> {
    const answer = await fetch(`${this.sandbox.url}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
    if (!answer.ok) throw new Error(`faults: ${answer.status} ${await answer.text()}`);
  }

  async stop(): Promise<void> {
    await this.lineDesk.stop();
    await this.connector.stop();
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface InvokeAnswer {
  readonly status: number;
  readonly type: string;
  readonly value: Card | string;
  readonly card: Card;
  readonly text: string;
}

/** One person in Teams, in their personal chat with the bot. */
export class TeamsPerson {
  readonly conversationId: string;
  readonly tenantId = sandboxTenantId;

  constructor(
    private readonly all: LineDeskInTest,
    readonly aadObjectId: string,
    readonly name: string,
  ) {
    this.conversationId = `a:${aadObjectId}`;
  }

  activity(fields: object): Record<string, unknown> {
    return {
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.all.connector.url,
      from: { id: `29:${this.aadObjectId}`, name: this.name, aadObjectId: this.aadObjectId },
      recipient: { id: '28:line-desk', name: 'Line Desk' },
      conversation: { id: this.conversationId, conversationType: 'personal', tenantId: sandboxTenantId },
      channelData: { tenant: { id: sandboxTenantId } },
      locale: 'en-GB',
      localTimezone: 'Europe/Berlin',
      ...fields,
    };
  }

  async post(activity: object, headers: Record<string, string> = {}): Promise<Response> {
    const { channel } = this.all.options;
    const authorization =
      channel === undefined ? {} : { authorization: await channel.bearer(this.all.connector.url) };
    return fetch(this.all.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body: JSON.stringify(activity),
    });
  }

  /** Installs the app: from now on the bot can reach the person. */
  async install(): Promise<void> {
    const answer = await this.post(this.activity({ type: 'installationUpdate', action: 'add' }));
    if (answer.status !== 200) throw new Error(`install: ${answer.status}`);
    await this.all.connector.until(() => this.messages().length > 0, 5_000, 'the welcome');
  }

  messages(): SentMessage[] {
    return this.all.connector.in(this.conversationId);
  }

  get last(): SentMessage {
    const last = this.messages().at(-1);
    if (last === undefined) throw new Error('no message yet');
    return last;
  }

  /** Types a text and resolves to the bot's answer. */
  async say(text: string, fields: object = {}): Promise<Card> {
    const before = this.messages().length;
    const answer = await this.post(this.activity({ type: 'message', text, ...fields }));
    if (answer.status !== 200) throw new Error(`say: ${answer.status} ${await answer.text()}`);
    await this.all.connector.until(() => this.messages().length > before, 5_000, `an answer to "${text}"`);
    return cardOf(this.last);
  }

  /** Clicks a button of a card on a message; inputs are those given over those prefilled. */
  async click(
    message: SentMessage | { readonly id: string; readonly card: Card },
    title: string,
    inputs: Record<string, string> = {},
    fields: object = {},
  ): Promise<InvokeAnswer> {
    const card = 'card' in message ? message.card : cardOf(message);
    const button = action(card, title);
    const prefilled = Object.fromEntries(
      inputsOf(card).flatMap(({ id, value }) => (value === undefined || value === '' ? [] : [[id, value]])),
    );
    const data =
      button.data['action'] === 'cancelForm' ? button.data : { ...button.data, ...prefilled, ...inputs };
    return this.invoke({ type: 'Action.Execute', verb: button.verb, data }, message.id, fields);
  }

  async invoke(clicked: object, replyToId: string, fields: object = {}): Promise<InvokeAnswer> {
    const answer = await this.post(
      this.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId,
        value: { action: clicked },
        ...fields,
      }),
    );
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`invoke: ${answer.status} ${text}`);
    const body: { statusCode: number; type: string; value: Card | string } = JSON.parse(text);
    return {
      status: body.statusCode,
      type: body.type,
      value: body.value,
      get card() {
        if (typeof body.value === 'string') throw new Error(`no card but: ${body.value}`);
        return body.value;
      },
      get text() {
        return typeof body.value === 'string' ? body.value : '';
      },
    };
  }
}

/** The card of a message. */
export function cardOf(message: SentMessage): Card {
  const content = message.activity.attachments?.[0]?.content;
  if (content === undefined) throw new Error(`a message without a card: ${message.activity.text}`);
  return content;
}

/** Waits until one of the person's messages says `pattern` on its card, and resolves to the newest one that does. */
export async function messageSaying(
  all: LineDeskInTest,
  person: TeamsPerson,
  pattern: RegExp,
  withinMs = 8_000,
): Promise<SentMessage> {
  const find = () =>
    person
      .messages()
      .findLast(
        (message) => pattern.test(textOf(cardOf(message))) || pattern.test(message.activity.summary ?? ''),
      );
  await all.connector.until(
    () => find() !== undefined,
    withinMs,
    `a message to ${person.name} saying ${pattern}`,
  );
  const found = find();
  if (found === undefined) throw new Error('unreachable');
  return found;
}
