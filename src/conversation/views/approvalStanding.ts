import { stageStanding } from '../../approvals/index.js';
import type { RequestView } from '../../desk/index.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';

/**
 * How far the approval of a waiting request is: the stage, who has said yes, what is still needed, and whether it was
 * passed on. Nothing where any one of those asked decides and nobody has said anything. Ready to show.
 */
export function standingOf(
  { request, events }: Pick<RequestView, 'request' | 'events'>,
  reader: Reader,
): string[] {
  const { texts } = reader;
  const stage = request.stages[request.stage];
  if (request.state !== 'waiting' || stage === undefined) return [];
  const total = request.stages.length;
  const present = request.votes.filter((vote) => vote.stage === request.stage);
  const yes = [...new Set(request.votes.map(({ by }) => by.name))];
  const handedOn = stage.sources.findLast(({ from, name }) => from === 'reassigned' && name !== null);
  const standIn = stage.sources.some(({ from }) => from === 'fallback' || from === 'administrators');
  return [
    ...(total > 1 ? [texts('standing.stage', { stage: request.stage + 1, total, name: stage.name })] : []),
    ...(yes.length > 0 ? [texts('standing.yes', { people: yes.join(', ') })] : []),
    ...needed(stage, present, texts),
    ...(standIn ? [texts('standing.passedOn')] : []),
    ...(handedOn === undefined ? [] : [texts('standing.handedOn', { name: handedOn.name ?? '' })]),
    ...changedProposal(events, request.termsVersion > 1, reader),
  ];
}

type Stage = RequestView['request']['stages'][number];
type Votes = RequestView['request']['votes'];

function needed(stage: Stage, votes: Votes, texts: Texts): string[] {
  switch (stage.need.need) {
    case 'any':
      return [];
    case 'all':
      return [texts('standing.all')];
    case 'atLeast':
    case 'eachSource': {
      const standing = stageStanding(stage, votes, []);
      return standing.stage === 'open' ? [texts('standing.missing', { count: standing.missing })] : [];
    }
    default:
      return stage.need satisfies never;
  }
}

/** That an approver has changed what was asked: it was not the requester. */
function changedProposal(events: RequestView['events'], changed: boolean, reader: Reader): string[] {
  const last = changed
    ? events.findLast(({ type }) => type === 'proposalChanged' || type === 'edited')
    : undefined;
  if (last?.type !== 'proposalChanged' || last.actor.type !== 'person') return [];
  return [reader.texts('standing.proposal', { name: last.actor.person.name, when: when(last.at, reader) })];
}
