import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { postRaw } from './postRaw.js';

const largest = 256 * 1024;

describe('what arrives at /api/messages', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  const help = () => JSON.stringify(robin.activity({ type: 'message', text: 'help' }));

  before(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  after(() => all.stop());
  afterEach('the bot still answers', async () => {
    assert.match(textOf(await robin.say('help')), /emergency location/i);
  });

  const noActivities: Record<string, string> = {
    'an empty body': '',
    'half of a JSON document': '{"type": "message"',
    'a number': '1',
    null: 'null',
    'a list': '[]',
    'an empty object': '{}',
    'an activity without its conversation': JSON.stringify({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1',
      from: { id: 'somebody' },
    }),
    'a service URL that is none': JSON.stringify({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'file:///etc/hosts',
      from: { id: 'somebody' },
      conversation: { id: 'somewhere' },
    }),
  };
  for (const [what, body] of Object.entries(noActivities)) {
    it(`answers 400 to ${what}`, async () => {
      const answer = await postRaw(all.url, body);
      assert.equal(answer.status, 400);
      assert.match(answer.text, /^\{"error":"[^"]+"\}$/);
    });
  }

  it('answers 415 to anything but JSON, so that no web form gets in', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      undefined,
    ]) {
      const answer = await postRaw(all.url, help(), type === undefined ? {} : { 'content-type': type });
      assert.equal(answer.status, 415, type);
    }
  });

  it('takes an activity of 256 KB and answers 413 to a larger one', async () => {
    const around = Buffer.byteLength(JSON.stringify(robin.activity({ type: 'event', filler: '' })));
    const body = (length: number) =>
      JSON.stringify(robin.activity({ type: 'event', filler: 'x'.repeat(length - around) }));
    assert.equal((await postRaw(all.url, body(largest))).status, 200);
    assert.equal((await postRaw(all.url, body(largest + 1))).status, 413);
    const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    assert.equal((await postRaw(all.url, body(largest + 1), chunked)).status, 413);
  });

  it('answers 415 to a compressed body, whether it unpacks or not', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const bomb = gzipSync(`"${'x'.repeat(20 * 1024 * 1024)}"`);
    for (const body of [gzipSync(help()), Buffer.from('no gzip at all'), bomb]) {
      assert.equal((await postRaw(all.url, body, headers)).status, 415);
    }
  });

  it('is not led astray by the names of an object’s own parts', async () => {
    const poison = '{"polluted":"yes","aadObjectId":"yes","do":"approve"}';
    const keys = `"__proto__":${poison},"constructor":{"prototype":${poison}},"toString":1,"hasOwnProperty":1`;
    const message = JSON.stringify(robin.activity({ type: 'message', text: 'help' }));
    const invoke = JSON.stringify(
      robin.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'help', data: { action: 'constructor' } } },
      }),
    );
    for (const body of [message, invoke]) {
      const poisoned = body.replaceAll('{', `{${keys},`).replaceAll(',}', '}');
      const answer = await postRaw(all.url, poisoned);
      assert.equal(answer.status, 200, answer.text);
    }
    const untouched: Record<string, unknown> = {};
    assert.equal(untouched['polluted'], undefined);
    assert.equal(untouched['aadObjectId'], undefined);
  });

  it('answers 400 to what nests without end', async () => {
    const depth = 100_000;
    const nest = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.equal((await postRaw(all.url, nest)).status, 400);
    const inside = JSON.stringify(
      robin.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: 'HERE' } } }),
    );
    const submit = `{"action":"withdrawWaiting","more":${nest}}`;
    assert.equal((await postRaw(all.url, inside.replace('"HERE"', submit))).status, 400);
  });

  it('lets nothing of the inside out with an answer that says no', async () => {
    for (const path of ['/', '/api', '/api/messages/1', '/%2e%2e/etc/passwd', '/health/../api']) {
      const answer = await postRaw(all.url.replace('/api/messages', path), help());
      assert.ok([404, 405].includes(answer.status), `${path}: ${answer.status}`);
      assert.doesNotMatch(answer.text, /node_modules|\.ts|\.js|at /);
    }
    const nobody = await all.lineDesk.store.reference(personId(knownPeople.alex.id));
    assert.equal(nobody, null);
  });
});
