import {
  type Command,
  findingsAnswer,
  lookingAnswer,
  readinessOfWhomAnswer,
  sentenceAnswer,
  stockAnswer,
  stoppedAnswer,
  unansweredAnswer,
} from '../conversation/index.js';
import {
  askReadiness,
  type Desk,
  findAnything,
  readStockView,
  readStopped,
  readUnanswered,
} from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type AdminDo = 'failedRequests' | 'unansweredReminders' | 'find' | 'numberStock' | 'readinessOf';

/** What administrators look at in chat; everybody else is told that it is for them. */
export async function serveAdministrators(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: AdminDo }>,
  goOn: (next: Command) => Promise<Served>,
): Promise<Served> {
  const refused = () => withoutEffect(sentenceAnswer(reader.texts, 'admin.onlyAdministrators'));
  switch (command.do) {
    case 'failedRequests': {
      const list = await readStopped(desk, actor, command.offset);
      return list.result === 'stopped' ? withoutEffect(stoppedAnswer(list, reader)) : refused();
    }
    case 'unansweredReminders': {
      const list = await readUnanswered(desk, actor);
      return list.result === 'unanswered' ? withoutEffect(unansweredAnswer(list, reader)) : refused();
    }
    case 'numberStock': {
      const view = await readStockView(desk, actor);
      return view.result === 'stock' ? withoutEffect(stockAnswer(view, reader)) : refused();
    }
    case 'find': {
      const found = await findAnything(desk, actor, command);
      return found.result === 'notAnAdministrator' ? refused() : withoutEffect(findingsAnswer(found, reader));
    }
    case 'readinessOf': {
      const result = await askReadiness(desk, actor, command.text);
      if (result.result === 'looking') {
        return { answer: lookingAnswer(result, reader), effect: true, audience: 'administrator' };
      }
      if (result.result !== 'notAnAdministrator') return withoutEffect(readinessOfWhomAnswer(result, reader));
      // Managers and the service desk may ask for people, if not for sites.
      if (command.person === null) return refused();
      return goOn({ do: 'askForSomebody', name: command.person, what: 'showReadiness', opening: null });
    }
    default:
      return command satisfies never;
  }
}
