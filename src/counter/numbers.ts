import {
  type Answer,
  type Command,
  numberFormAnswer,
  numberObstacleAnswer,
  numberProblemText,
  reasonNeededText,
  releaseFormAnswer,
  sentenceAnswer,
} from '../conversation/index.js';
import {
  type Desk,
  type NoNumberForm,
  type NumberProblem,
  readNumberForm,
  readReleaseForm,
  submitNumber,
  submitRelease,
} from '../desk/index.js';
import { notStored, openRequestAnswer, refusedLine, storedRequest } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type CommandOf<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** Numbers: forms for a first, another and no number. */
export async function serveNumbers(
  desk: Desk,
  visitor: Visitor,
  command: CommandOf<'openNumberForm' | 'submitNumber' | 'openReleaseForm' | 'submitRelease'>,
): Promise<Served> {
  switch (command.do) {
    case 'openNumberForm':
      return numberForm(desk, visitor, command);
    case 'submitNumber':
      return submit(desk, visitor, command);
    case 'openReleaseForm':
      return releaseForm(desk, visitor, command);
    case 'submitRelease':
      return release(desk, visitor, command);
    default:
      return command satisfies never;
  }
}

/** The form for a first or another number, or why there is none. */
async function numberForm(
  desk: Desk,
  visitor: Visitor,
  command: CommandOf<'openNumberForm'>,
  wrong: string | null = null,
): Promise<Served> {
  const view = await readNumberForm(desk, visitor.actor, command);
  if (view.result !== 'numberForm') return noForm(desk, visitor, view);
  return withoutEffect(numberFormAnswer(view, visitor.reader, wrong));
}

/** Takes a filled-in form; what is wrong with it is said on the form itself, which keeps what was typed. */
async function submit(desk: Desk, visitor: Visitor, command: CommandOf<'submitNumber'>): Promise<Served> {
  const { actor, reader, message } = visitor;
  const result = await submitNumber(desk, actor, { ...command, message });
  const again = (wrong: string, number = command.number) =>
    numberForm(desk, visitor, { ...command, do: 'openNumberForm', offset: 0, number }, wrong);
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'invalidInput': {
      const { problem } = result;
      return again(numberProblemText(problem, reader), kept(problem, command.number));
    }
    case 'reasonNeeded':
      return again(reasonNeededText(reader.texts, result.hint));
    case 'notEditable':
      return notEditable(desk, visitor, result);
    default:
      return noForm(desk, visitor, result);
  }
}

/** A number that can't be had isn't chosen again. */
const kept = <Chosen>({ why }: NumberProblem, number: Chosen): Chosen | null =>
  why === 'numberTaken' || why === 'numberNotOffered' || why === 'numberUnknown' ? null : number;

async function releaseForm(
  desk: Desk,
  visitor: Visitor,
  command: Pick<CommandOf<'openReleaseForm'>, 'form' | 'reason'>,
  wrong: string | null = null,
): Promise<Served> {
  const view = await readReleaseForm(desk, visitor.actor, command);
  if (view.result !== 'releaseForm') return noForm(desk, visitor, view);
  return withoutEffect(releaseFormAnswer(view, visitor.reader, wrong));
}

async function release(desk: Desk, visitor: Visitor, command: CommandOf<'submitRelease'>): Promise<Served> {
  const { actor, reader, message } = visitor;
  const result = await submitRelease(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'invalidInput':
      return releaseForm(desk, visitor, command, numberProblemText(result.problem, reader));
    case 'reasonNeeded':
      return releaseForm(desk, visitor, command, reasonNeededText(reader.texts, result.hint));
    case 'notEditable':
      return notEditable(desk, visitor, result);
    default:
      return noForm(desk, visitor, result);
  }
}

async function notEditable(
  desk: Desk,
  { reader }: Visitor,
  result: Parameters<typeof notStored>[2],
): Promise<Served> {
  const told = await notStored(desk, reader, result);
  return told ?? withoutEffect(sentenceAnswer(reader.texts, 'say.failure'));
}

/** Why there is no form. */
async function noForm(desk: Desk, { reader }: Visitor, result: NoNumberForm): Promise<Served> {
  const answer = async (): Promise<Answer> => {
    switch (result.result) {
      case 'numberObstacle':
        return numberObstacleAnswer(result, reader);
      case 'alreadyOpen':
        return result.request === null
          ? sentenceAnswer(reader.texts, 'say.otherOpen')
          : openRequestAnswer(desk, reader, result.request);
      case 'unknownPerson':
      case 'mayNotAsk':
        return refusedLine(result, reader);
      default:
        return result satisfies never;
    }
  };
  return withoutEffect(await answer());
}
