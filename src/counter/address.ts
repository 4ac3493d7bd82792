import {
  type Answer,
  addressDuplicatesAnswer,
  addressFormAnswer,
  addressObstacleAnswer,
  addressTaskAnswer,
  administrationNote,
  type Command,
  noSuchRequestAnswer,
  reasonNeededText,
  sentenceAnswer,
} from '../conversation/index.js';
import {
  type AddressFormProblem,
  type AddressFormQuery,
  addressCreated,
  type Desk,
  type NoAddressLine,
  readAddressForm,
  submitAddress,
  viewOf,
} from '../desk/index.js';
import { notStored, refusedLine, storedRequest } from './commonResults.js';
import { draw, ownRequest } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** An emergency address that isn't in the list yet: the form, its submission, and the administrator's word. */
export async function serveAddress(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'openAddressForm' | 'submitAddress' | 'addressCreated' }>,
): Promise<Served> {
  switch (command.do) {
    case 'openAddressForm':
      return withoutEffect(await addressForm(desk, visitor, command));
    case 'submitAddress':
      return submit(desk, visitor, command);
    case 'addressCreated':
      return created(desk, visitor, command);
    default:
      return command satisfies never;
  }
}

/** The form, or why there is none. `problem`, `wrong`: what was wrong with what was sent. */
async function addressForm(
  desk: Desk,
  visitor: Visitor,
  query: AddressFormQuery,
  problem: AddressFormProblem | null = null,
  wrong: string | null = null,
): Promise<Answer> {
  const result = await readAddressForm(desk, visitor.actor, query);
  return result.result === 'addressForm'
    ? addressFormAnswer(result, visitor.reader, problem, wrong)
    : refused(desk, visitor, result);
}

/** Takes a filled-in form; what is wrong with it is said on the form itself. */
async function submit(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'submitAddress' }>,
): Promise<Served> {
  const { actor, reader, message } = visitor;
  const result = await submitAddress(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'invalidInput':
      return withoutEffect(await addressForm(desk, visitor, command, result.problem));
    case 'reasonNeeded': {
      const wrong = reasonNeededText(reader.texts, result.hint);
      return withoutEffect(await addressForm(desk, visitor, command, null, wrong));
    }
    case 'duplicates':
      return withoutEffect(addressDuplicatesAnswer(result, reader));
    case 'notEditable':
    case 'numberNotFree':
      return (
        (await notStored(desk, reader, result)) ?? withoutEffect(sentenceAnswer(reader.texts, 'say.failure'))
      );
    default:
      return withoutEffect(await refused(desk, visitor, result));
  }
}

/** Why there is no form for this line. */
async function refused(desk: Desk, { reader }: Visitor, result: NoAddressLine): Promise<Answer> {
  switch (result.result) {
    case 'addressObstacle':
      return addressObstacleAnswer(result, reader);
    case 'alreadyOpen':
      return ownRequest(desk, reader, result.request, reader.texts('addressForm.alreadyOpen'));
    case 'otherOpen':
      return sentenceAnswer(reader.texts, 'say.otherOpen');
    case 'unknownPerson':
    case 'mayNotAsk':
      return refusedLine(result, reader);
    default:
      return result satisfies never;
  }
}

/** What came of an administrator's word that the address is there. */
async function created(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: 'addressCreated' }>,
): Promise<Served> {
  const result = await addressCreated(desk, actor, command);
  const { texts } = reader;
  switch (result.result) {
    case 'noSuchRequest':
      return withoutEffect(noSuchRequestAnswer(texts));
    case 'administrated': {
      const answer = await draw(desk, reader, actor, result.request, 'administrator', null);
      return { answer, effect: true, audience: 'administrator' };
    }
    case 'addressTask': {
      const { request, task, problem } = result;
      const view = await viewOf(desk, request.id);
      if (view === null || request.details.kind !== 'newEmergencyAddress') {
        return withoutEffect(noSuchRequestAnswer(texts));
      }
      const answer = addressTaskAnswer(view, request.details, task, reader, problem);
      return withoutEffect(answer, 'administrator');
    }
    case 'notAdministrated': {
      if (result.why === 'notAnAdministrator') {
        return withoutEffect(sentenceAnswer(texts, 'say.notAnAdministrator'));
      }
      const audience = result.why === 'ownRequest' ? 'requester' : 'administrator';
      const note = administrationNote(result, reader);
      return withoutEffect(await draw(desk, reader, actor, result.request, audience, note), audience);
    }
    default:
      return result satisfies never;
  }
}
