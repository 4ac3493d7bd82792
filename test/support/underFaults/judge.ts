import type { CardCopy } from '../../../src/desk/index.js';
import type { LineRequest, PlanStep } from '../../../src/requests/index.js';
import type { UnderFaultsRun } from './run.js';

export interface Verdict {
  readonly byState: Readonly<Record<string, number>>;
  /** Each a sentence about something that must never be. */
  readonly wrong: readonly string[];
}

/** How often the tenant may have taken the effect of a step: once, and once more for each time it was taken back. */
const actionsOf: Record<PlanStep['step'], readonly string[]> = {
  setEmergencyLocation: ['updateNumber'],
  assignNumber: ['assignNumber'],
  unassignNumber: ['unassignNumber'],
  setCallerIdPolicy: ['assignPolicy', 'unassignPolicy'],
  changeLicence: ['assignLicense', 'removeLicense'],
  // Always by hand.
  createEmergencyAddress: [],
};

/**
 * Holds the tenant's own log and state against the requests: done means visible in the tenant, stopped means visible to
 * an administrator, nothing happened twice, no number belongs to two people.
 */
export async function judge(run: UnderFaultsRun): Promise<Verdict> {
  const wrong: string[] = [];
  const byState: Record<string, number> = {};
  for (const request of run.requests) {
    byState[request.state] = (byState[request.state] ?? 0) + 1;
    wrong.push(...(await wrongWith(run, request)));
  }
  wrong.push(...(await effectsTwice(run)), ...(await numbersTwice(run)));
  return { byState, wrong };
}

async function wrongWith(run: UnderFaultsRun, request: LineRequest): Promise<string[]> {
  const about = `${request.details.kind} ${request.id} (${request.state}, ${request.failure?.code ?? '-'})`;
  if (request.state === 'done') {
    const shown = await Promise.all(request.plan.map((step) => run.desk.tenant.shows(step)));
    return shown.every((each) => each === 'holds') ? [] : [`${about}: the tenant shows ${shown.join(', ')}`];
  }
  if (request.state !== 'failed' && request.state !== 'byHand') return [`${about}: neither done nor stopped`];
  const copies: readonly CardCopy[] = await run.desk.store.copiesOf(request.id);
  return copies.some(({ audience }) => audience === 'administrator')
    ? []
    : [`${about}: no administrator has a card of it`];
}

/** Every person has one request: each action of its plan may stand once in the log, and once more in the way back. */
async function effectsTwice(run: UnderFaultsRun): Promise<string[]> {
  const writes = await run.facts.writes();
  const byPerson = Map.groupBy(writes, ({ person }) => person ?? '');
  return run.requests.flatMap((request) => {
    const theirs = byPerson.get(request.person.id) ?? [];
    const counts = Map.groupBy(theirs, ({ action, number }) => `${action} ${number ?? ''}`);
    const takenBack = request.steps.some(({ state }) => state === 'undone' || state === 'left');
    return [...counts].flatMap(([what, all]) => {
      const known = request.plan.some((step) => actionsOf[step.step].some((name) => what.startsWith(name)));
      if (!known && !takenBack) return [`${request.details.kind} ${request.id}: ${what} was not planned`];
      return all.length <= 1
        ? []
        : [`${request.details.kind} ${request.id}: ${what} happened ${all.length} times`];
    });
  });
}

/** A number that is assigned may not be assigned again before it was given back. */
async function numbersTwice(run: UnderFaultsRun): Promise<string[]> {
  const holder = new Map<string, string | null>();
  const wrong: string[] = [];
  for (const { action, number, person, seq } of await run.facts.writes()) {
    if (number === null) continue;
    const before = holder.get(number);
    if (action === 'assignNumber') {
      if (before !== undefined && before !== null)
        wrong.push(`write ${seq}: ${number} had ${before} and got ${person}`);
      holder.set(number, person);
    }
    if (action === 'unassignNumber') holder.set(number, null);
  }
  return wrong;
}
