import {
  type Answer,
  type Command,
  formAgain,
  locationFormAnswer,
  obstacleAnswer,
  unknownPersonAnswer,
} from '../conversation/index.js';
import { type Desk, type LocationFormQuery, readLocationForm, submitLocationChange } from '../desk/index.js';
import { ownRequest } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** The form for a new emergency location, or why there is none. */
export async function locationForm(
  desk: Desk,
  { actor, reader }: Visitor,
  query: LocationFormQuery,
): Promise<Answer> {
  const result = await readLocationForm(desk, actor.id, query);
  switch (result.result) {
    case 'locationForm':
      return locationFormAnswer(result, reader, null);
    case 'locationObstacle':
      return obstacleAnswer(result, reader);
    case 'alreadyOpen':
      return ownRequest(desk, reader, result.request, reader.texts('say.alreadyOpen'));
    case 'unknownPerson':
      return unknownPersonAnswer(reader.texts);
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
      return {
        answer: await ownRequest(desk, reader, result.request, null),
        effect: true,
        audience: 'requester',
      };
    case 'alreadyOpen':
      return withoutEffect(await ownRequest(desk, reader, result.request, reader.texts('say.alreadyOpen')));
    case 'locationObstacle':
      return withoutEffect(obstacleAnswer(result, reader));
    case 'unknownPerson':
      return withoutEffect(unknownPersonAnswer(reader.texts));
    case 'invalidInput': {
      const { formNonce, reason } = command;
      const chosen = result.problem === 'reasonTooLong' ? command.locationId : null;
      const form = await readLocationForm(desk, actor.id, {
        named: [],
        search: null,
        offset: 0,
        formNonce,
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
  formNonce: null,
  chosen: null,
  reason: null,
};
