import {
  type Command,
  commandOfCard,
  mayAskForNobodyAnswer,
  personFormAnswer,
  whatForAnswer,
} from '../conversation/index.js';
import { type Desk, findPerson, whoseLine } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { refusedLine } from './commonResults.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type AskForSomebody = Extract<Command, { do: 'askForSomebody' }>;

/**
 * Asking for somebody else: finds out who, then goes on to the form of what they need. `goOn` carries out the command that
 * opens it.
 */
export async function serveBehalf(
  desk: Desk,
  visitor: Visitor,
  command: AskForSomebody,
  goOn: (next: Command) => Promise<Served>,
): Promise<Served> {
  const { actor, reader } = visitor;
  const { name, what, person = null, opening = null } = command;
  if (person !== null) return chosen(desk, visitor, person, what, goOn);
  const found = await findPerson(desk, actor, name);
  if (found.result === 'mayAskForNobody') {
    return withoutEffect(mayAskForNobodyAnswer(found.serviceDesk, reader));
  }
  if (found.result === 'people') {
    const [only, ...others] = found.people;
    if (only !== undefined && others.length === 0) {
      // What the message said of it is known here only: buttons carry no more than whom and what.
      if (opening !== null) return goOn({ ...opening, form: { ...opening.form, person: only.id } });
      return chosen(desk, visitor, only.id, what, goOn);
    }
  }
  return withoutEffect(personFormAnswer(found, name, what, reader));
}

async function chosen(
  desk: Desk,
  { actor, reader }: Visitor,
  person: PersonId,
  what: AskForSomebody['what'],
  goOn: (next: Command) => Promise<Served>,
): Promise<Served> {
  if (what !== null) {
    // The form asks itself whether the asker may.
    const open = commandOfCard({ action: what, person });
    if (open !== null) return goOn(open);
  }
  const whose = await whoseLine(desk, actor, person);
  return withoutEffect(
    whose.result === 'line' ? whatForAnswer(whose.person, reader) : refusedLine(whose, reader),
  );
}
