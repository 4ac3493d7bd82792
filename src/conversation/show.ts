import type { AdministrateResult, DecideResult, InputProblem, LocationFormResult } from '../desk/index.js';
import { reasonMaxLength } from '../requests/index.js';
import { formatTelephoneNumber } from '../telephony/index.js';
import { plainAction } from './actions.js';
import { type Answer, messageAnswer } from './answer.js';
import { countryName, type Reader } from './reader.js';
import { sentenceAnswer } from './smallTalk.js';
import type { Texts } from './texts.js';
import { locationFormAnswer } from './views/locationForm.js';

/** Why there is no form, and the way forward. */
export function obstacleAnswer(
  result: Extract<LocationFormResult, { result: 'locationObstacle' }>,
  reader: Reader,
): Answer {
  const { texts } = reader;
  const { number } = result;
  const country = number?.country ?? null;
  return messageAnswer(
    texts,
    {
      title: texts('obstacle.title'),
      paragraphs: [
        texts(`obstacle.${result.obstacle}`, {
          ...(country === null ? {} : { country: countryName(country, reader) }),
          // Somebody who has a number is told what it lacks, not that there is none.
          ...(number === null
            ? {}
            : { context: 'withNumber', number: formatTelephoneNumber(number.telephoneNumber) }),
        }),
      ],
    },
    [
      plainAction(texts, 'openLocationForm', 'action.tryAgain', 'positive'),
      plainAction(texts, 'listRequests', 'action.myRequests'),
      plainAction(texts, 'help', 'action.help'),
    ],
  );
}

/** The form again, with what was wrong; what the person typed stays. */
export function formAgain(
  form: Extract<LocationFormResult, { result: 'locationForm' }>,
  problem: InputProblem,
  reader: Reader,
): Answer {
  const country = countryName(form.number.country ?? '', reader);
  return locationFormAnswer(
    form,
    reader,
    reader.texts(`input.${problem}`, { country, max: reasonMaxLength }),
  );
}

/** The sentence above a card after a click that decided nothing, or null where the card says it all. */
export function decisionNote(result: Extract<DecideResult, { result: 'notDecided' }>, texts: Texts): string {
  switch (result.why) {
    case 'withdrawn':
      return texts('say.alreadyWithdrawn');
    case 'reasonTooLong':
      return texts('say.reasonTooLong', { max: reasonMaxLength });
    case 'ownRequest':
    case 'notAnApprover':
    case 'alreadyDecided':
    case 'edited':
    case 'reasonMissing':
      return texts(`say.${result.why}`);
    default:
      return result.why satisfies never;
  }
}

/** Likewise for an administrator's click. */
export function administrationNote(
  result: Extract<AdministrateResult, { result: 'notAdministrated' }>,
  texts: Texts,
): string {
  return texts(`say.${result.why}`);
}

/** Whether somebody whose click decided nothing may see the request: those who don't hold the role may not. */
export function mayBeShown(why: Extract<DecideResult, { result: 'notDecided' }>['why']): boolean {
  return why !== 'notAnApprover';
}

/** "I can't find an active account of yours", and other answers that are one sentence. */
export function unknownPersonAnswer(texts: Texts): Answer {
  return messageAnswer(texts, { paragraphs: [texts('say.unknownPerson')] }, [
    plainAction(texts, 'help', 'action.help'),
  ]);
}

/** The answer to a thing that isn't there for this person. */
export function noSuchRequestAnswer(texts: Texts): Answer {
  return sentenceAnswer(texts, 'say.noSuchRequest');
}
