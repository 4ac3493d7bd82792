import assert from 'node:assert/strict';
import {
  locationFormAnswer,
  obstacleAnswer,
  readerOf,
  requestAnswer,
  requestsAnswer,
} from '../../src/conversation/index.js';
import { ofType, readableText } from '../support/cardPictures/cardAnatomy.js';
import { sampleForm, sampleView } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const english = readerOf('en', 'Europe/Berlin', false);
const german = readerOf('de', 'Europe/Berlin', false);
const form = (...changes: Parameters<typeof sampleForm>) =>
  locationFormAnswer(sampleForm(...changes), english, null);
const choiceOf = (card: Parameters<typeof ofType>[0]) => {
  const [input] = ofType(card, 'Input.ChoiceSet');
  assert.ok(input);
  return input;
};
const buttons = (card: Parameters<typeof ofType>[0]) =>
  ofType(card, 'Action.Execute').map(({ title }) => title);

describe('the form for an emergency location', () => {
  const { current } = sampleForm(ordinaryWords, 12, 12);
  assert.ok(current !== null && current !== 'unknown');

  it('leaves the place that is shown now out of the choices', () => {
    const { card } = form(ordinaryWords, 12, 12);
    assert.doesNotMatch(JSON.stringify(choiceOf(card).choices), new RegExp(current.id));
  });

  it('chooses nothing where the message names the place that is shown now, and says so', () => {
    const { card } = form(ordinaryWords, 12, 12, { chosen: current });
    assert.equal(choiceOf(card).value, '');
    assert.doesNotMatch(JSON.stringify(choiceOf(card).choices), new RegExp(current.id));
    assert.match(readableText(card), /Emergency calls already show/);
  });

  it('says where a search finds only that place', () => {
    const { card } = form(ordinaryWords, 0, 1240, { search: 'x', found: 1, locations: [current] });
    assert.match(readableText(card), /For "x", only the location is found that is shown now/);
    assert.doesNotMatch(readableText(card), /Shown:/);
  });

  it('leads to the page before and the page after, where there are any', () => {
    const pages = (offset: number, found: number) =>
      buttons(form(ordinaryWords, 20, 1240, { offset, found }).card).filter((title) =>
        /page/.test(String(title)),
      );
    assert.deepEqual(pages(0, 1240), ['Next page']);
    assert.deepEqual(pages(20, 1240), ['Previous page', 'Next page']);
    assert.deepEqual(pages(1220, 1240), ['Previous page']);
    assert.deepEqual(pages(0, 20), []);
  });
});

describe('what stands in the way of a new emergency location', () => {
  const { number } = sampleForm(ordinaryWords, 1, 1);

  for (const [reader, plan, phone] of [
    [
      english,
      /Your number .*calling plan is missing or suspended/,
      /Your number .*Teams Phone licence is missing/,
    ],
    [german, /Ihre Rufnummer .*Anrufplan fehlt/, /Ihre Rufnummer .*Lizenz für Teams Phone fehlt/],
  ] as const) {
    it(`is a missing licence and not a missing number for those who have one (${reader.language})`, () => {
      const told = (obstacle: 'noCallingPlan' | 'noTeamsPhone') =>
        readableText(obstacleAnswer({ result: 'locationObstacle', obstacle, number }, reader).card);
      assert.match(told('noCallingPlan'), plan);
      assert.match(told('noTeamsPhone'), phone);
    });
  }
});

describe('a request that has just been sent', () => {
  it('says whose approvers are being asked, until their names are known', () => {
    const asking = (changes = {}) =>
      readableText(requestAnswer(sampleView('waiting', ordinaryWords, changes), english).card);
    assert.match(asking({ asked: [] }), /I am asking the approvers of /);
    assert.match(asking(), /It waits for .* or /);
  });
});

describe('the list of requests', () => {
  it('leads to newer and to older ones, where there are any', () => {
    const requests = [sampleView('done', ordinaryWords).request];
    const pages = (offset: number, total: number) =>
      buttons(requestsAnswer({ result: 'requests', requests, total, offset }, english).card).filter((title) =>
        /requests/.test(String(title)),
      );
    assert.deepEqual(pages(0, 12), ['Older requests']);
    assert.deepEqual(pages(5, 12), ['Newer requests', 'Older requests']);
    assert.deepEqual(pages(11, 12), ['Newer requests']);
  });
});
