import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { cardOf, LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

describe('"update my emergency location", end to end', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    await robin.install();
    await alex.install();
  });
  afterEach(() => all.stop());

  it('goes from the sentence over the approval to the tenant and back to the person', async () => {
    const form = await robin.say('I moved to the 2nd floor in Berlin Adlershof');
    const choice = inputsOf(form).find(({ id }) => id === 'locationId');
    const chosen = choice?.choices?.find(({ value }) => value === choice.value);
    assert.match(chosen?.title ?? '', /Berlin Adlershof, 2/);
    assert.match(textOf(form), /Berlin Mitte, 2/);
    const formMessage = robin.last;

    const status = await robin.click(formMessage, 'Send', { reason: 'My team moved' });
    assert.match(textOf(status.card), /Waiting/);
    assert.ok(action(status.card, 'Withdraw'));

    await all.connector.until(() => alex.messages().length > 1, 5_000, 'the approval card');
    const approval = alex.last;
    assert.match(textOf(cardOf(approval)), /Robin Keller/);
    assert.match(textOf(cardOf(approval)), /My team moved/);
    const decided = await alex.click(approval, 'Approve');
    assert.match(textOf(decided.card), /Approved by Alex Winter/);

    await all.connector.until(
      () =>
        robin
          .messages()
          .some(({ activity }) => /Your emergency location is now/.test(activity.summary ?? '')),
      8_000,
      'the announcement',
    );
    const announcement = textOf(cardOf(robin.last));
    assert.match(announcement, /from Berlin Mitte, 2.* to Berlin Adlershof, 2.*Approved by Alex Winter/s);
    assert.match(announcement, /Inside your organisation's network/);
    const writes = await all.writes();
    assert.deepEqual(
      writes.map(({ action: what, locationId }) => [what, locationId]),
      [['updateNumber', choice?.value]],
    );
    await all.connector.until(
      () => /Done/.test(textOf(cardOf(formMessage))),
      5_000,
      'the status card to say Done',
    );
    await all.connector.until(
      () => /Approved by Alex Winter/.test(textOf(cardOf(approval))),
      5_000,
      'the approval card',
    );
  });
});
