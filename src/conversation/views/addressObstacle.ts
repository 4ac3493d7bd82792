import type { AddressObstacle, NoAddressLine } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { countryName, type Reader } from '../reader.js';

type Refused = Extract<NoAddressLine, { result: 'addressObstacle' }>;

/** Why no emergency address can be added for this line, and the way forward: what is missing can be asked for. */
export function addressObstacleAnswer(refused: Refused, reader: Reader): Answer {
  const { texts } = reader;
  return messageAnswer(
    texts,
    { title: texts('addressForm.obstacleTitle'), paragraphs: [whyOf(refused, reader)] },
    [
      ...wayTo(refused, reader),
      plainAction(texts, 'listRequests', 'action.myRequests'),
      plainAction(texts, 'help', 'action.help'),
    ],
  );
}

function whyOf({ obstacle, number, person = null }: Refused, reader: Reader): string {
  const { texts } = reader;
  const country = number?.country ?? null;
  const values = country === null ? {} : { country: countryName(country, reader) };
  if (obstacle === 'carrierKeepsAddress') return texts('addressForm.carrierKeepsAddress', values);
  if (person !== null) return texts(`obstacle.ofOther.${obstacle}`, { ...values, name: person.name });
  return texts(`obstacle.${obstacle}`, {
    ...values,
    // Somebody who has a number is told what it lacks, not that there is none.
    ...(number === null
      ? {}
      : { context: 'withNumber', number: formatTelephoneNumber(number.telephoneNumber) }),
  });
}

/** By what is missing: the form of its own in which one asks for it. What passes by itself can be tried again. */
const ways: Partial<Record<AddressObstacle, readonly [action: string, title: string]>> = {
  noTeamsPhone: ['openPlanForm', 'suggest.changeCallingPlan'],
  noCallingPlan: ['openPlanForm', 'suggest.changeCallingPlan'],
  noNumber: ['openNumberForm', 'suggest.requestNumber'],
  numberPending: ['openAddressForm', 'action.tryAgain'],
};

function wayTo({ obstacle, person = null }: Refused, { texts }: Reader): CardAction[] {
  const way = ways[obstacle];
  if (way === undefined) return [];
  const [action, title] = way;
  return [plainAction(texts, action, title, 'positive', person === null ? {} : { person: person.id })];
}
