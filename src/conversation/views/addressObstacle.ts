import type { NoAddressLine } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';

type Refused = Extract<NoAddressLine, { result: 'addressObstacle' }>;

/** Why no emergency address can be added for this line, and the way forward. */
export function addressObstacleAnswer({ obstacle, number }: Refused, reader: Reader): Answer {
  const { texts } = reader;
  const country = number?.country ?? null;
  const text = texts(
    obstacle === 'carrierKeepsAddress' ? 'addressForm.carrierKeepsAddress' : `obstacle.${obstacle}`,
    {
      ...(country === null ? {} : { country: countryName(country, reader) }),
      ...(number === null
        ? {}
        : { context: 'withNumber', number: formatTelephoneNumber(number.telephoneNumber) }),
    },
  );
  return messageAnswer(texts, { title: texts('addressForm.obstacleTitle'), paragraphs: [text] }, [
    ...wayTo(obstacle, number !== null, texts),
    plainAction(texts, 'listRequests', 'action.myRequests'),
    plainAction(texts, 'help', 'action.help'),
  ]);
}

/** What leads to the thing that is missing, as a button. */
function wayTo(obstacle: Refused['obstacle'], hasNumber: boolean, texts: Texts): CardAction[] {
  switch (obstacle) {
    case 'noNumber':
      return [plainAction(texts, 'openNumberForm', 'addressForm.askForNumber', 'positive')];
    case 'noCallingPlan':
      return hasNumber ? [] : [plainAction(texts, 'openPlanForm', 'addressForm.askForPlan', 'positive')];
    case 'numberPending':
      return [plainAction(texts, 'openAddressForm', 'action.tryAgain', 'positive')];
    default:
      return [];
  }
}
