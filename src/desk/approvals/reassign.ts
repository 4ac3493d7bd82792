import { listOfStage } from '../../approvals/index.js';
import { type ApprovalStage, concerns, type LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { type ApproverRight, approverRight } from '../approverRights.js';
import { changeRequest } from '../changeRequest.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import { asApprover, lookAndAct, type NoTurn } from './actAsApprover.js';
import { type FoundStandIn, findStandIn, type NamedStandIn } from './standIn.js';

export type ReassignResult =
  | { readonly result: 'reassigned'; readonly request: LineRequest; readonly to: PersonRef }
  /** `concerned`: it is their own request or line; `asked`: it is their turn already. */
  | { readonly result: 'notReassigned'; readonly why: 'concerned' | 'asked'; readonly to: PersonRef }
  | Exclude<FoundStandIn, { result: 'standIn' }>
  | NoTurn;

/** `theirs`: it is this person's turn already. */
interface Look {
  readonly found: FoundStandIn;
  readonly theirs: boolean;
}

/**
 * Hands one's turn on to somebody else: from then on it is theirs and not one's own. A delegate hands on the turn of the one
 * who is away. Throws `directory-unavailable` when the directory doesn't answer: then nothing is handed on.
 */
export async function reassign(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  named: NamedStandIn,
): Promise<ReassignResult> {
  // Whoever has no right learns nothing of who is in the directory: it is asked for those who have one.
  const look = async (request: LineRequest) => {
    const found = await findStandIn(desk, actor, named);
    const theirs =
      found.result === 'standIn' && (await approverRight(desk, request, found.person))?.insteadOf === null;
    return { found, theirs };
  };
  return lookAndAct<ReassignResult, Look>(desk, actor, target, look, async (tx, current, held, looked) => {
    const { found, theirs } = looked;
    if (found.result !== 'standIn') return found;
    const to = found.person;
    if (concerns(current, to.id)) return { result: 'notReassigned', why: 'concerned', to };
    if (theirs || current.votes.some(({ by }) => by.id === to.id)) {
      return { result: 'notReassigned', why: 'asked', to };
    }
    const stage = current.stages[current.stage];
    if (stage === undefined) return null;
    const handed = withStandIn(stage, actor, held, to);
    const changes = {
      stages: current.stages.with(current.stage, handed),
      approvers: listOfStage(handed),
      asked: [...current.asked.filter(({ id }) => id !== actor.id), to],
      claimedBy: current.claimedBy?.id === actor.id ? null : current.claimedBy,
    };
    const values = { to: to.name, ...(held.insteadOf === null ? {} : { insteadOf: held.insteadOf.name }) };
    const changed = await changeRequest(desk, tx, current, 'reassigned', asApprover(actor), changes, values);
    return changed === null ? null : { result: 'reassigned', request: changed, to };
  });
}

/** Where one of each source has to say yes, the new one stands in the same sources: another one would be needed beside them. */
function withStandIn(
  stage: ApprovalStage,
  actor: PersonRef,
  { through, insteadOf }: ApproverRight,
  to: PersonRef,
): ApprovalStage {
  const holder = insteadOf ?? actor;
  const handedOn = [...stage.handedOn.filter((id) => id !== to.id), holder.id];
  const source = { from: 'reassigned' as const, name: actor.name, list: { people: [to.id], groups: [] } };
  if (stage.need.need !== 'eachSource') return { ...stage, handedOn, sources: [...stage.sources, source] };
  const sources = stage.sources.map((each, index) =>
    through.includes(index)
      ? { ...source, list: { people: [...each.list.people, to.id], groups: [...each.list.groups] } }
      : each,
  );
  return { ...stage, handedOn, sources };
}
