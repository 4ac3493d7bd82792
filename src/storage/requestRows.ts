import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { siteOf } from '../approvals/index.js';
import {
  type ApprovalStage,
  approvalStageSchema,
  approvalVoteSchema,
  isOver,
  type LineRequest,
  numberOf,
  openKeyOf,
  planStepSchema,
  type RequestId,
  requestDetailsSchema,
  requestStates,
  stepProgressSchema,
  tenantCallSchema,
} from '../requests/index.js';
import { personId, tenantId } from '../telephony/index.js';
import {
  fromColumn,
  jsonOrNull,
  personRefSchema,
  readJson,
  readJsonOrNull,
  timeSchema,
  toColumn,
} from './columns.js';
import type { RequestTable } from './schema.js';

const approversSchema = z.object({ people: z.array(z.string()), groups: z.array(z.string()) });
const decisionSchema = z.object({
  outcome: z.enum(['approved', 'rejected']),
  by: personRefSchema.nullable(),
  at: timeSchema,
  reason: z.string().nullable(),
});
const failureSchema = z.object({ code: z.string(), at: timeSchema, step: z.number().default(0) });

const approvalSchema = z.object({
  stages: z.array(approvalStageSchema),
  stage: z.number().int(),
  votes: z.array(approvalVoteSchema),
});

/** Requests from before there were stages had one, in which any one approver decides. */
function approvalOf(row: Selectable<RequestTable>): z.infer<typeof approvalSchema> {
  if (row.approval !== null) return readJson(approvalSchema, row.approval);
  const list = readJsonOrNull(approversSchema, row.approvers);
  const stages: ApprovalStage[] =
    list === null
      ? []
      : [
          {
            name: row.rule,
            sources: [{ from: 'groups', name: null, list }],
            need: { need: 'any' },
            handedOn: [],
          },
        ];
  return { stages, stage: 0, votes: [] };
}

/** The row that holds a request. */
export function requestRow(request: LineRequest): Insertable<RequestTable> {
  const { details } = request;
  return {
    tenant_id: request.tenantId,
    id: request.id,
    open_key: isOver(request.state) ? null : openKeyOf(details, request.person.id),
    telephone_number: numberOf(details) ?? '',
    requester_id: request.requester.id,
    requester_name: request.requester.name,
    person_id: request.person.id,
    person_name: request.person.name,
    state: request.state,
    version: request.version,
    terms_version: request.termsVersion,
    nonce: request.nonce,
    details: JSON.stringify(details),
    kind: details.kind,
    site: siteOf(details),
    plan: JSON.stringify(request.plan),
    calls: JSON.stringify(request.calls),
    steps: JSON.stringify(request.steps),
    dry_run: request.dryRun ? 1 : 0,
    rule: request.rule,
    policy_version: request.policyVersion,
    approvers: jsonOrNull(request.approvers),
    approval: JSON.stringify({ stages: request.stages, stage: request.stage, votes: request.votes }),
    asked: JSON.stringify(request.asked),
    claimed_by: jsonOrNull(request.claimedBy),
    decision: jsonOrNull(request.decision),
    failure: jsonOrNull(request.failure),
    submitted_at: toColumn(request.submittedAt),
    updated_at: toColumn(request.updatedAt),
    completed_at: request.completedAt === null ? null : toColumn(request.completedAt),
  };
}

/** The request that a row holds; throws a ZodError where the row isn't one. */
export function requestFrom(row: Selectable<RequestTable>): LineRequest {
  return {
    tenantId: tenantId(row.tenant_id),
    id: row.id as RequestId,
    requester: { id: personId(row.requester_id), name: row.requester_name },
    person: { id: personId(row.person_id), name: row.person_name },
    details: readJson(requestDetailsSchema, row.details),
    state: z.enum(requestStates).parse(row.state),
    version: row.version,
    termsVersion: row.terms_version,
    nonce: row.nonce,
    plan: readJson(z.array(planStepSchema), row.plan),
    calls: readJson(z.array(tenantCallSchema), row.calls),
    steps: readJson(z.array(stepProgressSchema), row.steps),
    dryRun: row.dry_run === 1,
    rule: row.rule,
    policyVersion: row.policy_version,
    approvers: readJsonOrNull(approversSchema, row.approvers),
    ...approvalOf(row),
    asked: readJson(z.array(personRefSchema), row.asked),
    claimedBy: readJsonOrNull(personRefSchema, row.claimed_by),
    decision: readJsonOrNull(decisionSchema, row.decision),
    failure: readJsonOrNull(failureSchema, row.failure),
    submittedAt: fromColumn(row.submitted_at),
    updatedAt: fromColumn(row.updated_at),
    completedAt: row.completed_at === null ? null : fromColumn(row.completed_at),
  };
}
