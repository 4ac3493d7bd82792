import {
  type Answer,
  type Command,
  callerIdFormAnswer,
  callerIdProblemText,
  callerIdRefusedAnswer,
  hideYourselfAnswer,
  reasonNeededText,
  sentenceAnswer,
} from '../conversation/index.js';
import { type CallerIdFormResult, type Desk, readCallerIdForm, submitCallerIdChange } from '../desk/index.js';
import { parseE164 } from '../telephony/index.js';
import { notStored, openRequestAnswer, refusedLine, storedRequest } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type Submission = Extract<Command, { do: 'submitCallerId' }>;

/** Caller ID: the form, and its submission. */
export async function serveCallerId(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'openCallerIdForm' }> | Submission,
): Promise<Served> {
  if (command.do === 'submitCallerId') return submit(desk, visitor, command);
  const number = command.number === null ? null : parseE164(command.number);
  const form = await readCallerIdForm(desk, visitor.actor, { ...command, number });
  return withoutEffect(await formOrRefusal(desk, visitor, form, null));
}

/** `wrong`: what is to be said of a form that was sent before. */
async function formOrRefusal(
  desk: Desk,
  { reader }: Visitor,
  result: CallerIdFormResult,
  wrong: string | null,
): Promise<Answer> {
  switch (result.result) {
    case 'callerIdForm':
      return callerIdFormAnswer(result, reader, wrong);
    case 'callerIdRefused':
    case 'callerIdNoCalls':
      return callerIdRefusedAnswer(result, reader);
    case 'hideYourself':
      return hideYourselfAnswer(result, reader);
    case 'alreadyOpen':
      return openRequestAnswer(desk, reader, result.request);
    case 'unknownPerson':
    case 'mayNotAsk':
      return refusedLine(result, reader);
    default:
      return result satisfies never;
  }
}

async function submit(desk: Desk, visitor: Visitor, command: Submission): Promise<Served> {
  const { actor, reader, message } = visitor;
  const { texts } = reader;
  const result = await submitCallerIdChange(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'invalidInput': {
      const kept = result.problem === 'reasonTooLong' ? command.choice : null;
      return sentAgain(desk, visitor, command, kept, callerIdProblemText(result, texts));
    }
    case 'reasonNeeded':
      return sentAgain(desk, visitor, command, command.choice, reasonNeededText(texts, result.hint));
    case 'otherOpen':
    case 'notEditable':
    case 'numberNotFree':
      return (await notStored(desk, reader, result)) ?? withoutEffect(sentenceAnswer(texts, 'say.failure'));
    default:
      return withoutEffect(await formOrRefusal(desk, visitor, result, null));
  }
}

/** The form again with what was typed; a choice that couldn't be taken isn't kept. */
async function sentAgain(
  desk: Desk,
  visitor: Visitor,
  { form, reason }: Submission,
  choice: string | null,
  wrong: string,
): Promise<Served> {
  const query = { form, choice, reason, wanted: null, number: null };
  return withoutEffect(
    await formOrRefusal(desk, visitor, await readCallerIdForm(desk, visitor.actor, query), wrong),
  );
}
