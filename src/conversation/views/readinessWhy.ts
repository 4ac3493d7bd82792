import type { LineView } from '../../desk/index.js';
import {
  type CallingAvailability,
  formatTelephoneNumber,
  type ReadinessCheck,
  type ReadinessCheckOf,
} from '../../telephony/index.js';
import { countryName, type Reader, when } from '../reader.js';
import { callerIdText } from './callerIdShown.js';
import { monthOf } from './factDate.js';
import { planName } from './planWords.js';

type Values = Readonly<Record<string, string>>;
/** A sentence by name, and what stands in it. */
type Why = readonly [name: string, values?: Values];

/** Why a question is answered so, in one sentence. Raw. */
export function whyOf(check: ReadinessCheck, facts: LineView['facts'], reader: Reader): string {
  const { texts } = reader;
  if (check.answer === 'unknown' && facts.number === 'unread') return texts.plain('line.unread');
  const [name, values = {}] = reasonOf(check, facts, reader);
  return texts.plain(`readiness.why.${name}`, values);
}

function reasonOf(check: ReadinessCheck, line: LineView['facts'], reader: Reader): Why {
  const { texts } = reader;
  switch (check.question) {
    case 'callingAvailable':
      return check.answer === 'notNeeded'
        ? ['otherCarrier']
        : sold(check.facts.availability, check.answer, reader);
    case 'locationServed':
      return oneCountry(check, reader);
    case 'internationalCalling': {
      const { callingPlan } = check.facts;
      if (check.answer === 'notNeeded') return ['otherCarrier'];
      if (callingPlan === 'none') return ['noPlan'];
      const values = { plan: planName(callingPlan, texts) };
      return check.answer === 'yes' ? ['planAbroad', values] : ['planAtHome', values];
    }
    case 'licences': {
      const { teamsPhone, callingPlan } = check.facts;
      if (!teamsPhone) return ['noTeamsPhone'];
      if (callingPlan !== 'none') return ['bothLicences', { plan: planName(callingPlan, texts) }];
      return check.answer === 'yes' ? ['teamsPhoneIsEnough'] : ['noPlanYet'];
    }
    case 'directNumber': {
      const { telephoneNumber, pending } = check.facts;
      if (telephoneNumber === null) return ['noNumber'];
      const values = { number: formatTelephoneNumber(telephoneNumber) };
      return pending ? ['numberPending', values] : ['number', values];
    }
    case 'emergencyAddress':
      return emergencyAddress(check, line.confirmed.at, reader);
    case 'callerIdMasked': {
      const { callerId } = check.facts;
      if (check.answer === 'notNeeded') return ['noNumber'];
      if (callerId === 'unknown') return ['callerIdUnknown'];
      if (callerId.shows === 'ownNumber') return ['ownNumber'];
      return ['callerId', { shown: callerIdText(callerId, null, texts) }];
    }
    default:
      return check satisfies never;
  }
}

function sold(
  availability: CallingAvailability | null,
  answer: ReadinessCheck['answer'],
  reader: Reader,
): Why {
  if (availability === null) return ['noUsageLocation'];
  const country = countryName(availability.country, reader);
  if (availability.status === 'noData')
    return answer === 'yes' ? ['provenByNumber', { country }] : ['noData', { country }];
  const values = { country, asOf: monthOf(availability.origin.asOf, reader) };
  if (availability.status === 'offered') return ['sold', values];
  // The tenant itself proves the data of an earlier day wrong.
  return answer === 'yes' ? ['provenByNumber', { country }] : ['notSold', values];
}

function oneCountry({ answer, action, facts }: ReadinessCheckOf<'locationServed'>, reader: Reader): Why {
  const { usageLocation, numberCountry, addressCountry } = facts;
  if (answer === 'notNeeded') return ['otherCarrier'];
  if (usageLocation === null) return ['noUsageLocation'];
  const country = countryName(usageLocation, reader);
  const elsewhere = (other: string | null) => ({
    country,
    there: other === null ? '' : countryName(other, reader),
  });
  if (action === 'changeNumber') return ['numberElsewhere', elsewhere(numberCountry)];
  if (action === 'changeEmergencyLocation') return ['addressElsewhere', elsewhere(addressCountry)];
  if (answer === 'unknown') return ['noData', { country }];
  if (answer === 'no') return ['noService', { country }];
  return [numberCountry === null ? 'service' : 'oneCountry', { country }];
}

/** `confirmedAt`: when somebody last said that it is right, even if there is a doubt by now. */
function emergencyAddress(
  { answer, facts }: ReadinessCheckOf<'emergencyAddress'>,
  confirmedAt: Date | null,
  reader: Reader,
): Why {
  const { detail, validated } = facts;
  if (answer === 'notNeeded') return ['addressKeptElsewhere'];
  if (detail === 'unknown') return ['addressUnknown'];
  if (detail === 'none') return ['noAddress'];
  if (validated === false) return ['addressNotValidated'];
  if (detail === 'address') return ['addressWithoutPlace'];
  if (answer === 'yes') return [confirmedAt === null ? 'placeNotDue' : 'place'];
  if (confirmedAt === null) return ['neverConfirmed'];
  const values = { when: when(confirmedAt, reader) };
  return facts.confirmedAt === null ? ['confirmationDoubted', values] : ['confirmationDue', values];
}
