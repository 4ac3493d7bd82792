import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';
import { postRaw } from './postRaw.js';

const json = { 'content-type': 'application/json' };

describe('local mode', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  afterEach(() => all.stop());

  it('needs no token', async () => {
    assert.match(textOf(await robin.say('help')), /emergency location/i);
  });

  it('listens on 127.0.0.1 and on no other address of the machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
      .filter((address) => address !== '127.0.0.1');
    for (const address of ['127.0.0.2', ...others]) {
      assert.equal(await answers(address, all.lineDesk.port), false, address);
    }
    assert.equal(await answers('127.0.0.1', all.lineDesk.port), true);
  });

  it('refuses a Host that is not this machine, as a web page would send by DNS rebinding', async () => {
    const body = JSON.stringify(robin.activity({ type: 'installationUpdate', action: 'add' }));
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:3978',
      '10.0.0.1',
    ]) {
      const answer = await postRaw(all.url, body, { ...json, host });
      assert.equal(answer.status, 403, host);
    }
    await nothingHappened();
    for (const host of ['localhost', 'LOCALHOST:3978', '127.0.0.1:3978', '[::1]:3978']) {
      assert.equal((await postRaw(all.url, body, { ...json, host })).status, 200, host);
    }
  });

  it('refuses a web page that posts without asking first', async () => {
    const body = JSON.stringify(robin.activity({ type: 'installationUpdate', action: 'add' }));
    const origin = 'https://evil.example';
    assert.equal((await postRaw(all.url, body, { 'content-type': 'text/plain', origin })).status, 415);
    const asked = await fetch(all.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    assert.equal(asked.headers.get('access-control-allow-origin'), null);
    assert.equal(asked.ok, false);
    await nothingHappened();
  });

  it('sends nothing to a service URL that is not on this machine', async () => {
    for (const serviceUrl of [
      'https://smba.trafficmanager.net/emea/',
      'http://127.0.0.1.evil.example/',
      'http://127.0.0.1@evil.example/',
      'http://169.254.169.254/',
    ]) {
      const answer = await robin.post(
        robin.activity({ type: 'installationUpdate', action: 'add', serviceUrl }),
      );
      assert.equal(answer.status, 403, serviceUrl);
    }
    await nothingHappened();
  });

  async function nothingHappened(): Promise<void> {
    assert.equal(await all.lineDesk.store.reference(personId(knownPeople.robin.id)), null);
    assert.equal(all.connector.messages.length, 0);
  }
});

/** Whether somebody listens there. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
