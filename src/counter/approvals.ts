import {
  type Command,
  decisionNote,
  delegatedText,
  formOfRequest,
  goneToOthersAnswer,
  mayBeShown,
  messageAnswer,
  noSuchRequestAnswer,
  proposalAnswer,
  reassignedAnswer,
  standInAnswer,
} from '../conversation/index.js';
import {
  answerQuestion,
  askQuestion,
  changeProposal,
  type Desk,
  delegate,
  endDelegation,
  longestDelegationDays,
  type NoTurn,
  questionMaxLength,
  type RequestTarget,
  readDelegations,
  readProposal,
  reassign,
} from '../desk/index.js';
import { concerns } from '../requests/index.js';
import { draw } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;
type GoOn = (next: Command) => Promise<Served>;

/** What approvers do beside yes and no, and what requesters answer. */
export async function serveApprovals(
  desk: Desk,
  visitor: Visitor,
  command: Of<
    | 'askQuestion'
    | 'answerQuestion'
    | 'openProposal'
    | 'changeProposal'
    | 'openStandIn'
    | 'reassign'
    | 'delegate'
    | 'endDelegation'
    | 'changeBack'
  >,
  goOn: GoOn,
): Promise<Served> {
  switch (command.do) {
    case 'askQuestion':
      return question(desk, visitor, command);
    case 'answerQuestion':
      return answer(desk, visitor, command);
    case 'openProposal':
      return openProposal(desk, visitor, command.target, command.search);
    case 'changeProposal':
      return propose(desk, visitor, command);
    case 'openStandIn':
      return standIn(desk, visitor, { target: command.target });
    case 'reassign':
      return handOn(desk, visitor, command);
    case 'delegate':
      return away(desk, visitor, command);
    case 'endDelegation': {
      const ended = await endDelegation(desk, visitor.actor, command.id);
      const note = visitor.reader.texts(ended ? 'delegation.ended' : 'delegation.endedBefore');
      return { ...(await standIn(desk, visitor, { target: command.target, note })), effect: ended };
    }
    case 'changeBack':
      return changeBack(desk, visitor, command.target, goOn);
    default:
      return command satisfies never;
  }
}

/** Why it isn't their turn, with the card as it is now for those who may see it. */
export async function notTheirTurn(desk: Desk, { actor, reader }: Visitor, result: NoTurn): Promise<Served> {
  const { texts } = reader;
  if (result.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(texts));
  const { why, request } = result;
  const note = decisionNote(result, reader);
  if (why === 'handedOn') {
    return withoutEffect(goneToOthersAnswer(request, { ...reader, person: actor.id }), 'approver');
  }
  if (!mayBeShown(why)) return withoutEffect(messageAnswer(texts, { paragraphs: [note] }));
  const audience = why === 'ownRequest' ? 'requester' : 'approver';
  return withoutEffect(await draw(desk, reader, actor, request, audience, note), audience);
}

async function question(desk: Desk, visitor: Visitor, command: Of<'askQuestion'>): Promise<Served> {
  const { actor, reader } = visitor;
  const { texts } = reader;
  const result = await askQuestion(desk, actor, command);
  if (result.result !== 'asked' && result.result !== 'notAsked') return notTheirTurn(desk, visitor, result);
  const asked = result.result === 'asked';
  const note = asked ? texts('question.sent') : texts(`question.${result.why}`, { max: questionMaxLength });
  return {
    answer: await draw(desk, reader, actor, result.request, 'approver', note),
    effect: asked,
    audience: 'approver',
  };
}

async function answer(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Of<'answerQuestion'>,
): Promise<Served> {
  const { texts } = reader;
  const result = await answerQuestion(desk, actor, command);
  if (result.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(texts));
  const done = result.result === 'answered';
  const note = done ? null : texts(`question.${result.why}`, { max: questionMaxLength });
  return {
    answer: await draw(desk, reader, actor, result.request, 'requester', note),
    effect: done,
    audience: 'requester',
  };
}

