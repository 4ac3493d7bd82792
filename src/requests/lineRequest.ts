import type { PersonId, PersonRef, TenantId } from '../telephony/index.js';
import type { ApprovalStage, ApprovalVote } from './approvalStages.js';
import type { RequestDetails } from './kinds/index.js';
import type { RequestEventType, RequestState } from './life.js';
import type { Plan, TenantCall } from './plan.js';
import type { StepProgress } from './stepProgress.js';

declare const requestIdBrand: unique symbol;
/** The id of a request: a UUID, derived from the form it came from, so that a form makes one request at most. */
export type RequestId = string & { readonly [requestIdBrand]: true };

/** Who may decide: any one of these people or of the members of these groups. Empty lists mean nobody. */
export interface ApproverList {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** Who did something: a person, in the role that allowed it, or the product itself (policy, worker). */
export type Actor =
  | { readonly type: 'person'; readonly person: PersonRef; readonly role: ActorRole }
  | { readonly type: 'lineDesk' };
/** `person`: the one whose line it is, where somebody else asked. */
export type ActorRole = 'requester' | 'person' | 'approver' | 'administrator';

export interface Decision {
  readonly outcome: 'approved' | 'rejected';
  /** Null when policy approved by itself. */
  readonly by: PersonRef | null;
  readonly at: Date;
  readonly reason: string | null;
}

/** Why the change stopped: a stable code (a text key), never a message of the tenant. */
export interface Failure {
  readonly code: string;
  readonly at: Date;
  /** Index in the plan of the step that stopped it. */
  readonly step: number;
}

/** A person's request and where it stands. `version` grows by one with each change and guards every write. */
export interface LineRequest {
  readonly tenantId: TenantId;
  readonly id: RequestId;
  readonly requester: PersonRef;
  /** Whose line it is about; the requester, unless somebody asked on their behalf. */
  readonly person: PersonRef;
  readonly details: RequestDetails;
  readonly state: RequestState;
  readonly version: number;
  /** The version at which it got its present terms (details and plan): 1, or that of the last edit. */
  readonly termsVersion: number;
  /** Random; cards carry it, so that a guessed id opens nothing. */
  readonly nonce: string;
  readonly plan: Plan;
  /** For each step of the plan the exact call, and where the step stands. */
  readonly calls: readonly TenantCall[];
  readonly steps: readonly StepProgress[];
  /** True where the deployment only rehearses: everything but the writes is done. */
  readonly dryRun: boolean;
  /** Name of the policy rule that routed it, and the version (hash) of the policy. */
  readonly rule: string;
  readonly policyVersion: string;
  /** Everybody who is asked in the present stage, on one list; null when policy approved by itself. */
  readonly approvers: ApproverList | null;
  /** The stages of the approval in order (none when policy approved by itself), the present one, and all yeses so far. */
  readonly stages: readonly ApprovalStage[];
  readonly stage: number;
  readonly votes: readonly ApprovalVote[];
  /** Those who were given an approval card; empty until the directory has been asked. */
  readonly asked: readonly PersonRef[];
  readonly claimedBy: PersonRef | null;
  readonly decision: Decision | null;
  readonly failure: Failure | null;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  /** When the tenant showed the change, or an administrator vouched for it. */
  readonly completedAt: Date | null;
}

/** One entry of a request's history. `seq` counts from 1 in each request. */
export interface RequestEvent {
  readonly requestId: RequestId;
  readonly seq: number;
  readonly at: Date;
  readonly type: RequestEventType;
  readonly actor: Actor;
  /** Personal or free values (names of locations, reasons); stored apart, so that they can be erased. */
  readonly values: Readonly<Record<string, string>>;
}

/** True if `person` made the request or is the one it is for. */
export function concerns(request: Pick<LineRequest, 'requester' | 'person'>, person: PersonId): boolean {
  return request.requester.id === person || request.person.id === person;
}
