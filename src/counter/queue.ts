import {
  type Command,
  nothingChosenAnswer,
  queueAnswer,
  selectionAnswer,
  severalDoneAnswer,
  severalSummaryAnswer,
} from '../conversation/index.js';
import { approveSeveral, type Desk, queueSelection, readQueue, readSelection } from '../desk/index.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

type QueueDo = 'pendingApprovals' | 'selectSeveral' | 'summariseSeveral' | 'approveSeveral';

/** What waits for an approver, and several of it approved at once. */
export async function serveQueue(
  desk: Desk,
  { actor, reader }: Visitor,
  command: Extract<Command, { do: QueueDo }>,
): Promise<Served> {
  switch (command.do) {
    case 'pendingApprovals':
      return withoutEffect(queueAnswer(await readQueue(desk, actor, command), reader), 'approver');
    case 'selectSeveral': {
      const queue = await readQueue(desk, actor, { ...command, offset: 0 }, queueSelection);
      return withoutEffect(selectionAnswer(queue, reader), 'approver');
    }
    case 'summariseSeveral': {
      if (command.targets.length === 0) {
        const all = { kind: null, site: null, offset: 0 };
        const queue = await readQueue(desk, actor, all, queueSelection);
        return withoutEffect(selectionAnswer(queue, reader, reader.texts('queue.chooseOne')), 'approver');
      }
      const selection = await readSelection(desk, actor, command.targets);
      const nothing = selection.views.length === 0;
      return withoutEffect(
        nothing ? nothingChosenAnswer(reader) : severalSummaryAnswer(selection, reader),
        'approver',
      );
    }
    case 'approveSeveral': {
      if (command.targets.length === 0) return withoutEffect(nothingChosenAnswer(reader), 'approver');
      const outcomes = await approveSeveral(desk, actor, command.targets);
      return { answer: severalDoneAnswer(outcomes, reader), effect: true, audience: 'approver' };
    }
    default:
      return command satisfies never;
  }
}