async function openProposal(
  desk: Desk,
  visitor: Visitor,
  target: RequestTarget,
  search: string | null,
  note: string | null = null,
): Promise<Served> {
  const { actor, reader } = visitor;
  const form = await readProposal(desk, actor, target, search);
  if (form.result === 'proposalForm') return withoutEffect(proposalAnswer(form, reader, note), 'approver');
  if (form.result !== 'nothingToPropose') return notTheirTurn(desk, visitor, form);
  const why = note ?? reader.texts('proposal.none');
  return withoutEffect(await draw(desk, reader, actor, form.request, 'approver', why), 'approver');
}

async function propose(desk: Desk, visitor: Visitor, command: Of<'changeProposal'>): Promise<Served> {
  const { actor, reader } = visitor;
  const result = await changeProposal(desk, actor, command.target, command.chosen);
  switch (result.result) {
    case 'proposalChanged': {
      const note = reader.texts('proposal.changed', { name: result.request.requester.name });
      return {
        answer: await draw(desk, reader, actor, result.request, 'approver', note),
        effect: true,
        audience: 'approver',
      };
    }
    case 'proposalRefused':
      return openProposal(desk, visitor, command.target, null, reader.texts('proposal.refused'));
    default:
      return notTheirTurn(desk, visitor, result);
  }
}

type StandInShown = { readonly target: RequestTarget | null } & Partial<
  Omit<Parameters<typeof standInAnswer>[0], 'target' | 'delegations'>
>;

async function standIn(desk: Desk, { actor, reader }: Visitor, shown: StandInShown): Promise<Served> {
  const form = { people: [], doing: 'delegate' as const, name: null, from: null, until: null, note: null };
  const delegations = await readDelegations(desk, actor);
  return withoutEffect(standInAnswer({ ...form, ...shown, delegations }, reader), 'approver');
}

async function handOn(desk: Desk, visitor: Visitor, command: Of<'reassign'>): Promise<Served> {
  const { actor, reader } = visitor;
  const { target, name } = command;
  const again = { target, name, doing: 'reassign' as const };
  const result = await reassign(desk, actor, target, command);
  switch (result.result) {
    case 'reassigned':
      return { answer: reassignedAnswer(result.to.name, reader), effect: true, audience: 'approver' };
    case 'several':
      return standIn(desk, visitor, { ...again, people: result.people });
    case 'noStandIn':
      return standIn(desk, visitor, { ...again, note: reader.texts(`delegation.problem.${result.why}`) });
    case 'notReassigned': {
      const note = reader.texts(`delegation.problem.${result.why}`, { name: result.to.name });
      return standIn(desk, visitor, { ...again, note });
    }
    default:
      return notTheirTurn(desk, visitor, result);
  }
}

async function away(desk: Desk, visitor: Visitor, command: Of<'delegate'>): Promise<Served> {
  const { actor, reader } = visitor;
  const { target, name, from, until } = command;
  const { timeZone } = reader;
  const again = { target, name, from, until, doing: 'delegate' as const };
  const result = await delegate(desk, actor, command, { from, until, timeZone });
  switch (result.result) {
    case 'delegated': {
      const note = delegatedText(result.delegation, reader);
      return { ...(await standIn(desk, visitor, { target, note })), effect: true };
    }
    case 'several':
      return standIn(desk, visitor, { ...again, people: result.people });
    case 'noStandIn':
    case 'notDelegated': {
      const note = reader.texts(`delegation.problem.${result.why}`, { days: longestDelegationDays });
      return standIn(desk, visitor, { ...again, note });
    }
    default:
      return result satisfies never;
  }
}

/** Decisions are final: what was changed is changed back by a new request, filled in with what was before. */
async function changeBack(
  desk: Desk,
  { actor, reader }: Visitor,
  target: RequestTarget,
  goOn: GoOn,
): Promise<Served> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce || !concerns(request, actor.id)) {
    return withoutEffect(noSuchRequestAnswer(reader.texts));
  }
  const form = formOfRequest(request, actor.id, 'back');
  return request.state === 'done'
    ? goOn(form)
    : withoutEffect(await draw(desk, reader, actor, request, 'requester', reader.texts('more.notDone')));
}
