import assert from 'node:assert/strict';
import { approvalAnswer, readerOf, requestAnswer } from '../../src/conversation/index.js';
import type { RequestView } from '../../src/desk/index.js';
import {
  erasedCall,
  erasedDetails,
  erasedStep,
  erasedText,
  planStepSchema,
  type RequestKind,
  requestDetailsSchema,
  requestKinds,
  tenantCallSchema,
} from '../../src/requests/index.js';
import { readableText } from '../support/cardPictures/cardAnatomy.js';
import { alex, sampleViewOf } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

/** What is left of a request after its personal data was erased: rows and events as the store gives them back. */
function erasedView(kind: RequestKind, state: 'done' | 'rejected' | 'withdrawn' | 'closed'): RequestView {
  const view = sampleViewOf(kind, state, ordinaryWords);
  const { request } = view;
  const nobody = (person: { readonly id: typeof alex }) => ({ id: person.id, name: erasedText });
  return {
    ...view,
    request: {
      ...request,
      requester: nobody(request.requester),
      person: nobody(request.person),
      details: requestDetailsSchema.parse(JSON.parse(JSON.stringify(erasedDetails(request.details)))),
      plan: request.plan.map((step) => planStepSchema.parse(erasedStep(step))),
      calls: request.calls.map((call) => tenantCallSchema.parse(erasedCall(call))),
      asked: request.asked.map(nobody),
      claimedBy: request.claimedBy === null ? null : nobody(request.claimedBy),
      decision:
        request.decision === null
          ? null
          : {
              ...request.decision,
              by: request.decision.by === null ? null : nobody(request.decision.by),
              reason: request.decision.reason === null ? null : erasedText,
            },
    },
    events: view.events.map((event) => ({
      ...event,
      actor:
        event.actor.type === 'person' ? { ...event.actor, person: nobody(event.actor.person) } : event.actor,
      values: {},
    })),
  };
}

describe('a request whose personal data was erased', () => {
  for (const language of ['en', 'de'] as const) {
    for (const kind of requestKinds) {
      it(`can still be drawn, and names nobody and nothing (${kind}, ${language})`, () => {
        const reader = readerOf(language, 'Europe/Berlin', false);
        for (const state of ['done', 'rejected', 'withdrawn', 'closed'] as const) {
          const view = erasedView(kind, state);
          const texts = [requestAnswer(view, reader), approvalAnswer(view, alex, reader)].map(({ card }) =>
            readableText(card),
          );
          for (const text of texts) {
            for (const word of [ordinaryWords.requester, ordinaryWords.approver, 'Berlin Mitte', 'floor']) {
              assert.ok(!text.includes(word), `${state}: ${word}`);
            }
            assert.doesNotMatch(text, /\+\d/);
            assert.ok(text.includes(language === 'de' ? '(gelöscht)' : erasedText));
            assert.ok(language === 'en' || !text.includes(erasedText));
          }
        }
      });
    }
  }
});
