import {
  alertAdministrators,
  askApprovers,
  askDelegates,
  type CardCopyId,
  type DeadlineResult,
  escalate,
  expire,
  type LeasedRow,
  remindApprovers,
} from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import {
  answerPersonally,
  type Delivery,
  giveUpCopy,
  notify,
  type Office,
  refreshCopy,
  remindApprover,
  remindChannel,
  remindLocation,
  tellNews,
  tellReadiness,
  tellWebhookParked,
  welcome,
} from '../notices/index.js';
import type { RequestId } from '../requests/index.js';
import { backoffMs } from './backoff.js';
import { type CarryOutTools, carryOut } from './carryOut.js';
import type { Disposal } from './disposal.js';
import type { SendWebhook } from './webhooks.js';

/** A message that could not be delivered for so long is set aside and shown, not dropped. */
const deliverForMs = 24 * 60 * 60_000;

/** What the rows need beside the office. */
export interface WorkTools extends CarryOutTools {
  readonly sendWebhook: SendWebhook;
}

/** Does what a row says. Never throws: what goes wrong decides what becomes of the row. */
export async function workRow(
  office: Office,
  tools: WorkTools,
  row: LeasedRow,
): Promise<{ disposal: Disposal; error: unknown }> {
  try {
    return { disposal: await work(office, tools, row), error: null };
  } catch (error) {
    const disposal = afterFailure(office, row, error, tools);
    if (disposal.disposal === 'park' && row.task.task === 'refreshCopy') {
      await giveUpCopy(office, row.task.copyId as CardCopyId);
    }
    return { disposal, error };
  }
}

async function work(office: Office, tools: WorkTools, row: LeasedRow): Promise<Disposal> {
  const { task } = row;
  switch (task.task) {
    case 'carryOut':
      return carryOut(office.desk, tools, row, task.requestId as RequestId);
    case 'refreshCopy':
      return afterDelivery(await refreshCopy(office, task.copyId as CardCopyId, task.redraw === true));
    case 'askApprovers':
      await askApprovers(office.desk, task.requestId as RequestId);
      return { disposal: 'finish' };
    case 'alertAdministrators':
      await alertAdministrators(office.desk, task.requestId as RequestId);
      return { disposal: 'finish' };
    case 'notify':
      return afterDelivery(await notify(office, task.recipient, task.requestId as RequestId, task.about));
    case 'answerInPersonalChat':
      return afterDelivery(await answerPersonally(office, task.recipient, task.text));
    case 'tellNews':
      return afterDelivery(await tellNews(office, task.recipient, task.news));
    case 'remindLocation':
      return afterDelivery(await remindLocation(office, task.recipient, task.telephoneNumber, task.reminder));
    case 'remindApprovers': {
      const { timeZone } = office.defaults;
      return afterDeadline(office, await remindApprovers(office.desk, task, task.reminder, timeZone));
    }
    case 'escalate':
      return afterDeadline(office, await escalate(office.desk, task, office.defaults.timeZone));
    case 'askDelegate':
      await askDelegates(office.desk, task.absent);
      return { disposal: 'finish' };
    case 'expire':
      await expire(office.desk, task);
      return { disposal: 'finish' };
    case 'sendReminder':
      return afterDelivery(
        task.recipient === null ? await remindChannel(office) : await remindApprover(office, task.recipient),
      );
    case 'sendWebhook':
      return tools.sendWebhook(row, task);
    case 'tellWebhookParked':
      return afterDelivery(await tellWebhookParked(office, task.recipient, task.host));
    case 'tellReadiness':
      return afterDelivery(await tellReadiness(office, task.recipient, task.of));
    case 'welcome':
      return afterDelivery(await welcome(office, task.recipient));
    default:
      return task satisfies never;
  }
}

const afterDelivery = (delivery: Delivery): Disposal =>
  delivery.delivered ? { disposal: 'finish' } : { disposal: 'hold', waitsFor: delivery.waitsFor };

/** What may not be done yet, since it is quiet time, is looked at again when that ends. */
function afterDeadline(office: Office, { notBefore }: DeadlineResult): Disposal {
  if (notBefore === null) return { disposal: 'finish' };
  const afterMs = Math.max(0, notBefore.getTime() - office.desk.clock.now().getTime());
  return { disposal: 'postpone', afterMs, reason: 'not-yet' };
}

/** Outages pass: try again, later and later. What will not get better, or hasn't for a day, is set aside and shown. */
function afterFailure(office: Office, row: LeasedRow, error: unknown, tools: CarryOutTools): Disposal {
  const age = office.desk.clock.now().getTime() - row.createdAt.getTime();
  const reason = isLineDeskError(error) ? error.code : 'internal';
  const asked = isLineDeskError(error) ? (error.retryAfterMs ?? 0) : 0;
  if (row.task.task === 'carryOut') {
    const pauses = { firstMs: tools.times.firstLookMs, longestMs: tools.times.longestLookMs };
    const afterMs = Math.max(asked, backoffMs(row.attempt, tools.random, pauses));
    // A read that failed is no news of the change: what is known of the write is kept.
    return { disposal: 'postpone', afterMs, reason, note: row.note };
  }
  // A deadline was written down long before it was due: its age says nothing.
  const tooOld = age > deliverForMs && row.lane !== 'deadlines' && row.lane !== 'webhooks';
  if (isLineDeskError(error, 'connector-refused', 'policy') || tooOld) return { disposal: 'park', reason };
  const afterMs = Math.max(asked, backoffMs(row.attempt, tools.random));
  return { disposal: 'postpone', afterMs, reason };
}
