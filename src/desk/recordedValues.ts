import { type LineRequest, numberOf, type RequestDetails } from '../requests/index.js';

/** What the history keeps of what was asked: whose line, before and after, and why. */
export function recordedValues({
  details,
  person,
  requester,
}: Pick<LineRequest, 'details' | 'person' | 'requester'>): Record<string, string> {
  const number = numberOf(details);
  return {
    ...(number === null ? {} : { telephoneNumber: number }),
    ...(person.id === requester.id ? {} : { person: person.id }),
    ...beforeAndAfter(details),
    ...(details.reason === null ? {} : { reason: details.reason }),
  };
}

function beforeAndAfter(details: RequestDetails): Record<string, string> {
  const change = (from: string | null | undefined, to: string | null | undefined) => ({
    ...(from === null || from === undefined ? {} : { from }),
    ...(to === null || to === undefined ? {} : { to }),
  });
  switch (details.kind) {
    case 'emergencyLocationChange':
      return change(details.from?.id, details.to.id);
    case 'numberRequest':
      return change(null, details.location?.id);
    case 'numberChange':
      return change(details.from.telephoneNumber, details.telephoneNumber);
    case 'numberRelease':
      return change(details.from.telephoneNumber, null);
    case 'callerIdChange':
      return change(details.fromPolicy?.name, details.toPolicy?.name);
    case 'callingPlanChange':
      return change(details.from, details.to);
    case 'newEmergencyAddress':
      return change(details.from?.id, details.created?.id);
    default:
      return details satisfies never;
  }
}
