import {
  type Answer,
  type Command,
  countryAnswer,
  countryChoiceAnswer,
  lineAnswer,
  readinessAnswer,
} from '../conversation/index.js';
import { type Desk, readCountry, readLineView } from '../desk/index.js';
import { refusedLine } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** What a person wants to know of a line, or of a country. */
export async function serveLine(
  desk: Desk,
  visitor: Visitor,
  command: Extract<Command, { do: 'showLine' | 'showReadiness' | 'countryAvailability' }>,
): Promise<Served> {
  return withoutEffect(
    command.do === 'countryAvailability'
      ? await country(desk, visitor, command)
      : await line(desk, visitor, command),
  );
}

async function line(
  desk: Desk,
  { actor, reader }: Visitor,
  { do: what, person }: Extract<Command, { do: 'showLine' | 'showReadiness' }>,
): Promise<Answer> {
  const view = await readLineView(desk, actor, person);
  if (view.result !== 'lineView') return refusedLine(view, reader);
  return what === 'showLine' ? lineAnswer(view, reader) : readinessAnswer(view, reader);
}

async function country(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: 'countryAvailability' }>,
): Promise<Answer> {
  const answer = await readCountry(desk, actor, { ...command, language: reader.language });
  return answer.result === 'country' ? countryAnswer(answer, reader) : countryChoiceAnswer(answer, reader);
}
