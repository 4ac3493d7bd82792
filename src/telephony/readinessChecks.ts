import { confirmationDueAt, confirmationIsDue } from './locationConfirmation.js';
import type {
  PersonsLine,
  ReadinessAction,
  ReadinessAnswer,
  ReadinessCheckOf,
  ReadinessFacts,
} from './readinessQuestions.js';

type Verdict = readonly [answer: ReadinessAnswer, action: ReadinessAction | null];

/** True where somebody else than Microsoft's Calling Plans carries the number, so that questions of plans don't arise. */
const otherCarrier = ({ number }: PersonsLine) =>
  number?.numberType === 'operatorConnect' || number?.numberType === 'directRouting';

/** True where the tenant itself proves that plans are to be had there, whatever the data of an earlier day says. */
const provenByNumber = ({ number, person }: PersonsLine) =>
  number?.numberType === 'callingPlan' && number.country !== null && number.country === person.usageLocation;

/** Nothing that a person can ask for brings plans into a country. */
export function countryCheck(line: PersonsLine): ReadinessCheckOf<'callingAvailable'> {
  const { availability } = line;
  const verdict = (): Verdict => {
    if (otherCarrier(line)) return ['notNeeded', null];
    if (provenByNumber(line)) return ['yes', null];
    if (availability === null) return ['unknown', 'askAdministrator'];
    if (availability.status === 'noData') return ['unknown', null];
    return [availability.status === 'offered' ? 'yes' : 'no', null];
  };
  const [answer, action] = verdict();
  return { question: 'callingAvailable', answer, weight: 'needed', action, facts: { availability } };
}

/**
 * Usage location, number and emergency address must be in one country, and plans must be sold there. An address that
 * can't be read is left to its own question.
 */
export function oneCountryCheck(line: PersonsLine): ReadinessCheckOf<'locationServed'> {
  const { person, number, location, availability } = line;
  const facts: ReadinessFacts['locationServed'] = {
    usageLocation: person.usageLocation,
    numberCountry: number?.country ?? null,
    addressCountry: location === null || location === 'unknown' ? null : location.country,
  };
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  const verdict = (): Verdict => {
    if (otherCarrier(line)) return ['notNeeded', null];
    if (facts.usageLocation === null) return ['unknown', 'askAdministrator'];
    if (differ(facts.numberCountry, facts.usageLocation)) return ['no', 'changeNumber'];
    // An address elsewhere is the odd one out, because number and usage location agree by now.
    if (differ(facts.addressCountry, facts.usageLocation)) return ['no', 'changeEmergencyLocation'];
    if (provenByNumber(line)) return ['yes', null];
    if (availability === null || availability.status === 'noData') return ['unknown', null];
    return [availability.status === 'offered' ? 'yes' : 'no', null];
  };
  const [answer, action] = verdict();
  return { question: 'locationServed', answer, weight: 'needed', action, facts };
}

/** Pay as you go reaches abroad as well; each minute is charged. */
export function internationalCheck(line: PersonsLine): ReadinessCheckOf<'internationalCalling'> {
  const { callingPlan } = line.licences;
  const abroad = callingPlan === 'international' || callingPlan === 'payAsYouGo';
  const [answer, action]: Verdict = otherCarrier(line)
    ? ['notNeeded', null]
    : abroad
      ? ['yes', null]
      : ['no', 'requestCallingPlan'];
  return { question: 'internationalCalling', answer, weight: 'choice', action, facts: { callingPlan } };
}

/** Teams Phone comes first, whoever carries the number; then the plan, for a Calling Plan number. */
export function licencesCheck(line: PersonsLine): ReadinessCheckOf<'licences'> {
  const { licences } = line;
  const verdict = (): Verdict => {
    if (!licences.teamsPhone) return ['no', 'askAdministrator'];
    if (licences.callingPlan === 'none' && !otherCarrier(line)) return ['no', 'requestCallingPlan'];
    return ['yes', null];
  };
  const [answer, action] = verdict();
  return { question: 'licences', answer, weight: 'needed', action, facts: licences };
}

/** A number whose change is under way (up to 24 hours) is there all the same; the facts say so. */
export function numberCheck({ number }: PersonsLine): ReadinessCheckOf<'directNumber'> {
  return {
    question: 'directNumber',
    answer: number === null ? 'no' : 'yes',
    weight: 'needed',
    action: number === null ? 'requestNumber' : null,
    facts: { telephoneNumber: number?.telephoneNumber ?? null, pending: number?.pending ?? false },
  };
}

/**
 * Missing, unknown and unvalidated addresses are unsafe; an address without the place in the building, and one that
 * nobody has confirmed of late, should be mended. Where the carrier keeps the address, where the network tells it (Direct
 * Routing) or where emergency calls aren't supported, the question doesn't arise; nor does it without a number.
 */
export function emergencyLocationCheck(line: PersonsLine): ReadinessCheckOf<'emergencyAddress'> {
  const { number, location, confirmedAt, confirmationIntervalDays, availability, now } = line;
  const offer = availability?.status === 'offered' ? availability.offer : null;
  const known = location === 'unknown' ? null : location;
  const facts: ReadinessFacts['emergencyAddress'] = {
    detail:
      location === 'unknown'
        ? 'unknown'
        : location === null
          ? 'none'
          : location.place === null
            ? 'address'
            : 'place',
    validated: known?.validated ?? null,
    confirmedAt,
    confirmationDueAt: confirmationDueAt(confirmedAt, confirmationIntervalDays),
    matchesAreaCode:
      offer === null ? 'unknown' : offer.emergency.addressMatchesAreaCode ? 'required' : 'free',
  };
  const weigh = (answer: ReadinessAnswer, weight: 'needed' | 'advised', action: ReadinessAction | null) =>
    ({ question: 'emergencyAddress', answer, weight, action, facts }) as const;

  const addressNeeded = offer?.emergency.addressNeeded;
  const keptElsewhere = otherCarrier(line) || addressNeeded === 'byCarrier' || addressNeeded === 'never';
  if (number === null || keptElsewhere) return weigh('notNeeded', 'needed', null);

  const change = number.locationChangeable ? 'changeEmergencyLocation' : 'askAdministrator';
  if (location === 'unknown') return weigh('unknown', 'needed', change);
  if (location === null || !location.validated) return weigh('no', 'needed', change);
  if (location.place === null) return weigh('no', 'advised', change);
  if (confirmationIsDue(confirmedAt, confirmationIntervalDays, now)) {
    return weigh('no', 'advised', 'confirmEmergencyLocation');
  }
  return weigh('yes', 'advised', null);
}

/** Yes where calls show another number or none. Both are right; the person can change it. */
export function callerIdCheck({ number, callerId }: PersonsLine): ReadinessCheckOf<'callerIdMasked'> {
  const verdict = (): Verdict => {
    if (number === null) return ['notNeeded', null];
    if (callerId === 'unknown') return ['unknown', null];
    return [callerId.shows === 'ownNumber' ? 'no' : 'yes', 'changeCallerId'];
  };
  const [answer, action] = verdict();
  return { question: 'callerIdMasked', answer, weight: 'choice', action, facts: { callerId } };
}
