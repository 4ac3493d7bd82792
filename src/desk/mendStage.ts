import { fewestApprovers, listOfStage } from '../approvals/index.js';
import { LineDeskError } from '../errors.js';
import type { ApprovalStage, ApproverSource, LineRequest } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { stillAsked } from './approverRights.js';
import type { Desk } from './desk.js';

/** A stage with enough people to be completed, and who they are. `mended`: others were added, since too few were left. */
export interface StageToAsk {
  readonly stage: ApprovalStage;
  readonly people: readonly PersonRef[];
  readonly mended: boolean;
}

/**
 * The request's present stage as it can be asked: where too few are left who could complete it (gone, disabled, concerned
 * themselves, or with a yes in an earlier stage), the fall-back approvers are asked too, then the administrators. Where even
 * they are too few, as many have to say yes as there are. Throws `policy` when nobody at all is left.
 */
export async function stageToAsk(desk: Desk, request: LineRequest): Promise<StageToAsk | null> {
  const stage = request.stages[request.stage];
  if (stage === undefined) return null;
  const given = request.votes.filter((vote) => vote.stage === request.stage).length;
  const { fallback } = desk.policy.approvers;
  const standIns: readonly ApproverSource[] = [
    { from: 'fallback', name: null, list: fallback },
    { from: 'administrators', name: null, list: desk.policy.administrators },
  ];
  let tried = stage;
  for (const standIn of [null, ...standIns]) {
    if (standIn !== null) tried = await withHelp(desk, request, tried, standIn);
    const people = await stillAsked(desk, withStage(request, tried));
    const enough =
      people.length + given >= fewestApprovers(tried) && (await noSourceIsEmpty(desk, request, tried));
    if (people.length > 0 && enough) return { stage: tried, people, mended: tried !== stage };
  }
  const people = await stillAsked(desk, withStage(request, tried));
  if (people.length === 0) {
    throw new LineDeskError('policy', `nobody is left who could decide request ${request.id}`);
  }
  const need = { need: 'atLeast' as const, count: people.length + given };
  return { stage: { ...tried, need }, people, mended: true };
}

/** The request as if its present stage were this one. */
export function withStage(request: LineRequest, stage: ApprovalStage): LineRequest {
  const stages = request.stages.with(request.stage, stage);
  return { ...request, stages, approvers: listOfStage(stage) };
}

/** Where one of each source has to say yes, a source in which nobody is left is replaced; elsewhere one is added. */
async function withHelp(
  desk: Desk,
  request: LineRequest,
  stage: ApprovalStage,
  standIn: ApproverSource,
): Promise<ApprovalStage> {
  if (stage.need.need !== 'eachSource') return { ...stage, sources: [...stage.sources, standIn] };
  const sources = await Promise.all(
    stage.sources.map(async (source, index) =>
      (await sourceHasSomebody(desk, request, stage, index)) ? source : standIn,
    ),
  );
  return { ...stage, sources };
}

async function noSourceIsEmpty(desk: Desk, request: LineRequest, stage: ApprovalStage): Promise<boolean> {
  if (stage.need.need !== 'eachSource') return true;
  const filled = await Promise.all(
    stage.sources.map((_source, index) => sourceHasSomebody(desk, request, stage, index)),
  );
  return filled.every(Boolean);
}

async function sourceHasSomebody(
  desk: Desk,
  request: LineRequest,
  stage: ApprovalStage,
  index: number,
): Promise<boolean> {
  const served = request.votes.some((vote) => vote.stage === request.stage && vote.through.includes(index));
  const alone = { ...stage, sources: stage.sources.slice(index, index + 1) };
  return served || (await stillAsked(desk, withStage(request, alone))).length > 0;
}
