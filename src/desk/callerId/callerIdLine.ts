import { isOfferedTo } from '../../approvals/index.js';
import { isLineDeskError } from '../../errors.js';
import {
  callingLicences,
  type NumberAssignment,
  type Person,
  type PersonId,
  type PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext } from '../formContext.js';
import { type LineAbout, type WhoseLine, whoseLine } from '../whoseLine.js';
import {
  type CallerIdChoice,
  type CallerIdNow,
  callerIdNow,
  choicesOf,
  type EffectivePolicy,
} from './callerIdChoices.js';

/** A person's line as far as its caller ID goes. */
export interface CallerIdLine {
  readonly result: 'callerIdLine';
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly now: CallerIdNow;
  /** Everything that is offered to the person, with what holds now and what can't be asked for. */
  readonly offered: readonly CallerIdChoice[];
}

/** A line whose calls show nothing, since it makes none. */
export interface NoCalls {
  readonly result: 'callerIdNoCalls';
  readonly why: 'noNumber' | 'noTeamsPhone';
  readonly line: LineAbout;
  /** A number without the licence that it needs; null where there is none. */
  readonly number: NumberAssignment | null;
}

/**
 * The caller ID of the line that a form is about, and what is offered instead. Throws when directory or tenant don't
 * answer; a tenant that doesn't tell caller-ID policies leaves `now` unknown.
 */
export async function readCallerIdLine(
  desk: Desk,
  actor: PersonRef,
  form: FormContext,
): Promise<CallerIdLine | NoCalls | Exclude<WhoseLine, { result: 'line' }>> {
  const line = await whoseLine(desk, actor, form.person);
  if (line.result !== 'line') return line;
  const { person } = line;
  const number = await desk.tenant.numberOf(person.id);
  if (!callingLicences(person.plans).teamsPhone) {
    return { result: 'callerIdNoCalls', why: 'noTeamsPhone', line, number };
  }
  if (number === null) return { result: 'callerIdNoCalls', why: 'noNumber', line, number };
  const [now, offered] = await Promise.all([readCallerIdNow(desk, person.id), readOffered(desk, person)]);
  return { result: 'callerIdLine', line, number, now, offered };
}

/** What the person's calls show now. Throws when the tenant doesn't answer; one that can't tell leaves it unknown. */
export async function readCallerIdNow(desk: Desk, person: PersonId): Promise<CallerIdNow> {
  return callerIdNow(desk.policy.callerId.offers, await readEffectivePolicy(desk, person));
}

async function readEffectivePolicy(desk: Desk, person: PersonId): Promise<EffectivePolicy> {
  try {
    return (await desk.tenant.callerIdPolicyOf(person)) ?? 'unknown';
  } catch (error) {
    if (isLineDeskError(error, 'tenant-cannot', 'tenant-refused')) return 'unknown';
    throw error;
  }
}

async function readOffered(desk: Desk, person: Person): Promise<readonly CallerIdChoice[]> {
  const { offers } = desk.policy.callerId;
  const theirs = await Promise.all(
    offers.map(async (offer) => {
      if (!isOfferedTo(offer, person)) return [];
      const { groups } = offer.for;
      const among = groups.length === 0 || (await desk.directory.isOnList(person.id, { people: [], groups }));
      return among ? [offer] : [];
    }),
  );
  return choicesOf(offers, theirs.flat());
}
