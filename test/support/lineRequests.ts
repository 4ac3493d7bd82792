import { randomUUID } from 'node:crypto';
import { type CheckedRequest, storeRequest, syncNumbers } from '../../src/desk/index.js';
import type { LineRequest, RequestDetails, RequestId } from '../../src/requests/index.js';
import { type E164, parseE164, personId } from '../../src/telephony/index.js';
import type { LineDeskInTest } from './lineDeskInTest.js';
import { TenantFacts, type TenantNumberFact } from './underFaults/tenantFacts.js';

/** A number that tests write down. */
export function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === null) throw new Error(`${text} is no number`);
  return number;
}

export const factsOf = (all: LineDeskInTest): TenantFacts => new TenantFacts(all.sandbox.url);

/** Free Calling Plan numbers of a country that people can have. */
export async function freeNumbers(all: LineDeskInTest, country: string): Promise<TenantNumberFact[]> {
  return (await factsOf(all).numbers()).filter(
    (number) =>
      number.assignmentStatus === 'unassigned' &&
      number.numberType === 'callingPlan' &&
      number.isoCountryCode === country &&
      number.capabilities.includes('userAssignment'),
  );
}

/** The number that a person has in the tenant; throws where they have none. */
export async function numberOf(all: LineDeskInTest, person: string): Promise<TenantNumberFact> {
  const number = (await factsOf(all).numbers()).find(
    ({ assignmentTargetId }) => assignmentTargetId === person,
  );
  if (number === undefined) throw new Error(`${person} has no number`);
  return number;
}

/** Files a request as a form will, for a person of the sandbox. The inventory is in step with the tenant before. */
export async function file(
  all: LineDeskInTest,
  person: { readonly aadObjectId: string; readonly name: string },
  details: RequestDetails,
): Promise<LineRequest> {
  const { desk } = all.lineDesk;
  if ((await desk.store.numberSyncs.last()) === null) await syncNumbers(desk, { owner: 'test' });
  const requester = { id: personId(person.aadObjectId), name: person.name };
  const checked: CheckedRequest = {
    id: randomUUID() as RequestId,
    requester,
    person: requester,
    details,
    message: null,
    edits: null,
  };
  const stored = await storeRequest(desk, checked);
  if (stored.result !== 'submitted') throw new Error(`not stored: ${stored.result}`);
  return stored.request;
}

/** Waits until the request is in one of the states. */
export async function untilState(
  all: LineDeskInTest,
  request: LineRequest,
  states: readonly LineRequest['state'][],
  withinMs = 15_000,
): Promise<LineRequest> {
  const until = Date.now() + withinMs;
  for (;;) {
    const now = await all.lineDesk.store.request(request.id);
    if (now !== null && states.includes(now.state)) return now;
    if (Date.now() > until) throw new Error(`the request is ${now?.state} (${now?.failure?.code ?? '-'})`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
