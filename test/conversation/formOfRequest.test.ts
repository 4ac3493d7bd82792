import assert from 'node:assert/strict';
import { editedBy, formOfRequest } from '../../src/conversation/index.js';
import type { LineRequest } from '../../src/requests/index.js';
import { sampleViewOf } from '../support/cardPictures/sampleRequests.js';
import { ordinaryWords } from '../support/cardPictures/sampleWords.js';

const kinds = [
  'emergencyLocationChange',
  'numberRequest',
  'numberChange',
  'numberRelease',
  'callerIdChange',
  'callingPlanChange',
] as const;
const requestOf = (kind: (typeof kinds)[number]): LineRequest =>
  sampleViewOf(kind, 'waiting', ordinaryWords).request;

describe('the form of a request', () => {
  const expected: Readonly<Record<(typeof kinds)[number], (request: LineRequest) => object>> = {
    emergencyLocationChange: ({ details }) => ({
      do: 'openLocationForm',
      chosen: details.kind === 'emergencyLocationChange' ? details.to.id : null,
    }),
    numberRequest: ({ details }) => ({
      do: 'openNumberForm',
      mode: 'request',
      number: details.kind === 'numberRequest' ? details.telephoneNumber : null,
    }),
    numberChange: ({ details }) => ({
      do: 'openNumberForm',
      mode: 'change',
      number: details.kind === 'numberChange' ? details.telephoneNumber : null,
    }),
    numberRelease: () => ({ do: 'openReleaseForm' }),
    callerIdChange: ({ details }) => ({
      do: 'openCallerIdForm',
      wanted: details.kind === 'callerIdChange' ? details.to.shows : null,
    }),
    callingPlanChange: ({ details }) => ({
      do: 'openPlanForm',
      plan: details.kind === 'callingPlanChange' ? details.to : null,
    }),
  };

  for (const kind of kinds) {
    it(`of kind ${kind} opens filled in with what it asks for`, () => {
      const request = requestOf(kind);
      const command = formOfRequest(request, request.requester.id, 'again');
      assert.partialDeepStrictEqual(command, {
        ...expected[kind](request),
        form: { formNonce: null, person: null, edits: null },
        reason: request.details.reason,
      });
      assert.equal(editedBy(command), null);
      assert.equal(editedBy(formOfRequest(request, request.requester.id, 'edit')), request.id);
    });
  }

  it('carries whose line it is where that is somebody else, and nobody where it is the asker’s own', () => {
    const own = requestOf('numberRelease');
    const person = { id: requestOf('numberChange').asked[0]?.id ?? own.person.id, name: 'Kim' };
    const request = { ...own, person };
    assert.partialDeepStrictEqual(formOfRequest(request, own.requester.id, 'again'), {
      form: { person: person.id },
    });
    assert.partialDeepStrictEqual(formOfRequest(request, person.id, 'again'), { form: { person: null } });
  });
});
