import { isDeepStrictEqual } from 'node:util';
import { endOfQuiet, listOfStage, waitingTimesOf } from '../../approvals/index.js';
import { LineDeskError } from '../../errors.js';
import {
  type ApprovalStage,
  type ApproverList,
  type ApproverSource,
  concerns,
  type LineRequest,
} from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { stillAsked } from '../approverRights.js';
import { changeRequest } from '../changeRequest.js';
import type { Desk } from '../desk.js';
import type { Turn } from '../ports/index.js';
import { type DeadlineResult, met } from './remindApprovers.js';
import { isStill, requestOfTurn, turnName } from './turn.js';

/**
 * Asks others beside those who haven't decided, once in a turn: those whom policy names for it, else the fall-back
 * approvers. Nothing where that adds nobody. It waits for the end of their quiet time, since each of them gets a message.
 * `timeZone`: of those who told none. Throws when the directory doesn't answer.
 */
export async function escalate(desk: Desk, turn: Turn, timeZone: string): Promise<DeadlineResult> {
  const request = await desk.store.request(requestOfTurn(turn));
  const stage = request?.stages[request.stage];
  if (!isStill(request, turn) || stage === undefined) return met;
  const { waiting, approvers } = desk.policy;
  const times = waitingTimesOf(waiting, request.details.kind);
  const list = times.escalateTo ?? approvers.fallback;
  const asked = await stillAsked(desk, request);
  const people = await newOn(desk, list, request, asked);
  if (people.length === 0) return met;
  const now = desk.clock.now();
  const quiet = times.quiet === 'ignore' ? null : waiting.quiet;
  const ends = await Promise.all(
    people.map(async ({ id }) => {
      const reference = await desk.store.reference(id);
      return endOfQuiet(now, quiet, reference?.timeZone ?? timeZone).getTime();
    }),
  );
  const first = new Date(Math.min(...ends));
  if (first > now) return { notBefore: first };
  const wider = await widened(desk, request, stage, list, asked.length);
  await desk.store.transaction(async (tx) => {
    const current = await tx.request(request.id);
    if (!isStill(current, turn)) return;
    // How many yeses are missing was found out for these.
    if (!isDeepStrictEqual([current.stages, current.votes], [request.stages, request.votes])) {
      throw new LineDeskError('conflict', `request ${request.id} changed while others were found to ask`);
    }
    const stages = current.stages.with(current.stage, wider);
    const values = { turn: turnName(turn), people: people.map(({ name }) => name).join(', ') };
    // With nobody asked so far, the row that follows asks everybody who is on the list now.
    const changes = { stages, approvers: listOfStage(wider), asked: [] };
    await changeRequest(desk, tx, current, 'escalated', { type: 'lineDesk' }, changes, values);
  });
  return met;
}

/** Those on the list who aren't asked yet and could say yes. */
async function newOn(
  desk: Desk,
  list: ApproverList,
  request: LineRequest,
  asked: readonly PersonRef[],
): Promise<readonly PersonRef[]> {
  const people = await desk.directory.peopleOnList(list);
  return people.filter(
    ({ id }) =>
      !concerns(request, id) &&
      !asked.some((other) => other.id === id) &&
      !request.votes.some(({ by }) => by.id === id) &&
      request.stages[request.stage]?.handedOn.includes(id) !== true,
  );
}

/**
 * The stage with others on it. As many have to say yes as before: the others may say it instead of those who don't answer,
 * and are never needed beside them.
 */
async function widened(
  desk: Desk,
  request: LineRequest,
  stage: ApprovalStage,
  list: ApproverList,
  missing: number,
): Promise<ApprovalStage> {
  const others: ApproverSource = {
    from: 'escalated',
    name: null,
    list: { people: [...list.people], groups: [...list.groups] },
  };
  const sources = [...stage.sources, others];
  switch (stage.need.need) {
    case 'all': {
      const given = request.votes.filter((vote) => vote.stage === request.stage).length;
      return { ...stage, sources, need: { need: 'atLeast', count: Math.max(1, given + missing) } };
    }
    case 'eachSource': {
      // Whichever source hasn't answered, somebody else may for it; nobody counts for two.
      const manager = await desk.directory.managerOf(request.person.id, { fresh: true });
      return { ...stage, sources: stage.sources.map((source) => joined(source, list, manager)) };
    }
    case 'any':
    case 'atLeast':
      return { ...stage, sources };
    default:
      return stage.need satisfies never;
  }
}

/** Of a manager's source, only the manager of this moment stays: from now on nobody asks who it is. */
function joined(source: ApproverSource, list: ApproverList, manager: string | null): ApproverSource {
  const kept =
    source.from === 'manager' ? source.list.people.filter((id) => id === manager) : source.list.people;
  return {
    ...source,
    from: 'escalated',
    list: {
      people: [...new Set([...kept, ...list.people])],
      groups: [...new Set([...source.list.groups, ...list.groups])],
    },
  };
}
