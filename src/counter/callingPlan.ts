import {
  type Answer,
  type Command,
  noPlanToChooseAnswer,
  planFormAnswer,
  planObstacleAnswer,
  planProblemText,
  reasonNeededText,
  sentenceAnswer,
} from '../conversation/index.js';
import { type Desk, type PlanFormQuery, readPlanForm, submitPlan } from '../desk/index.js';
import type { LineRequest } from '../requests/index.js';
import { notStored, refusedLine, storedRequest } from './commonResults.js';
import { ownRequest } from './drawRequest.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Calling plans: the form, and its submission. */
export async function serveCallingPlan(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'openPlanForm' | 'submitPlan' }>,
): Promise<Served> {
  return command.do === 'openPlanForm'
    ? withoutEffect(await planForm(desk, visitor, command))
    : submit(desk, visitor, command);
}

/** The form, or why there is none. `wrong`: what was wrong with what was sent. */
async function planForm(
  desk: Desk,
  { actor, reader }: Visitor,
  query: PlanFormQuery,
  wrong: string | null = null,
): Promise<Answer> {
  const result = await readPlanForm(desk, actor, query);
  switch (result.result) {
    case 'planForm':
      return planFormAnswer(result, reader, wrong);
    case 'planObstacle':
      return planObstacleAnswer(result, query, reader);
    case 'noPlanToChoose':
      return noPlanToChooseAnswer(result, query.form, reader);
    case 'alreadyOpen':
      return alreadyOpen(desk, { reader }, result.request);
    case 'otherOpen':
      return sentenceAnswer(reader.texts, 'say.otherOpen');
    case 'unknownPerson':
    case 'mayNotAsk':
      return refusedLine(result, reader);
    default:
      return result satisfies never;
  }
}

/** Takes a filled-in form; what is wrong with it is said on the form itself. */
async function submit(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'submitPlan' }>,
): Promise<Served> {
  const { actor, reader, message } = visitor;
  const { texts } = reader;
  const result = await submitPlan(desk, actor, { ...command, message });
  switch (result.result) {
    case 'submitted':
      return storedRequest(desk, reader, result.request);
    case 'invalidInput': {
      const wrong = `${planProblemText(result.problem, result, reader)} ${texts('planForm.nothingSent')}`;
      return withoutEffect(await planForm(desk, visitor, command, wrong));
    }
    case 'reasonNeeded':
      return withoutEffect(await planForm(desk, visitor, command, reasonNeededText(texts, result.hint)));
    case 'planObstacle':
      return withoutEffect(planObstacleAnswer(result, command, reader));
    case 'alreadyOpen':
      return withoutEffect(await alreadyOpen(desk, visitor, result.request));
    case 'otherOpen':
      return withoutEffect(sentenceAnswer(texts, 'say.otherOpen'));
    case 'unknownPerson':
    case 'mayNotAsk':
      return withoutEffect(refusedLine(result, reader));
    default:
      return (await notStored(desk, reader, result)) ?? withoutEffect(sentenceAnswer(texts, 'say.failure'));
  }
}

const alreadyOpen = (
  desk: Desk,
  { reader }: Pick<Visitor, 'reader'>,
  request: LineRequest,
): Promise<Answer> => ownRequest(desk, reader, request, reader.texts('planForm.alreadyOpen'));
