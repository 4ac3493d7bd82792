import { listOfStage } from '../../approvals/index.js';
import { type ApprovalStage, concerns, type LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { type ApproverRight, approverRight } from '../approverRights.js';
import { changeRequest } from '../changeRequest.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import { actAsApprover, asApprover, type NoTurn } from './actAsApprover.js';
import { type FoundStandIn, findStandIn, type NamedStandIn } from './standIn.js';

export type ReassignResult =
  | { readonly result: 'reassigned'; readonly request: LineRequest; readonly to: PersonRef }
  /** `concerned`: it is their own request or line; `asked`: it is their turn already. */
  | { readonly result: 'notReassigned'; readonly why: 'concerned' | 'asked'; readonly to: PersonRef }
  | Exclude<FoundStandIn, { result: 'standIn' }>
  | NoTurn;

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
  const request = await desk.store.request(target.requestId);
  const right = request === null ? null : await approverRight(desk, request, actor);
  // Whoever has no right learns nothing of who is in the directory.
  const found: FoundStandIn =
    right === null ? { result: 'noStandIn', why: 'nobody' } : await findStandIn(desk, actor, named);
  const theirs =
    found.result === 'standIn' && request !== null
      ? (await approverRight(desk, request, found.person))?.insteadOf === null
      : false;
  return actAsApprover<ReassignResult>(desk, actor, target, async (tx, current, held) => {
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
