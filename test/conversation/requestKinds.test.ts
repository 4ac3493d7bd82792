import assert from 'node:assert/strict';
import { approvalAnswer, noticeAnswer, readerOf, requestAnswer } from '../../src/conversation/index.js';
import { type RequestKind, type RequestState, requestKinds } from '../../src/requests/index.js';
import { ofType, readableText } from '../support/cardPictures/cardAnatomy.js';
import { alex, onBehalf, sampleViewOf } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const english = readerOf('en', 'UTC', false);
const german = readerOf('de', 'UTC', false);
const view = (kind: RequestKind, state: RequestState) => sampleViewOf(kind, state, ordinaryWords);

function told(kind: RequestKind, state: RequestState, reader = english): string {
  const answer = noticeAnswer(view(kind, state), 'outcome', { DE: '933' }, reader);
  assert.ok(answer);
  return answer.summary;
}

describe('a request of any kind', () => {
  it('is announced with its result', () => {
    assert.deepEqual(
      requestKinds.map((kind) => told(kind, 'done')),
      [
        'Your emergency location is now Berlin Mitte, 4th floor.',
        'Your number is +49 30 231290.',
        'Your number is now +49 30 231290.',
        '+49 30 231250 was given back.',
        'Your caller ID is now hidden.',
        'Your calling plan is now Domestic and international.',
        '4th floor, Torstraße 49, 10119 Berlin was added.',
      ],
    );
    assert.deepEqual(
      requestKinds.map((kind) => told(kind, 'done', german)),
      [
        'Ihr Notfallstandort ist jetzt Berlin Mitte, 4th floor.',
        'Ihre Rufnummer ist +49 30 231290.',
        'Ihre Rufnummer ist jetzt +49 30 231290.',
        '+49 30 231250 wurde zurückgegeben.',
        'Ihre Rufnummernanzeige ist jetzt: unterdrückt.',
        'Ihr Anrufplan ist jetzt Inland und Ausland.',
        '4th floor, Torstraße 49, 10119 Berlin wurde angelegt.',
      ],
    );
  });

  it('says after a rejection what stays', () => {
    assert.deepEqual(
      requestKinds.map((kind) => told(kind, 'rejected')),
      [
        'Your emergency location stays Berlin Mitte, 2nd floor.',
        'No number was assigned.',
        'Your number stays +49 30 231250.',
        'Your number stays +49 30 231250.',
        'Your caller ID stays +49 30 231250 (own number).',
        'Your calling plan stays Domestic.',
        'No address was added.',
      ],
    );
  });

  it('names the safety fact while it waits', () => {
    const facts: Record<RequestKind, RegExp> = {
      emergencyLocationChange: /Emergency calls show Berlin Mitte, 2nd floor until the change is done/,
      numberRequest: /Calls work once it is assigned; that can take up to 24 hours/,
      numberChange: /Then neither number works until \+49 30 231290 is assigned/,
      numberRelease: /it rests and goes to somebody else later.*Teams can't call emergency services/s,
      callerIdChange: /doesn't hide it from emergency services/,
      callingPlanChange: /can take up to 24 hours to work/,
      newEmergencyAddress: /Emergency calls show Berlin Mitte, 2nd floor until the change is done/,
    };
    for (const kind of requestKinds) {
      assert.match(readableText(requestAnswer(view(kind, 'waiting'), english).card), facts[kind]);
    }
  });

  it('shows its approver the steps in words, and each exact call on demand, in monospace', () => {
    for (const kind of requestKinds) {
      const { request } = view(kind, 'waiting');
      const { card } = approvalAnswer(view(kind, 'waiting'), alex, english);
      const unfolded = ofType(card, 'Action.ShowCard').find(({ title }) => title === 'Exact calls');
      assert.ok(unfolded, kind);
      const lines = ofType(card, 'TextBlock').filter(({ fontType }) => fontType === 'monospace');
      assert.ok(lines.length >= request.calls.length, kind);
      const read = readableText(card);
      for (const [index, call] of request.calls.entries()) {
        const exact = call.by === 'hand' ? call.cmdlet : `${call.method} ${call.path}`;
        assert.ok(read.includes(exact), `${kind}: ${exact}`);
        assert.match(read, new RegExp(`Approving does this:.*${index + 1}\\. `));
      }
    }
  });

  it('says for whom it is where somebody asked on their behalf, and never "you" to others', () => {
    const { card } = requestAnswer(
      sampleViewOf('numberRequest', 'changing', ordinaryWords, onBehalf(ordinaryWords)),
      english,
    );
    const read = readableText(card);
    assert.match(read, /\+49 30 231290 is being assigned to Kim Sommer\./);
    assert.match(read, /kept for Kim Sommer/);
  });
});

describe('a plan of several steps', () => {
  const read = (kind: RequestKind, state: RequestState) =>
    readableText(requestAnswer(view(kind, state), english).card);

  it('shows how far it is', () => {
    assert.match(
      read('numberRequest', 'changing'),
      /Step 1 of 2 is done 1\. Give the licence MCOPSTN1 · Done 2\. Assign .* · Under way/,
    );
  });

  it('says that an administrator does a step by hand, and which', () => {
    assert.match(
      read('callerIdChange', 'byHand'),
      /An administrator does a step by hand: Set the caller ID policy Anonymous\./,
    );
  });

  it('says that what was done is being undone, and why', () => {
    assert.match(
      read('numberRequest', 'undoing'),
      /can't be completed\..*somebody else has been given the number meanwhile.*Being undone 2\. .* Not done/,
    );
  });

  it('says once it has stopped that neither number works, when the old one is gone', () => {
    assert.match(
      read('numberChange', 'failed'),
      /\+49 30 231250 was given back and \+49 30 231290 is not assigned yet: neither number works/,
    );
    assert.match(read('numberChange', 'failed'), /Done, not undone 2\. .* Not confirmed/);
  });

  it('promises no number that somebody else has been given', () => {
    assert.doesNotMatch(read('numberRequest', 'undoing'), /is kept for you/);
    assert.doesNotMatch(read('numberRequest', 'failed'), /is kept for you/);
  });

  it("doesn't count the steps of a plan that has only one", () => {
    assert.doesNotMatch(read('emergencyLocationChange', 'changing'), /Step 1 of 1/);
  });
});
