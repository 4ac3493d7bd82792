import { type Policy, type Route, routeRequest } from '../approvals/index.js';
import { type Directory, reasonFits, routeFacts } from '../desk/index.js';
import type { ApprovalStage, LineRequest } from '../requests/index.js';
import { routeText } from './policyWords.js';

/** What a policy would have changed for a past request. */
export type ReplayDifference =
  | 'same'
  /** Others, or the same ones otherwise, would decide. */
  | 'otherApprovers'
  | 'otherRule'
  | 'nowAutomatic'
  | 'nowAsked'
  /** It would not have been taken without another reason. */
  | 'reasonNeeded';

export interface Replayed {
  readonly request: LineRequest;
  /** How it went, and how it would go. */
  readonly before: string;
  readonly after: string;
  readonly difference: ReplayDifference;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Routes past requests anew, oldest first. Departments, managers and groups are those of today; caps count what this policy
 * would have approved before, not what was.
 */
export async function* replay(
  policy: Policy,
  directory: Directory,
  requests: AsyncIterable<LineRequest>,
): AsyncGenerator<Replayed> {
  const automatic = new Map<string, number[]>();
  for await (const request of requests) {
    const { requester, person, details, submittedAt } = request;
    const timesOf = (id: string, rule: string) => automatic.get(`${details.kind} ${id} ${rule}`) ?? [];
    const desk = {
      policy,
      directory,
      clock: { now: () => submittedAt },
      store: {
        automaticApprovals: async (id: string, rule: string, since: Date) =>
          timesOf(id, rule).filter((time) => time >= since.getTime()).length,
      },
    };
    const facts = await routeFacts(desk, { requester, person, kind: details.kind });
    const route = routeRequest(policy, { details, ...facts });
    if (route.stages === null && route.cap !== null) {
      const since = submittedAt.getTime() - route.cap.days * dayMs;
      const times = timesOf(person.id, route.rule).filter((time) => time >= since);
      automatic.set(`${details.kind} ${person.id} ${route.rule}`, [...times, submittedAt.getTime()]);
    }
    const before = {
      rule: request.rule,
      stages: request.approvers === null ? null : request.stages.map(asRouted),
    };
    yield {
      request,
      before: routeText(before),
      after: routeText(route),
      difference: differenceOf(request, before, route),
    };
  }
}

function differenceOf(
  { details }: LineRequest,
  before: Pick<Route, 'rule' | 'stages'>,
  after: Route,
): ReplayDifference {
  if (!reasonFits(after.reason, details.reason)) return 'reasonNeeded';
  if (before.stages === null || after.stages === null) {
    if (before.stages !== after.stages) return after.stages === null ? 'nowAutomatic' : 'nowAsked';
  } else if (approversKey(before.stages) !== approversKey(after.stages)) return 'otherApprovers';
  return before.rule === after.rule ? 'same' : 'otherRule';
}

/** Who came in while the request waited was not put there by the policy. */
const asRouted = (stage: ApprovalStage): ApprovalStage => ({
  ...stage,
  sources: stage.sources.filter(
    ({ from }, index) =>
      index === 0 || (from !== 'escalated' && from !== 'reassigned' && from !== 'administrators'),
  ),
});

/** Who has to say yes, apart from names of stages and the order of names. */
function approversKey(stages: readonly ApprovalStage[]): string {
  return JSON.stringify(
    stages.map(({ sources, need }) => ({
      need,
      sources: sources.map(({ list }) => [list.people.toSorted(), list.groups.toSorted()]),
    })),
  );
}

/** What each difference is called in the summary. */
export const differenceTexts: Readonly<Record<ReplayDifference, string>> = {
  same: 'as before',
  otherRule: 'same approvers, by another rule',
  otherApprovers: 'other approvers',
  nowAutomatic: 'asked then, automatic now',
  nowAsked: 'automatic then, asked now',
  reasonNeeded: 'not taken without another reason',
};
