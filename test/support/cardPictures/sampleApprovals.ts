import {
  approvalAnswer,
  proposalAnswer,
  type Reader,
  reassignedAnswer,
  requestAnswer,
  standInAnswer,
} from '../../../src/conversation/index.js';
import type { RequestEvent } from '../../../src/requests/index.js';
import { location } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { at } from './sampleLives.js';
import { alex, sampleView } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** An approval in stages with a question and its answer, and what approvers do beside yes and no. */
export function samplesOfApprovals(words: SampleWords, reader: Reader): Sample[] {
  const plain = sampleView('waiting', words);
  const { request } = plain;
  const approver = { id: alex, name: words.approver };
  const list = { people: [alex], groups: [] };
  const stage = (name: string, from: 'people' | 'fallback') => ({
    name,
    sources: [{ from, name: null, list }],
    need: { need: 'atLeast' as const, count: 2 },
    handedOn: [],
  });
  const vote = { stage: 0, by: approver, at: at(1), through: [0], insteadOf: null };
  const said = (type: 'questioned' | 'answered', text: string): RequestEvent => ({
    requestId: request.id,
    seq: plain.events.length + 1,
    at: at(2),
    type,
    actor:
      type === 'questioned'
        ? { type: 'person', person: approver, role: 'approver' }
        : { type: 'person', person: request.requester, role: 'requester' },
    values: { text },
  });
  const changes = {
    stages: [stage(words.approver, 'people'), stage(words.approver, 'fallback')],
    stage: 1,
    votes: [vote],
  };
  const open = [...plain.events, said('questioned', words.reason)];
  const target = { requestId: request.id, nonce: request.nonce, version: request.version };
  const form = {
    target,
    delegations: [{ id: 'a', absent: approver, delegate: request.requester, beginsAt: at(0), endsAt: at(9) }],
    people: [],
    doing: 'delegate' as const,
    name: null,
    from: null,
    until: null,
    note: null,
  };
  const staged = sampleView('waiting', words, changes, { events: [...open, said('answered', words.reason)] });
  const asked = sampleView('waiting', words, changes, { events: open });
  const choice = location(4, words.newPlace, words);
  return [
    ['approval', 'stages', approvalAnswer(staged, alex, reader)],
    ['request', 'question', requestAnswer(asked, reader)],
    ['stand-in', 'form', standInAnswer(form, reader)],
    ['message', 'reassigned', reassignedAnswer(words.approver, reader)],
    [
      'proposal',
      'form',
      proposalAnswer(
        {
          result: 'proposalForm',
          request,
          choices: [{ of: 'location', value: choice.id, location: choice }],
          search: null,
        },
        reader,
      ),
    ],
  ];
}
