import type { ApprovalStage, ApprovalVote } from '../../../src/requests/index.js';

/**
 * Whether a stage has what it needs, tried out rather than worked out. `stillAsked`: who could still say yes, for a stage
 * that needs everybody.
 */
export function isComplete(
  { need, sources }: ApprovalStage,
  votes: readonly ApprovalVote[],
  stillAsked: readonly string[],
): boolean {
  const people = new Set(votes.map(({ by }) => by.id));
  switch (need.need) {
    case 'any':
      return people.size >= 1;
    case 'atLeast':
      return people.size >= need.count;
    case 'all':
      return (
        people.size >= 1 &&
        stillAsked.every((id) => votes.some(({ by, insteadOf }) => by.id === id || insteadOf?.id === id))
      );
    case 'eachSource':
      return eachHasItsOwn(
        sources.map((_source, index) => index),
        votes,
      );
    default:
      return need satisfies never;
  }
}

/** Tries every way to give each source a person of its own. */
function eachHasItsOwn(sources: readonly number[], votes: readonly ApprovalVote[]): boolean {
  const [source, ...others] = sources;
  if (source === undefined) return true;
  return votes.some(
    (vote) =>
      vote.through.includes(source) &&
      eachHasItsOwn(
        others,
        votes.filter(({ by }) => by.id !== vote.by.id),
      ),
  );
}
