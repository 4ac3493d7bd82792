import {
  type Answer,
  type Command,
  formAgain,
  locationFormAnswer,
  obstacleAnswer,
  sentenceAnswer,
} from '../conversation/index.js';
import {
  type Desk,
  type LocationFormQuery,
  newForm,
  readLocationForm,
  submitLocationChange,
} from '../desk/index.js';
import { notStored, openRequestAnswer, refusedLine, storedRequest } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** The form for a new emergency location, or why there is none. */
export async function locationForm(
  desk: Desk,
  { actor, reader }: Visitor,
  query: LocationFormQuery,
): Promise<Answer> {
  const result = await readLocationForm(desk, actor, query);
  switch (result.result) {
    case 'locationForm':
      return locationFormAnswer(result, reader, null);
    case 'locationObstacle':
      return obstacleAnswer(result, reader);
    case 'alreadyOpen':
      return openRequestAnswer(desk, reader, result.request);
    case 'unknownPerson':
    case 'mayNotAsk':
      return refusedLine(result, reader);
    default:
      return result satisfies never;
  }
}

/** Takes a filled-in form; what is wrong with it is said on the form itself. */
export async function submit(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'submitLocationChange' }>,
): Promise<Served> {
  const { actor, reader, message } = visitor;
  const result = await submitLocationChange(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'alreadyOpen':
      return withoutEffect(await openRequestAnswer(desk, reader, result.request));
    case 'locationObstacle':
      return withoutEffect(obstacleAnswer(result, reader));
    case 'notEditable':
      return (
        (await notStored(desk, reader, result)) ?? withoutEffect(sentenceAnswer(reader.texts, 'say.failure'))
      );
    case 'unknownPerson':
    case 'mayNotAsk':
      return withoutEffect(refusedLine(result, reader));
    case 'invalidInput': {
      const { form: context, reason } = command;
      const chosen = result.problem === 'reasonTooLong' ? command.locationId : null;
      const form = await readLocationForm(desk, actor, {
        named: [],
        search: null,
        offset: 0,
        form: context,
        chosen,
        reason,
      });
      if (form.result !== 'locationForm') return withoutEffect(await locationForm(desk, visitor, emptyQuery));
      return withoutEffect(formAgain(form, result.problem, reader));
    }
    default:
      return result satisfies never;
  }
}

const emptyQuery: LocationFormQuery = {
  named: [],
  search: null,
  offset: 0,
  form: newForm,
  chosen: null,
  reason: null,
};
