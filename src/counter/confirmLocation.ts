import {
  type Command,
  locationConfirmedAnswer,
  locationReminderAnswer,
  nothingToConfirmAnswer,
  unknownPersonAnswer,
} from '../conversation/index.js';
import { confirmLocation, type Desk } from '../desk/index.js';
import { openRequestAnswer } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** The person confirms the emergency location that is shown now. */
export async function serveConfirmation(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: 'confirmLocation' }>,
): Promise<Served> {
  const result = await confirmLocation(desk, actor, command.locationId);
  switch (result.result) {
    case 'confirmed':
      return { answer: locationConfirmedAnswer(result, reader), effect: true, audience: 'requester' };
    case 'asked': {
      const note = result.moved ? reader.texts('confirmation.otherLocation') : null;
      return withoutEffect(locationReminderAnswer(result.shown, reader, note));
    }
    case 'alreadyOpen':
      return withoutEffect(await openRequestAnswer(desk, reader, result.request));
    case 'nothingToConfirm':
      return withoutEffect(nothingToConfirmAnswer(result.obstacle, reader));
    case 'unknownPerson':
      return withoutEffect(unknownPersonAnswer(reader.texts));
    default:
      return result satisfies never;
  }
}
