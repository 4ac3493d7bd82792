import type { LineRequest, RequestEventType } from '../requests/index.js';
import type { CardCopy, NewOutboxRow, OutboxTask } from './ports/index.js';

/** Emergency locations go before everything else that the tenant is asked to do. */
const emergencyPriority = 0;
const ordinaryPriority = 5;

/**
 * What must follow a change of a request: the work itself, fresh card copies, and the words to those concerned.
 * The keys hold the request's version, so that a change has its consequences once.
 */
export function followUps(
  request: LineRequest,
  event: RequestEventType,
  copies: readonly CardCopy[],
  now: Date,
): NewOutboxRow[] {
  const rows = copies.filter((copy) => copy.state !== 'gone').map((copy) => copyRefresh(copy, now));
  const add = (lane: NewOutboxRow['lane'], priority: number, task: OutboxTask, key: string) =>
    rows.push({
      tenantId: request.tenantId,
      lane,
      key: `${key}:${request.id}:${request.version}`,
      orderKey: request.id,
      priority,
      task,
      dueAt: now,
    });
  const notify = (about: 'outcome' | 'delay') =>
    add(
      'notices',
      ordinaryPriority,
      { task: 'notify', about, requestId: request.id, recipient: request.requester.id },
      `notify-${about}`,
    );

  switch (event) {
    case 'submitted':
    case 'rerouted':
    case 'edited':
      if (request.state === 'waiting') {
        add('notices', emergencyPriority, { task: 'askApprovers', requestId: request.id }, 'ask');
      }
      break;
    case 'approved':
    case 'retried':
      break;
    case 'delayed':
      notify('delay');
      break;
    case 'rejected':
    case 'verified':
    case 'doneByHand':
    case 'closed':
      notify('outcome');
      break;
    case 'failed':
    case 'handedOver':
      if (event === 'failed') notify('outcome');
      add(
        'notices',
        emergencyPriority,
        { task: 'alertAdministrators', requestId: request.id },
        'alert-administrators',
      );
      break;
    case 'asked':
    case 'claimed':
    case 'withdrawn':
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
