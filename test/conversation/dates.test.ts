import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { approvalAnswer, noticeAnswer, readerOf, requestAnswer } from '../../src/conversation/index.js';
import { ofType, readableText } from '../support/cardPictures/cardAnatomy.js';
import { sampleView } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const german = readerOf('de', 'Europe/Berlin', false);
const english = readerOf('en', 'Europe/Berlin', false);
const hour = 60 * 60 * 1000;

describe('dates on cards', () => {
  for (const [name, answer] of [
    ['the request', requestAnswer(sampleView('done', ordinaryWords), german)],
    ['the approval', approvalAnswer(sampleView('approved', ordinaryWords), null, german)],
    ['the outcome', noticeAnswer(sampleView('done', ordinaryWords), 'outcome', {}, german)],
  ] as const) {
    it(`stand in German without a backslash, and make no list (${name})`, () => {
      assert.ok(answer);
      const texts = ofType(answer.card, 'TextBlock').map(({ text }) => String(text));
      assert.ok(texts.some((text) => /\d\.\s[A-Z]/.test(text)));
      for (const text of texts) {
        assert.doesNotMatch(text, /\\/);
        assert.doesNotMatch(new MarkdownIt().render(text), /<ol/);
      }
    });
  }

  it('say to an approver who opens a request how long it has been waiting', () => {
    const view = sampleView('waiting', ordinaryWords);
    const { submittedAt } = view.request;
    const readAfter = (ms: number, reader = english) =>
      readableText(approvalAnswer(view, null, reader, null, new Date(submittedAt.getTime() + ms)).card);
    assert.match(readAfter(3.5 * hour), /Waiting since .*\d\d:\d\d, for 3 hours/);
    assert.match(readAfter(hour), /, for 1 hour/);
    assert.match(readAfter(50 * hour), /, for 2 days/);
    assert.match(readAfter(5 * 60 * 1000), /, for 5 minutes/);
    assert.match(readAfter(50 * hour, german), /Wartet seit .*, schon 2 Tage/);
    assert.doesNotMatch(readAfter(20_000), /, for /);
    assert.doesNotMatch(readableText(approvalAnswer(view, null, english).card), /, for /);
  });
});
