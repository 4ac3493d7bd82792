import type { AdministrateResult, DecideResult, InputProblem, LocationFormResult } from '../desk/index.js';
import { type LineRequest, reasonMaxLength } from '../requests/index.js';
import { plainAction } from './actions.js';
import { type Answer, messageAnswer } from './answer.js';
import { countryName, type Reader, when } from './reader.js';
import { sentenceAnswer } from './smallTalk.js';
import type { Texts } from './texts.js';
import { partOf } from './views/readerPart.js';

/** What was wrong with a location form that was sent. */
export function inputProblemText(
  form: Extract<LocationFormResult, { result: 'locationForm' }>,
  problem: InputProblem,
  reader: Reader,
): string {
  const country = countryName(form.number.country ?? '', reader);
  return reader.texts(`input.${problem}`, { country, max: reasonMaxLength });
}

/** What a form says where policy wants a reason (of a certain form); `hint`: in the organisation's own words. */
export function reasonNeededText(texts: Texts, hint: string | null): string {
  return hint === null ? texts('input.reasonNeeded') : texts('input.reasonNeededAs', { hint });
}

/** The sentence above a card after a click that decided nothing, or null where the card says it all. */
export function decisionNote(
  result: Extract<DecideResult, { result: 'notDecided' }>,
  reader: Reader,
): string {
  const { texts } = reader;
  switch (result.why) {
    case 'withdrawn':
      return texts('say.alreadyWithdrawn');
    case 'expired':
      return texts('expired.decided');
    case 'reasonTooLong':
      return texts('say.reasonTooLong', { max: reasonMaxLength });
    case 'ownRequest':
      return texts(ownKey(result.request, reader));
    case 'alreadyDecided':
      return alreadyDecided(result.request, reader);
    case 'notYourTurn':
    case 'handedOn':
    case 'roleLost':
      return texts(`more.${result.why}`);
    case 'notAnApprover':
    case 'edited':
    case 'alreadyVoted':
    case 'reasonMissing':
      return texts(`say.${result.why}`);
    default:
      return result.why satisfies never;
  }
}

/** Who was first, and when. */
function alreadyDecided({ decision }: LineRequest, reader: Reader): string {
  const { texts } = reader;
  if (decision === null || decision.by === null) return texts('say.alreadyDecided');
  return texts('more.alreadyDecided', { name: decision.by.name, when: when(decision.at, reader) });
}

/** Likewise for an administrator's click. */
export function administrationNote(
  result: Extract<AdministrateResult, { result: 'notAdministrated' }>,
  reader: Reader,
): string {
  const { texts } = reader;
  return texts(result.why === 'ownRequest' ? ownKey(result.request, reader) : `say.${result.why}`);
}

/** Four eyes: nobody decides what they asked for, nor what others asked for their line. */
function ownKey(request: LineRequest, reader: Reader): string {
  return partOf(request, reader) === 'person' ? 'say.aboutYou' : 'say.ownRequest';
}

/** Whether somebody whose click decided nothing may see the request: those who don't hold the role may not. */
export function mayBeShown(why: Extract<DecideResult, { result: 'notDecided' }>['why']): boolean {
  return why !== 'notAnApprover' && why !== 'roleLost';
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
