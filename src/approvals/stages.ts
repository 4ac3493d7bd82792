import type { ApprovalStage, ApprovalVote } from '../requests/index.js';

/** How far a stage is. `missing`: how many more have to say yes, at least. */
export type StageStanding =
  | { readonly stage: 'complete' }
  | { readonly stage: 'open'; readonly missing: number };

/**
 * Whether a stage has all that it needs.
 *
 * @param votes - the yeses of this stage; a person's second one counts for nothing.
 * @param stillAsked - ids of those who could still say yes: on the stage's lists now, with an enabled account, neither
 *   requester nor person concerned, and without a vote. Only `all` asks for them.
 */
export function stageStanding(
  stage: ApprovalStage,
  votes: readonly ApprovalVote[],
  stillAsked: readonly string[],
): StageStanding {
  const people = byPerson(votes);
  const { need } = stage;
  switch (need.need) {
    case 'any':
      return open(1 - people.length);
    case 'atLeast':
      return open(need.count - people.length);
    case 'all': {
      // A stage without any yes is never complete, even if everybody has left meanwhile.
      // A delegate's yes is the absent one's.
      const hasVoted = (id: string) =>
        votes.some(({ by, insteadOf }) => by.id === id || insteadOf?.id === id);
      const waiting = stillAsked.filter((id) => !hasVoted(id)).length;
      return open(people.length === 0 ? Math.max(1, waiting) : waiting);
    }
    case 'eachSource':
      return open(stage.sources.length - mostSourcesServed(people, stage.sources.length));
    default:
      return need satisfies never;
  }
}

const open = (missing: number): StageStanding =>
  missing <= 0 ? { stage: 'complete' } : { stage: 'open', missing };

/** Each person once: the right through all the sources that their votes name. A delegate is counted as themselves. */
function byPerson(votes: readonly ApprovalVote[]): ApprovalVote[] {
  const people = new Map<string, ApprovalVote>();
  for (const vote of votes) {
    const earlier = people.get(vote.by.id);
    people.set(
      vote.by.id,
      earlier === undefined
        ? vote
        : { ...earlier, through: [...new Set([...earlier.through, ...vote.through])] },
    );
  }
  return [...people.values()];
}

/**
 * The most sources that have a person of their own, when nobody counts for two: a matching, grown by augmenting paths
 * (stages have a handful of sources).
 */
function mostSourcesServed(people: readonly ApprovalVote[], sources: number): number {
  const servedBy = new Map<number, number>();
  const serve = (person: number, tried: Set<number>): boolean => {
    for (const source of people[person]?.through ?? []) {
      if (source >= sources || tried.has(source)) continue;
      tried.add(source);
      const other = servedBy.get(source);
      if (other === undefined || serve(other, tried)) {
        servedBy.set(source, person);
        return true;
      }
    }
    return false;
  };
  return people.filter((_person, index) => serve(index, new Set())).length;
}

/**
 * The fewest people who have to be there for the stage to be completed at all. Fewer than that, and the stage would be a
 * dead end.
 */
export function fewestApprovers(stage: ApprovalStage): number {
  switch (stage.need.need) {
    case 'atLeast':
      return stage.need.count;
    case 'eachSource':
      return stage.sources.length;
    default:
      return 1;
  }
}
