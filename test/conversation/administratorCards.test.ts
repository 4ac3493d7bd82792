import assert from 'node:assert/strict';
import { administratorAnswer, readerOf } from '../../src/conversation/index.js';
import type { RequestView } from '../../src/desk/index.js';
import type { LineRequest, RequestEvent, RequestState } from '../../src/requests/index.js';
import { ofType, readableText } from '../support/cardPictures/cardAnatomy.js';
import { alex, sampleViewOf } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const english = readerOf('en', 'UTC', false);
const buttons = (card: Parameters<typeof ofType>[0]) =>
  ofType(card, 'Action.Execute').map(({ title, verb }) => `${title}: ${verb}`);

/** The request after an administrator's choice. */
function afterChoice(
  state: RequestState,
  type: RequestEvent['type'],
  changes: Partial<LineRequest> = {},
  view: RequestView = sampleViewOf('callerIdChange', 'byHand', ordinaryWords, { state, ...changes }),
) {
  const last = view.events.at(-1);
  assert.ok(last);
  const actor: RequestEvent['actor'] = {
    type: 'person',
    person: { id: alex, name: 'Alex Winter' },
    role: 'administrator',
  };
  return { ...view, events: [...view.events, { ...last, seq: last.seq + 1, type, actor, values: {} }] };
}

describe("an administrator's card", () => {
  it('for a step by hand gives the exact cmdlet to paste, and Done and Give up', () => {
    const view = sampleViewOf('callerIdChange', 'byHand', ordinaryWords);
    const { card } = administratorAnswer(view, english);
    const call = view.request.calls[0];
    assert.ok(call?.by === 'hand');
    const pasted = ofType(card, 'TextBlock').filter(({ fontType }) => fontType === 'monospace');
    assert.deepEqual(
      pasted.map(({ text }) => text),
      [call.cmdlet],
    );
    assert.deepEqual(buttons(card), ['Done: doneByHand', 'Give up: closed']);
    assert.match(readableText(card), /A step for Robin Keller has to be done by hand/);
  });

  it('pastes a cmdlet of several lines as several lines', () => {
    const view = sampleViewOf('callerIdChange', 'byHand', ordinaryWords);
    const calls = [{ by: 'hand' as const, cmdlet: "First -Name 'a*b*'\nSecond -Name '_c_'" }];
    const { card } = administratorAnswer({ ...view, request: { ...view.request, calls } }, english);
    const pasted = ofType(card, 'TextBlock').filter(({ fontType }) => fontType === 'monospace');
    assert.equal(pasted.length, 2);
    assert.match(readableText(card), /First -Name 'a\*b\*' Second -Name '_c_'/);
  });

  for (const [state, event, says] of [
    ['done', 'doneByHand', /Alex Winter did this step by hand\./],
    ['approved', 'handConfirmed', /Alex Winter did this step by hand\./],
    ['closed', 'closed', /Alex Winter gave this change up\./],
  ] as const) {
    it(`for a step by hand keeps its facts and loses its buttons once it is ${event}`, () => {
      const { card } = administratorAnswer(afterChoice(state, event), english);
      assert.deepEqual(buttons(card), []);
      const read = readableText(card);
      assert.match(read, says);
      assert.match(read, /Robin Keller.*by Alex Winter/s);
      assert.doesNotMatch(read, /Grant-Cs/);
    });
  }

  for (const [state, event, says] of [
    ['approved', 'retried', /Alex Winter tried this change again\./],
    ['done', 'doneByHand', /Alex Winter did this change by hand\./],
    ['closed', 'closed', /Alex Winter gave this change up\./],
  ] as const) {
    it(`for a change that stopped says who took care of it, and how, once it is ${event}`, () => {
      const stopped = sampleViewOf('emergencyLocationChange', 'failed', ordinaryWords, { state });
      const { card, summary } = administratorAnswer(afterChoice(state, event, {}, stopped), english);
      assert.match(readableText(card), says);
      assert.match(summary, says);
      assert.deepEqual(buttons(card), []);
    });
  }

  it('for a change that stopped gives the cmdlets that are missing, and no others', () => {
    const { card } = administratorAnswer(sampleViewOf('numberChange', 'failed', ordinaryWords), english);
    const read = readableText(card);
    assert.match(read, /A number was not changed/);
    assert.match(read, /Set-CsPhoneNumberAssignment/);
    assert.doesNotMatch(read, /Remove-CsPhoneNumberAssignment/);
    assert.deepEqual(buttons(card), ['Retry: retried', 'Done by hand: doneByHand', 'Give up: closed']);
  });

  it('in a dry run asks nobody to change the tenant', () => {
    const view = sampleViewOf('callerIdChange', 'byHand', ordinaryWords, { dryRun: true });
    assert.match(
      readableText(administratorAnswer(view, english).card),
      /This is a dry run: leave the tenant as it is\. Press "Done" to go on\./,
    );
  });
});
