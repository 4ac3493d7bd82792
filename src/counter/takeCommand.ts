import { type Command, editedBy, helpAnswer, requestsAnswer, sentenceAnswer } from '../conversation/index.js';
import { claim, type Desk, decide, withdraw, withdrawWaiting } from '../desk/index.js';
import { serveAddress } from './address.js';
import { serveAdministrators } from './administration.js';
import { serveApprovals } from './approvals.js';
import { serveBehalf } from './behalf.js';
import { serveCallerId } from './callerId.js';
import { serveCallingPlan } from './callingPlan.js';
import { serveConfirmation } from './confirmLocation.js';
import { leadBackToRequest, serveAgain } from './editAndAgain.js';
import { serveLine } from './line.js';
import { locationForm, submit } from './locationChange.js';
import { serveNotifications } from './notifications.js';
import { serveNumbers } from './numbers.js';
import { refreshApproval } from './ownView.js';
import { serveQueue } from './queue.js';
import {
  administrated,
  cancel,
  decided,
  open,
  openApproval,
  pageOfRequests,
  withdrawn,
} from './requestResults.js';
import { serveTalk } from './talk.js';
import { type Served, type Visitor, withoutEffect } from './visitor.js';

/** Takes a command to the desk and shows what came of it. Throws LineDeskError when something outside doesn't answer. */
export async function takeCommand(desk: Desk, visitor: Visitor, command: Command): Promise<Served> {
  const served = await serve(desk, visitor, command);
  const edited = editedBy(command);
  return edited === null ? served : leadBackToRequest(desk, visitor, edited, served);
}

async function serve(desk: Desk, visitor: Visitor, command: Command): Promise<Served> {
  /** Where a command leads on to another one. */
  const goOn = (next: Command) => takeCommand(desk, visitor, next);
  const { actor, reader } = visitor;
  const { texts } = reader;
  switch (command.do) {
    case 'help':
      return withoutEffect(helpAnswer(texts));
    case 'hello':
      return withoutEffect(helpAnswer(texts, { lead: texts('say.hello') }));
    case 'notUnderstood':
      return withoutEffect(helpAnswer(texts, { lead: texts('say.notUnderstood') }));
    case 'thanks':
      return withoutEffect(sentenceAnswer(texts, 'say.thanks'));
    case 'cancel':
      return cancel(desk, visitor);
    case 'cancelForm':
      return withoutEffect(sentenceAnswer(texts, 'say.cancelled'));
    case 'openLocationForm':
      return withoutEffect(await locationForm(desk, visitor, command));
    case 'submitLocationChange':
      return submit(desk, visitor, command);
    case 'listRequests':
      return withoutEffect(requestsAnswer(await pageOfRequests(desk, actor.id, command.offset), reader));
    case 'openRequest':
      return open(desk, visitor, command.target);
    case 'openApproval':
      return openApproval(desk, visitor, command.target);
    case 'refreshApproval':
      return refreshApproval(desk, visitor, command.target);
    case 'withdraw':
      return withdrawn(desk, visitor, await withdraw(desk, actor, command.target));
    case 'withdrawWaiting':
      return withdrawn(desk, visitor, await withdrawWaiting(desk, actor));
    case 'approve':
      return decided(desk, visitor, await decide(desk, actor, { ...command.target, outcome: 'approved' }));
    case 'reject': {
      const { reason } = command;
      return decided(
        desk,
        visitor,
        await decide(desk, actor, { ...command.target, outcome: 'rejected', reason }),
      );
    }
    case 'claim':
      return decided(desk, visitor, await claim(desk, actor, command.target));
    case 'retried':
    case 'doneByHand':
    case 'closed':
      return administrated(desk, visitor, command.target, command.do);
    case 'confirmLocation':
      return serveConfirmation(desk, visitor, command);
    case 'openCallerIdForm':
    case 'submitCallerId':
      return serveCallerId(desk, visitor, command);
    case 'openNumberForm':
    case 'submitNumber':
    case 'openReleaseForm':
    case 'submitRelease':
      return serveNumbers(desk, visitor, command);
    case 'openPlanForm':
    case 'submitPlan':
      return serveCallingPlan(desk, visitor, command);
    case 'showLine':
    case 'showReadiness':
    case 'countryAvailability':
      return serveLine(desk, visitor, command);
    case 'openAddressForm':
    case 'submitAddress':
    case 'addressCreated':
      return serveAddress(desk, visitor, command);
    case 'notifications':
    case 'chooseNotifications':
      return serveNotifications(desk, visitor, command);
    case 'askForSomebody':
      return serveBehalf(desk, visitor, command, goOn);
    case 'pendingApprovals':
    case 'selectSeveral':
    case 'summariseSeveral':
    case 'approveSeveral':
      return serveQueue(desk, visitor, command);
    case 'failedRequests':
    case 'unansweredReminders':
    case 'find':
    case 'numberStock':
    case 'readinessOf':
      return serveAdministrators(desk, visitor, command, goOn);
    case 'askQuestion':
    case 'answerQuestion':
    case 'openProposal':
    case 'changeProposal':
    case 'openStandIn':
    case 'reassign':
    case 'delegate':
    case 'endDelegation':
    case 'changeBack':
      return serveApprovals(desk, visitor, command, goOn);
    case 'requestStatus':
    case 'editWaiting':
    case 'askLatestAgain':
    case 'editRequest':
    case 'askAgain':
      return serveAgain(desk, visitor, command, goOn);
    case 'emergencyNow':
    case 'suggest':
      return serveTalk(desk, visitor, command);
    default:
      return command satisfies never;
  }
}
