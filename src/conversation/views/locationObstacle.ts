import type { LocationFormResult } from '../../desk/index.js';
import { formatTelephoneNumber, type LocationChangeObstacle } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { countryName, type Reader } from '../reader.js';

type Obstacle = Extract<LocationFormResult, { result: 'locationObstacle' }>;

/** Why the emergency location can't be changed, and the way forward: what is missing can be asked for. */
export function obstacleAnswer(result: Obstacle, reader: Reader): Answer {
  const { texts } = reader;
  const { number, person = null } = result;
  const country = number?.country ?? null;
  const values = country === null ? {} : { country: countryName(country, reader) };
  const why =
    person === null
      ? texts(`obstacle.${result.obstacle}`, {
          ...values,
          // Somebody who has a number is told what it lacks, not that there is none.
          ...(number === null
            ? {}
            : { context: 'withNumber', number: formatTelephoneNumber(number.telephoneNumber) }),
        })
      : texts(`obstacle.ofOther.${result.obstacle}`, { ...values, name: person.name });
  const title = person === null ? texts('obstacle.title') : texts('obstacle.titleOf', { name: person.name });
  return messageAnswer(texts, { title, paragraphs: [why] }, [
    wayForward(result, reader),
    plainAction(texts, 'listRequests', 'action.myRequests'),
    plainAction(texts, 'help', 'action.help'),
  ]);
}

/** By what is missing: the form of its own in which one asks for it. Of everything else another try is the way. */
const ways: Partial<Record<LocationChangeObstacle, readonly [action: string, title: string]>> = {
  noTeamsPhone: ['openPlanForm', 'suggest.changeCallingPlan'],
  noCallingPlan: ['openPlanForm', 'suggest.changeCallingPlan'],
  noNumber: ['openNumberForm', 'suggest.requestNumber'],
  noLocations: ['openAddressForm', 'addressForm.notListed'],
  noOtherLocation: ['openAddressForm', 'addressForm.notListed'],
};

function wayForward({ obstacle, person = null }: Obstacle, { texts }: Reader): CardAction {
  const [action, title] = ways[obstacle] ?? ['openLocationForm', 'action.tryAgain'];
  return plainAction(texts, action, title, 'positive', person === null ? {} : { person: person.id });
}
