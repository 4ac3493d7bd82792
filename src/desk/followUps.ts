import type { Actor, LineRequest, RequestEventType } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import type { CardCopy, NewOutboxRow, OutboxTask } from './ports/index.js';

/** Emergency locations go before everything else that the tenant is asked to do. */
const emergencyPriority = 0;
const ordinaryPriority = 5;

/**
 * What must follow a change of a request: the work itself, fresh card copies, and the words to those concerned.
 * The keys hold the request's version, so that a change has its consequences once. `actor`: whose doing it is; they
 * aren't told of it.
 */
export function followUps(
  request: LineRequest,
  event: RequestEventType,
  copies: readonly CardCopy[],
  now: Date,
  actor: Actor = { type: 'lineDesk' },
): NewOutboxRow[] {
  // That approvers were reminded stands in the history, which only its requester's cards show by now.
  const shown = event === 'reminded' ? copies.filter(({ audience }) => audience === 'requester') : copies;
  const rows = shown.filter((copy) => copy.state !== 'gone').map((copy) => copyRefresh(copy, now));
  const add = (lane: NewOutboxRow['lane'], priority: number, task: OutboxTask, key: string) =>
    rows.push({
      tenantId: request.tenantId,
      lane,
      key: `${key}:${request.id}:${request.version}`,
      // Rows of one order key go one after the other: what is urgent must not stand behind what may wait its turn.
      orderKey: priority === emergencyPriority && lane === 'notices' ? `urgent:${request.id}` : request.id,
      priority,
      task,
      dueAt: now,
    });
  const { requester, person } = request;
  const notify = (about: 'outcome' | 'delay' | 'question' | 'proposal', recipient: PersonId = requester.id) =>
    add(
      'notices',
      ordinaryPriority,
      { task: 'notify', about, requestId: request.id, recipient },
      recipient === requester.id ? `notify-${about}` : `notify-${about}-person`,
    );
  const doer = actor.type === 'person' ? actor.person.id : null;
  const notifyBoth = (about: 'outcome' | 'question' | 'proposal' = 'outcome') => {
    for (const recipient of new Set([requester.id, person.id])) {
      if (recipient !== doer) notify(about, recipient);
    }
  };

  switch (event) {
    case 'submitted':
    case 'rerouted':
    case 'edited':
    case 'proposalChanged':
    case 'reassigned':
    case 'stagePassed':
    case 'escalated':
      if (event === 'proposalChanged') notifyBoth('proposal');
      if (request.state === 'waiting') {
        add('notices', emergencyPriority, { task: 'askApprovers', requestId: request.id }, 'ask');
      }
      break;
    case 'questioned':
      notifyBoth('question');
      break;
    case 'approved':
    case 'retried':
      break;
    case 'delayed':
      notify('delay');
      break;
    case 'rejected':
    case 'expired':
    case 'verified':
    case 'doneByHand':
    case 'closed':
      notifyBoth();
      break;
    case 'failed':
    case 'handedOver':
      if (event === 'failed') notifyBoth();
      add(
        'notices',
        emergencyPriority,
        { task: 'alertAdministrators', requestId: request.id },
        'alert-administrators',
      );
      break;
    case 'withdrawn':
      // Of two whom it concerns, the other one has to hear of it.
      if (requester.id !== person.id) notifyBoth();
      break;
    case 'asked':
    case 'answered':
    case 'reminded':
    case 'claimed':
    case 'voted':
    case 'started':
    case 'stepDone':
    case 'handConfirmed':
    case 'undoBegun':
    case 'stepUndone':
      break;
    default:
      event satisfies never;
  }
  if (request.state === 'approved') {
    const priority =
      request.details.kind === 'emergencyLocationChange' ? emergencyPriority : ordinaryPriority;
    add('provisioning', priority, { task: 'carryOut', requestId: request.id }, 'carry-out');
  }
  return rows;
}

/** A row that brings a copy up to date, whatever the causes. `redraw`: even if the request's version is shown. */
export function copyRefresh(copy: CardCopy, now: Date, redraw = false): NewOutboxRow {
  return {
    tenantId: copy.tenantId,
    lane: 'cards',
    key: redraw ? `redraw:${copy.id}` : `copy:${copy.id}`,
    coalesces: true,
    orderKey: copy.id,
    priority: copy.audience === 'requester' ? ordinaryPriority : emergencyPriority,
    task: { task: 'refreshCopy', copyId: copy.id, redraw },
    dueAt: now,
  };
}
