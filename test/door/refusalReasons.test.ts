import assert from 'node:assert/strict';
import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import sinon from 'sinon';
import { z } from 'zod';
import { knownPeople } from '../../src/sandbox/index.js';
import { ChannelTokens } from '../support/channelTokens.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

const hour = 3_600;
const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const lineSchema = z.looseObject({ level: z.number(), msg: z.string(), reason: z.string().optional() });

describe('the log of an activity that was not let in', () => {
  let channel: ChannelTokens;
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let lines: string[];

  before(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        lines.push(chunk.toString('utf8'));
        done();
      },
    });
    lines = [];
    channel = await ChannelTokens.start();
    all = await LineDeskInTest.start({ channel, log: pino({ level: 'warn' }, sink) });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  after(async () => {
    await all.stop();
    await channel.stop();
  });
  // botframework-connector prints the public key and a stack for each token that fails.
  beforeEach(() => {
    sinon.stub(console, 'error');
    lines = [];
  });
  afterEach(() => sinon.restore());

  /** Posts with this header and resolves to the reason that is logged for it. */
  async function reasonFor(authorization: string, fields: object = {}): Promise<string | undefined> {
    const activity = robin.activity({ type: 'message', text: 'help', ...fields });
    assert.equal((await robin.post(activity, { authorization })).status, 401);
    const refusals = lines
      .map((line) => ({ line, ...lineSchema.parse(JSON.parse(line)) }))
      .filter(({ msg }) => msg === 'an activity was not let in');
    assert.deepEqual(
      refusals.map(({ level }) => level),
      [40],
    );
    const token = authorization.replace(/^\w+ /, '');
    for (const part of token.split('.').filter((each) => each.length > 8)) {
      assert.ok(!refusals[0]?.line.includes(part), 'a part of the token is in the log');
    }
    return refusals[0]?.reason;
  }
  const token = (claims: Readonly<Record<string, unknown>>) => channel.bearer(all.connector.url, { claims });

  const named: Readonly<Record<string, readonly [string, () => string | Promise<string>]>> = {
    'no token': ['token-missing', () => ''],
    'something that is no token': ['token-malformed', () => 'Bearer let.me.in'],
    'another scheme': ['token-malformed', async () => `Basic ${await channel.token(all.connector.url)}`],
    'another issuer': ['wrong-issuer', () => token({ iss: 'https://api.botframework.com' })],
    'no issuer': ['wrong-issuer', () => token({ iss: undefined })],
    'another bot': ['wrong-audience', () => token({ aud: randomUUID() })],
    nobody: ['wrong-audience', () => token({ aud: undefined })],
    'another service URL': ['wrong-service-url', () => channel.bearer('https://smba.example/emea/')],
    'no service URL': ['wrong-service-url', () => token({ serviceurl: undefined })],
    'the past': ['token-expired', () => token({ nbf: now() - 2 * hour, exp: now() - hour })],
    'the future': ['token-not-yet-valid', () => token({ nbf: now() + hour, exp: now() + 2 * hour })],
    'an unknown key': ['key-unknown', () => channel.bearer(all.connector.url, { key: 'unknown' })],
    'a key of another channel': [
      'key-not-for-channel',
      () => channel.bearer(all.connector.url, { key: 'webChat' }),
    ],
    'a forger': ['wrong-signature', () => channel.bearer(all.connector.url, { forged: true })],
    'a signature by the public key as a secret': [
      'wrong-algorithm',
      async () => {
        const key = createPublicKey({ key: { ...(await channel.publicKey()) }, format: 'jwk' });
        const signed = `${base64url({ alg: 'HS256', typ: 'JWT', kid: 'teams' })}.${base64url(channel.claims(all.connector.url))}`;
        const secret = key.export({ type: 'pkcs1', format: 'pem' });
        return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
      },
    ],
  };

  it('says first that the keys of the channel can not be fetched', async () => {
    channel.unreachable = true;
    assert.equal(await reasonFor(await token({})), 'key-set-unreachable');
    channel.unreachable = false;
  });

  for (const [what, [reason, authorization]] of Object.entries(named)) {
    it(`says ${reason} for ${what}`, async () => {
      assert.equal(await reasonFor(await authorization()), reason);
    });
  }

  it('says wrong-channel of an activity that is not from Teams', async () => {
    assert.equal(await reasonFor(await token({}), { channelId: 'webchat' }), 'wrong-channel');
  });
});
