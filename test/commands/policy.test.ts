import assert from 'node:assert/strict';
import { policyCommand } from '../../src/commands/policy.js';
import type { LineRequest } from '../../src/requests/index.js';
import { type Sandbox, sandboxTenantId, startSandbox } from '../../src/sandbox/index.js';
import { requestForAnotherNumber, robin, time } from '../storage/examples.js';
import { CommandInTest } from './commandInTest.js';

const administrators = 'administrators: { people: [9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02] }';
const alexDecides = `approvers: { fallback: { people: [9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02] } }
${administrators}`;
const nobody = '00000000-0000-4000-8000-000000000001';

describe('npm run policy', () => {
  let sandbox: Sandbox;
  let here: CommandInTest;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  after(() => sandbox.close());
  beforeEach(() => {
    here = new CommandInTest();
    Object.assign(here.environment, {
      POLICY_FILE: '',
      LINE_DESK_LOCAL: '1',
      GRAPH_AUTH: 'none',
      GRAPH_BASE_URL: `${sandbox.url}/v1.0`,
      MicrosoftAppTenantId: sandboxTenantId,
      DEFAULT_TIME_ZONE: '',
    });
  });
  afterEach(() => here.remove());
  const policy = (...args: string[]) => here.run(policyCommand, args);
  const file = (requests: string, rest = alexDecides, name = 'policy.yaml') =>
    here.file(name, `version: 1\nrequests:\n${requests}\n${rest}\n`);

  describe('check', () => {
    it('finds nothing wrong with the policy of the sandbox', async () => {
      await sandbox.exportTo(here.folder);
      const { code, printed, complained } = await policy('check', `${here.folder}/policy.yaml`);
      assert.deepEqual([code, complained], [0, '']);
      assert.match(printed, /Version [0-9a-f]{16}: nothing is wrong\./);
    });

    it('names what cannot be read, with its line', async () => {
      const name = file('  emergencyLocationChange:\n    - { name: any, aproval: automatic }');
      const { code, complained } = await policy('check', name, '--offline');
      assert.equal(code, 1);
      assert.match(complained, /policy\.yaml:4: .*aproval/);
    });

    it('names rules that can never decide, and those that come before them', async () => {
      const name = file(`  emergencyLocationChange:
    - { name: inside, when: { change: withinAddress }, approval: automatic }
    - { name: outside, when: { change: toAnotherAddress }, approval: fallbackApprovers }
    - { name: swiss, when: { countries: [CH] }, approval: fallbackApprovers }
  callerIdChange:
    - { name: by-country, when: { countries: [DE] }, approval: automatic }
    - { name: rest, approval: automatic }`);
      const { code, complained } = await policy('check', name, '--offline');
      assert.equal(code, 1);
      assert.match(
        complained,
        /policy\.yaml:6: rule "swiss" can never decide: inside, outside take all of its requests/,
      );
      assert.match(
        complained,
        /policy\.yaml:8: rule "by-country" can never decide: no request of this kind can fit it/,
      );
      assert.match(complained, /^2 problems\.$/m);
      assert.doesNotMatch(complained, /"rest"/);
    });

    it('keeps quiet about a rule for which one case is left', async () => {
      const name = file(`  emergencyLocationChange:
    - { name: inside, when: { change: withinAddress, onBehalf: false }, approval: automatic }
    - { name: berlin, when: { sites: [Berlin Mitte] }, approval: fallbackApprovers }
    - { name: two, when: { sites: [Berlin Mitte, Hamburg HafenCity] }, approval: fallbackApprovers }
    - { name: rest, approval: fallbackApprovers }`);
      assert.equal((await policy('check', name, '--offline')).code, 0);
    });

    it('names people and groups that the directory does not know, and lists that lead to nobody', async () => {
      const name = file(
        `  emergencyLocationChange:
    - name: any
      approval: { stages: [{ name: one, from: [{ groups: [${nobody}] }] }] }`,
        `approvers: { fallback: { people: [${nobody}] } }\n${administrators}`,
      );
      const { code, complained } = await policy('check', name);
      assert.equal(code, 1);
      assert.match(complained, new RegExp(`policy.yaml:5: .*the directory knows no group ${nobody}`));
      assert.match(complained, new RegExp(`policy.yaml:6: .*the directory knows nobody of the id ${nobody}`));
      assert.match(complained, /policy\.yaml:6: approvers\.fallback: nobody with an enabled account/);
      assert.doesNotMatch(complained, /administrators/);
    });
  });

  describe('explain', () => {
    const twoStages = `  emergencyLocationChange:
    - { name: inside, when: { change: withinAddress }, approval: automatic }
    - { name: on-behalf, when: { onBehalf: true }, approval: fallbackApprovers }
    - name: outside
      when: { countries: [DE] }
      approval:
        stages:
          - { name: manager, from: [{ manager: true }] }
          - { name: telephony, from: [{ fallback: true }], need: all }
    - { name: rest, approval: automatic }`;

    it('says which rule decides, why earlier ones did not fit, and who is asked now', async () => {
      const name = file(twoStages);
      const { code, printed, complained } = await policy(
        'explain',
        '--policy',
        name,
        '--kind',
        'emergencyLocationChange',
        '--person',
        robin.id,
        '--change',
        'toAnotherCity',
      );
      assert.deepEqual([code, complained], [0, '']);
      assert.match(printed, /for Robin Keller \(toAnotherAddress, toAnotherCity, country DE, no site\):/);
      assert.match(
        printed,
        /inside: doesn't fit, change is toAnotherAddress, toAnotherCity, not withinAddress/,
      );
      assert.match(printed, /on-behalf: doesn't fit, it is asked for oneself/);
      assert.match(printed, /outside: fits, and decides/);
      assert.match(printed, /rest: not looked at any more/);
      assert.match(printed, /Stage 1 of 2, manager: any one of them\n {2}line manager: \w+/);
      assert.match(printed, /Stage 2 of 2, telephony: all of them\n {2}fall-back approvers: Alex Winter/);
      assert.match(printed, /Never decides, whatever the lists say: Robin Keller\./);
    });

    it('leaves out who may not decide, and says who is asked then', async () => {
      const name = file('  emergencyLocationChange:\n    - { name: any, approval: siteApprovers }');
      const args = ['--policy', name, '--kind', 'emergencyLocationChange', '--change', 'withinAddress'];
      const { printed } = await policy(
        'explain',
        ...args,
        '--person',
        '9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02',
      );
      assert.match(printed, /fall-back approvers: nobody/);
      assert.match(printed, /nobody is left among the fall-back approvers: the administrators are asked/);
    });

    it('explains a stored request, and says how it went', async () => {
      const request = requestForAnotherNumber({ rule: 'old rule', policyVersion: 'p1' });
      await here.withStore((store) => store.transaction((tx) => tx.insertRequest(request)));
      const { code, printed } = await policy('explain', request.id, '--policy', file(twoStages));
      assert.equal(code, 0);
      assert.match(printed, /It went by old rule: group g1 \(policy version p1\)\./);
      assert.match(printed, /By the policy of today/);
      assert.match(printed, /inside: fits, and decides\.[\s\S]*Nobody is asked: it goes through at once\./);
    });

    it('refuses what could not be made', async () => {
      const name = file(twoStages);
      const ask = (...args: string[]) => policy('explain', '--policy', name, ...args);
      assert.equal((await ask()).code, 2);
      assert.equal((await ask('--kind', 'lunch', '--person', robin.id)).code, 2);
      const both = ['--change', 'hidesCallerId', '--change', 'showsOwnNumber'];
      assert.match(
        (await ask('--kind', 'callerIdChange', '--person', robin.id, ...both)).complained,
        /no callerIdChange is hidesCallerId and showsOwnNumber/,
      );
      assert.equal((await ask('--kind', 'callerIdChange', '--person', nobody)).code, 1);
      await here.withStore(async () => undefined);
      assert.equal((await ask('00000000-0000-4000-8000-000000000009')).code, 1);
    });
  });

  describe('replay', () => {
    const withStored = (...requests: LineRequest[]) =>
      here.withStore(async (store) => {
        for (const request of requests) {
          assert.equal(await store.transaction((tx) => tx.insertRequest(request)), 'inserted');
        }
      });
    const over = { state: 'done' as const };

    it('says what would have been decided otherwise, and counts it', async () => {
      const asked = requestForAnotherNumber({ ...over });
      const automatic = requestForAnotherNumber({
        ...over,
        approvers: null,
        stages: [],
        submittedAt: time(60),
      });
      await withStored(asked, automatic);
      const name = file('  emergencyLocationChange:\n    - { name: any, approval: automatic }');
      const { code, printed } = await policy('replay', name);
      assert.equal(code, 0);
      assert.match(
        printed,
        new RegExp(`2026-03-02 +${asked.id} .*group g1 +any: automatic +asked then, automatic now`),
      );
      assert.match(printed, new RegExp(`${automatic.id} .*same approvers, by another rule`));
      assert.match(printed, /^2 past requests under policy version/m);
      const later = await policy('replay', name, '--since', '2026-03-03');
      assert.match(later.printed, /^0 past requests/m);
    });

    it('counts caps as this policy would have used them up', async () => {
      const three = [0, 1, 2].map((day) =>
        requestForAnotherNumber({ ...over, submittedAt: time(day * 24 * 60) }),
      );
      await withStored(...three);
      const name = file(
        '  emergencyLocationChange:\n    - { name: any, approval: automatic, cap: { count: 1, days: 2 } }',
      );
      const { printed } = await policy('replay', name, '--all');
      const outcomes = three.map(({ id }) => printed.split('\n').find((line) => line.includes(id)) ?? '');
      assert.match(outcomes[0] ?? '', /asked then, automatic now/);
      assert.match(outcomes[1] ?? '', /other approvers/);
    });

    it('names requests that would not have been taken without another reason', async () => {
      await withStored(requestForAnotherNumber({ ...over }));
      const name = file(
        `  emergencyLocationChange:\n    - { name: any, approval: automatic, reason: { pattern: 'INC\\d+' } }`,
      );
      assert.match((await policy('replay', name)).printed, /1 {2}not taken without another reason/);
    });
  });
});
