import assert from 'node:assert/strict';
import { syncNumbers } from '../../src/desk/index.js';
import type { RequestDetails } from '../../src/requests/index.js';
import { groupIds, knownPeople } from '../../src/sandbox/index.js';
import { groupId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { e164, factsOf, file, freeNumbers, numberOf, untilState } from '../support/lineRequests.js';

const numbers = '/admin/teams/telephoneNumberManagement/numberAssignments';
const fast = { settleMs: 400, echoMs: 4_000, firstLookMs: 30, longestLookMs: 200 };

/** Everything goes through without approval: what comes after it is what is tested here. */
const automatic = (text: string) =>
  text.replace(
    'requests:\n',
    ['numberRequest', 'numberChange', 'numberRelease', 'callerIdChange', 'callingPlanChange'].reduce(
      (lines, kind) => `${lines}  ${kind}: [{ name: all, approval: automatic }]\n`,
      'requests:\n',
    ),
  );

describe('a plan', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  const start = async (environment: Record<string, string> = {}) => {
    all = await LineDeskInTest.start({ policy: automatic, times: fast, environment });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
  };
  afterEach(() => all.stop());

  /** Another German number instead of Robin's own. */
  const anotherNumber = async (): Promise<RequestDetails & { kind: 'numberChange' }> => {
    const own = await numberOf(all, robin.aadObjectId);
    const [wanted] = await freeNumbers(all, 'DE');
    assert.ok(wanted !== undefined);
    const place = (await all.lineDesk.store.allLocations()).find(({ id }) => id === own.locationId);
    assert.ok(place !== undefined);
    const { id, civicAddressId, site, place: floor, city, country } = place;
    const location = { id, civicAddressId, site, place: floor, address: 'Torstraße 49', city, country };
    return {
      kind: 'numberChange',
      from: { telephoneNumber: e164(own.telephoneNumber), numberType: 'callingPlan', location },
      telephoneNumber: e164(wanted.telephoneNumber),
      numberType: 'callingPlan',
      country: 'DE',
      city: wanted.city ?? null,
      location,
      reason: null,
    };
  };
  const actions = async () => (await factsOf(all).writes()).map(({ action }) => action);

  it('is carried out step by step, licence first, and the number is announced', async () => {
    await start();
    const nobody = all.person(knownPeople.withoutLicence.id, 'Without Licence');
    await nobody.install();
    const [wanted] = await freeNumbers(all, 'DE');
    assert.ok(wanted !== undefined);
    const request = await file(all, nobody, {
      kind: 'numberRequest',
      telephoneNumber: e164(wanted.telephoneNumber),
      numberType: 'callingPlan',
      country: 'DE',
      city: null,
      location: null,
      licence: {
        skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d',
        skuPartNumber: 'MCOPSTN1',
        groupId: groupId(groupIds.teamsPhoneWithCallingPlan),
      },
      reason: null,
    });
    const done = await untilState(all, request, ['done']);
    assert.deepEqual(
      done.steps.map(({ state }) => state),
      ['done', 'done'],
    );
    assert.deepEqual(await actions(), ['addMember', 'assignNumber']);
    const told = await messageSaying(all, nobody, /Your number is/);
    assert.match(textOf(cardOf(told)), /\+49/);
    const record = await all.lineDesk.store.numberRecord(e164(wanted.telephoneNumber), new Date());
    assert.equal(record?.state, 'assigned');
    assert.equal(record?.hold, null);
  });

  it('gives the old number back where the new one cannot be assigned, says so, and can be tried again', async () => {
    await start();
    const details = await anotherNumber();
    await all.faults([{ route: `${numbers}/assignNumber`, kind: 'failed-operation', next: 1 }]);
    const request = await file(all, robin, details);
    const failed = await untilState(all, request, ['failed']);
    assert.equal(failed.failure?.code, 'operation-failed');
    assert.deepEqual(
      failed.steps.map(({ state }) => state),
      ['undone', 'started'],
    );
    const own = await numberOf(all, robin.aadObjectId);
    assert.equal(own.telephoneNumber, details.from.telephoneNumber);
    assert.deepEqual(await actions(), ['unassignNumber', 'assignNumber']);
    const card = await messageSaying(all, alex, /Robin Keller/);
    assert.match(textOf(cardOf(card)), /back/i);
    await alex.click(card, 'Retry');
    await untilState(all, request, ['done']);
    assert.equal((await numberOf(all, robin.aadObjectId)).telephoneNumber, details.telephoneNumber);
    await messageSaying(all, robin, /Your number is/);
  });

  it('goes to an administrator where the tenant has no call for a step, and believes them when it shows', async () => {
    await start();
    const policyId = await factsOf(all).policyId('Anonymous');
    await all.faults([{ route: '/admin/teams/policy/*', method: 'POST', kind: 'forbidden', share: 1 }]);
    const request = await file(all, robin, {
      kind: 'callerIdChange',
      telephoneNumber: null,
      from: { shows: 'ownNumber' },
      fromPolicy: null,
      to: { shows: 'hidden' },
      toPolicy: { id: policyId, name: 'Anonymous' },
      reason: null,
    });
    await untilState(all, request, ['byHand']);
    const task = await messageSaying(all, alex, /Grant-CsCallingLineIdentity/);
    assert.match(textOf(cardOf(task)), /-PolicyName 'Anonymous'/);
    const early = await alex.click(task, 'Done');
    assert.match(textOf(early.card), /doesn't show|does not show/);
    await all.faults([]);
    await factsOf(all).send('POST', '/v1.0/admin/teams/policy/userAssignments/assign', {
      value: [{ userId: robin.aadObjectId, policyType: 'CallingLineIdentity', policyId }],
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await alex.click(task, 'Done');
    await untilState(all, request, ['done']);
    await messageSaying(all, robin, /hidden/);
    await all.connector.until(
      () => !actionsOf(cardOf(task)).some(({ title }) => title === 'Done'),
      5_000,
      'the task card to have no buttons any more',
    );
  });

  it('stops where what was true at approval no longer is, and changes nothing', async () => {
    await start();
    const details = await anotherNumber();
    await syncNumbers(all.lineDesk.desk, { owner: 'test' });
    await factsOf(all).send('POST', '/sandbox/changes', [
      { change: 'assignNumber', number: details.telephoneNumber, person: knownPeople.withoutNumber.id },
    ]);
    const request = await file(all, robin, details);
    const stopped = await untilState(all, request, ['failed']);
    assert.equal(stopped.failure?.code, 'number-taken');
    assert.equal((await numberOf(all, robin.aadObjectId)).telephoneNumber, details.from.telephoneNumber);
    assert.deepEqual(await actions(), []);
    await messageSaying(all, robin, /Stopped/);
    await messageSaying(all, alex, /Robin Keller/);
  });

  it('stops where the person’s account has been disabled since', async () => {
    await start();
    const details = await anotherNumber();
    await syncNumbers(all.lineDesk.desk, { owner: 'test' });
    await factsOf(all).send('POST', '/sandbox/changes', [
      { change: 'disablePerson', person: robin.aadObjectId },
    ]);
    const stopped = await untilState(all, await file(all, robin, details), ['failed']);
    assert.equal(stopped.failure?.code, 'person-gone');
    assert.deepEqual(await actions(), []);
  });

  it('follows a long operation over a restart, and writes once', async () => {
    await start();
    const details = await anotherNumber();
    await all.faults([
      { route: `${numbers}/unassignNumber`, kind: 'slow-operation', delayMs: 1_500, next: 1 },
    ]);
    const request = await file(all, robin, details);
    await untilState(all, request, ['changing']);
    await all.lineDesk.stop();
    await all.open();
    await untilState(all, request, ['done']);
    assert.deepEqual(await actions(), ['unassignNumber', 'assignNumber']);
  });

  it('is rehearsed in a dry run: everything but the writes, and every card says so', async () => {
    await start({ DRY_RUN: '1' });
    const request = await file(all, robin, await anotherNumber());
    const done = await untilState(all, request, ['done']);
    assert.ok(done.dryRun);
    assert.deepEqual(
      done.steps.map(({ state }) => state),
      ['rehearsed', 'rehearsed'],
    );
    assert.deepEqual(await actions(), []);
    const told = await messageSaying(all, robin, /would/);
    assert.match(textOf(cardOf(told)), /Dry run/);
    assert.match(textOf(await robin.say('help')), /Dry run/);
    assert.match(textOf(await robin.say('my requests')), /Dry run/);
  });
});
