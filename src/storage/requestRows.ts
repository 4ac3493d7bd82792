import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  emergencyLocationChangeSchema,
  isOver,
  type LineRequest,
  type RequestId,
  requestStates,
} from '../requests/index.js';
import { type E164, type LocationId, personId, tenantId } from '../telephony/index.js';
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

const number = z.string().transform((text) => text as E164);
const location = z.string().transform((text) => text as LocationId);

const planSchema = z.array(
  z.object({
    step: z.literal('setEmergencyLocation'),
    telephoneNumber: number,
    locationId: location,
    previousLocationId: location.nullable(),
  }),
);
const approversSchema = z.object({ people: z.array(z.string()), groups: z.array(z.string()) });
const decisionSchema = z.object({
  outcome: z.enum(['approved', 'rejected']),
  by: personRefSchema.nullable(),
  at: timeSchema,
  reason: z.string().nullable(),
});
const failureSchema = z.object({ code: z.string(), at: timeSchema });

/** The row that holds a request. */
export function requestRow(request: LineRequest): RequestTable {
  const { details } = request;
  return {
    tenant_id: request.tenantId,
    id: request.id,
    open_key: isOver(request.state) ? null : `${details.kind}:${details.telephoneNumber}`,
    telephone_number: details.telephoneNumber,
    requester_id: request.requester.id,
    requester_name: request.requester.name,
    state: request.state,
    version: request.version,
    nonce: request.nonce,
    details: JSON.stringify(details),
    plan: JSON.stringify(request.plan),
    rule: request.rule,
    policy_version: request.policyVersion,
    approvers: jsonOrNull(request.approvers),
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
    details: readJson(emergencyLocationChangeSchema, row.details),
    state: z.enum(requestStates).parse(row.state),
    version: row.version,
    nonce: row.nonce,
    plan: readJson(planSchema, row.plan),
    rule: row.rule,
    policyVersion: row.policy_version,
    approvers: readJsonOrNull(approversSchema, row.approvers),
    asked: readJson(z.array(personRefSchema), row.asked),
    claimedBy: readJsonOrNull(personRefSchema, row.claimed_by),
    decision: readJsonOrNull(decisionSchema, row.decision),
    failure: readJsonOrNull(failureSchema, row.failure),
    submittedAt: fromColumn(row.submitted_at),
    updatedAt: fromColumn(row.updated_at),
    completedAt: row.completed_at === null ? null : fromColumn(row.completed_at),
  };
}
