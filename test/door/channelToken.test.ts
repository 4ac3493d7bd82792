import assert from 'node:assert/strict';
import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import sinon from 'sinon';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { ChannelTokens } from '../support/channelTokens.js';
import type { Card } from '../support/connector.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

const hour = 3_600;
const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a bot with an app id', () => {
  let channel: ChannelTokens;
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  /** A filled-in form, sent off: with a good token it makes a request. */
  let submit: Record<string, unknown>;

  const serviceUrl = () => all.connector.url;
  const robinId = personId(knownPeople.robin.id);
  const post = (activity: object, authorization: string) => robin.post(activity, { authorization });
  /** Everything that an activity could have changed. */
  const traces = async () => ({
    messages: all.connector.messages.length,
    requests: (await all.lineDesk.store.requestsOf(robinId, { limit: 1 })).total,
    stranger: await all.lineDesk.store.reference(personId(knownPeople.alex.id)),
    outbox: await all.lineDesk.store.outbox.laneStates(),
  });

  before(async () => {
    channel = await ChannelTokens.start();
    all = await LineDeskInTest.start({ channel });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    await robin.install();
    const form = await robin.say('update my emergency location');
    const send = action(form, 'Send');
    const current = inputsOf(form).find(({ id }) => id === 'locationId');
    const other = current?.choices?.find(({ title }) => /Adlershof/.test(title))?.value;
    submit = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: robin.last.id,
      value: {
        action: { type: 'Action.Execute', verb: send.verb, data: { ...send.data, locationId: other } },
      },
    };
  });
  after(async () => {
    await all.stop();
    await channel.stop();
  });
  // botframework-connector prints the public key and a stack for each token that fails.
  beforeEach(() => sinon.stub(console, 'error'));
  afterEach(() => sinon.restore());

  const refused: Record<string, () => string | Promise<string>> = {
    'no token': () => '',
    'something that is no token': () => 'Bearer let.me.in',
    'another scheme': async () => `Basic ${await channel.token(serviceUrl())}`,
    'two tokens': async () => `${await channel.bearer(serviceUrl())} ${await channel.token(serviceUrl())}`,
    'a forged token': () => channel.bearer(serviceUrl(), { forged: true }),
    'a token whose claims were changed afterwards': async () => {
      const [header, , signature] = (await channel.token('https://smba.example')).split('.');
      return `Bearer ${header}.${base64url(channel.claims(serviceUrl()))}.${signature}`;
    },
    'a token of an unknown key': () => channel.bearer(serviceUrl(), { key: 'unknown' }),
    'a token of a key that is not endorsed for Teams': () => channel.bearer(serviceUrl(), { key: 'webChat' }),
    'an expired token': () =>
      channel.bearer(serviceUrl(), { claims: { nbf: now() - 2 * hour, exp: now() - hour } }),
    'a token for later': () =>
      channel.bearer(serviceUrl(), { claims: { nbf: now() + hour, exp: now() + 2 * hour } }),
    'a token for another bot': () => channel.bearer(serviceUrl(), { claims: { aud: randomUUID() } }),
    'a token for nobody': () => channel.bearer(serviceUrl(), { claims: { aud: undefined } }),
    'a token of another issuer': () =>
      channel.bearer(serviceUrl(), { claims: { iss: 'https://api.botframework.com' } }),
    'a token for another service URL': () => channel.bearer('https://smba.example/emea/'),
    'a token without a service URL': () =>
      channel.bearer(serviceUrl(), { claims: { serviceurl: undefined } }),
    "a token as the Emulator's or the bot's own, which names no service URL": () =>
      channel.bearer(serviceUrl(), {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          serviceurl: undefined,
          ver: '1.0',
          appid: channel.appId,
        },
      }),
    'a token without a signature (alg none)': () =>
      `Bearer ${base64url({ alg: 'none', typ: 'JWT', kid: 'teams' })}.${base64url(channel.claims(serviceUrl()))}.`,
    'a token that the public key signed as a secret (HS256)': async () => {
      const key = createPublicKey({ key: { ...(await channel.publicKey()) }, format: 'jwk' });
      const signed = `${base64url({ alg: 'HS256', typ: 'JWT', kid: 'teams' })}.${base64url(channel.claims(serviceUrl()))}`;
      const secret = key.export({ type: 'pkcs1', format: 'pem' });
      return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    },
  };
  for (const [what, authorization] of Object.entries(refused)) {
    it(`answers 401 to ${what}, and nothing happens`, async () => {
      const before = await traces();
      const alex = all.person(knownPeople.alex.id, 'Alex Winter');
      const header = { authorization: await authorization() };
      for (const answer of [
        await robin.post(robin.activity({ type: 'message', text: 'help' }), header),
        await robin.post(robin.activity(submit), header),
        await alex.post(alex.activity({ type: 'installationUpdate', action: 'add' }), header),
      ]) {
        assert.equal(answer.status, 401);
        assert.deepEqual(await answer.json(), { error: 'Unauthorized' });
      }
      assert.deepEqual(await traces(), before);
    });
  }

  it('refuses a channel in which the client says who it is, whatever its token', async () => {
    const before = await traces();
    for (const channelId of ['webchat', 'directline', 'emulator', 'AseChannel']) {
      const webChat = await channel.bearer(serviceUrl(), { key: 'webChat' });
      const answer = await post(robin.activity({ ...submit, channelId }), webChat);
      assert.equal(answer.status, 401, channelId);
    }
    assert.deepEqual(await traces(), before);
  });

  it('answers 400 to an activity without a service URL, for which the token could not be compared', async () => {
    const before = await traces();
    const { serviceUrl: _, ...without } = robin.activity(submit);
    for (const activity of [without, { ...without, serviceUrl: '' }, { ...without, serviceUrl: null }]) {
      const answer = await post(activity, await channel.bearer(serviceUrl()));
      assert.equal(answer.status, 400);
    }
    assert.deepEqual(await traces(), before);
  });

  it('answers with the token of the bot, in the turn and later', async () => {
    await robin.say('help');
    const authorizations = new Set(all.connector.messages.map(({ authorization }) => authorization));
    assert.deepEqual([...authorizations], [`Bearer ${channel.outgoingBearer}`]);
  });

  it('lets the same form in with a good token', async () => {
    const before = await traces();
    const answer = await post(robin.activity(submit), await channel.bearer(serviceUrl()));
    assert.equal(answer.status, 200);
    const card: { value: Card } = JSON.parse(await answer.text());
    assert.match(textOf(card.value), /Waiting/);
    assert.equal((await traces()).requests, before.requests + 1);
  });
});

describe('a key set that cannot be reached', () => {
  let channel: ChannelTokens;
  let all: LineDeskInTest;

  before(async () => {
    channel = await ChannelTokens.start();
    all = await LineDeskInTest.start({ channel });
  });
  after(async () => {
    await all.stop();
    await channel.stop();
  });

  it('keeps everybody out with 401, and lets them in once it is there', async () => {
    const robin = all.person(knownPeople.robin.id, 'Robin Keller');
    channel.unreachable = true;
    const shut = await robin.post(robin.activity({ type: 'message', text: 'help' }));
    assert.equal(shut.status, 401);
    assert.deepEqual(await shut.json(), { error: 'Unauthorized' });
    assert.equal(all.connector.messages.length, 0);
    channel.unreachable = false;
    await robin.say('help');
  });
});
