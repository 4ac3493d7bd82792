import type { NumberProblem } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import { formatTelephoneNumber, locationName } from '../../telephony/index.js';
import type { Reader } from '../reader.js';

/** What is wrong with a form that was sent, and that nothing was sent. */
export function numberProblemText(problem: NumberProblem, { texts }: Reader): string {
  switch (problem.why) {
    case 'reasonTooLong':
      return texts('input.reasonTooLong', { max: reasonMaxLength });
    case 'numberTaken':
    case 'numberNotOffered':
      return texts(`numberForm.problem.${problem.why}`, { number: formatTelephoneNumber(problem.number) });
    case 'noneInArea':
      return texts('numberForm.problem.noneInArea', { place: locationName(problem.location) });
    case 'outsideArea':
      return texts('numberForm.problem.outsideArea', {
        number: formatTelephoneNumber(problem.number),
        city: problem.city,
        place: locationName(problem.location),
        there: problem.location.city,
      });
    case 'numberUnknown':
    case 'allTaken':
    case 'noneFits':
    case 'locationMissing':
    case 'locationUnknown':
    case 'locationNotValidated':
    case 'locationElsewhere':
      return texts(`numberForm.problem.${problem.why}`);
    default:
      return problem satisfies never;
  }
}
