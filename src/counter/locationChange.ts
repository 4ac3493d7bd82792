import {
  type Answer,
  type Command,
  inputProblemText,
  locationFormAnswer,
  obstacleAnswer,
  reasonNeededText,
  sentenceAnswer,
} from '../conversation/index.js';
import {
  type Desk,
  type LocationFormQuery,
  type LocationFormView,
  newForm,
  readLocationForm,
  submitLocationChange,
} from '../desk/index.js';
import type { LocationId } from '../telephony/index.js';
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
    case 'reasonNeeded':
      return sentAgain(
        desk,
        visitor,
        command,
        command.locationId,
        reasonNeededText(reader.texts, result.hint),
      );
    case 'invalidInput': {
      const { problem } = result;
      const chosen = problem === 'reasonTooLong' ? command.locationId : null;
      return sentAgain(desk, visitor, command, chosen, (form) => inputProblemText(form, problem, reader));
    }
    default:
      return result satisfies never;
  }
}

/** The form again with what was typed, and what was wrong with it. */
async function sentAgain(
  desk: Desk,
  visitor: Visitor,
  { form: context, reason }: Extract<Command, { do: 'submitLocationChange' }>,
  chosen: LocationId | null,
  problem: string | ((form: LocationFormView) => string),
): Promise<Served> {
  const form = await readLocationForm(desk, visitor.actor, { ...emptyQuery, form: context, chosen, reason });
  if (form.result !== 'locationForm') return withoutEffect(await locationForm(desk, visitor, emptyQuery));
  const wrong = typeof problem === 'string' ? problem : problem(form);
  return withoutEffect(locationFormAnswer(form, visitor.reader, wrong));
}

const emptyQuery: LocationFormQuery = {
  named: [],
  search: null,
  offset: 0,
  form: newForm,
  chosen: null,
  reason: null,
};
