import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import {
  type Desk,
  type LeasedRow,
  tellWebhookParked,
  type WebhookEvent,
  webhookIdOf,
} from '../desk/index.js';
import type { RequestId } from '../requests/index.js';
import { backoffMs } from './backoff.js';
import type { Disposal } from './disposal.js';

/** Who gets webhooks, and how they are signed. */
export interface WebhookOptions {
  readonly receivers: readonly { readonly name: string; readonly url: string }[];
  /** Secrets in the form of the Standard Webhooks; read for each message. Several while they are being changed. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Whether names, places, numbers and reasons go out too. */
  readonly details: boolean;
  /** How long a receiver has to answer. */
  readonly patienceMs?: number;
}

/** Sends what a row of the lane `webhooks` holds. */
export type SendWebhook = (
  row: LeasedRow,
  task: { readonly receiver: string; readonly event: WebhookEvent },
) => Promise<Disposal>;

const usualPatienceMs = 10_000;
const pauses = { firstMs: 5_000, longestMs: 60 * 60_000 };
/** After that long an event is set aside. */
const triedForMs = 3 * 24 * 60 * 60_000;
const finish: Disposal = { disposal: 'finish' };

/** Why a receiver didn't take an event: a code for the log and the outbox, without its address. */
interface Refusal {
  readonly code: string;
  readonly retryAfterMs: number;
}

/**
 * Posts events as the Standard Webhooks say: `webhook-id` (the same however often it is sent), `webhook-timestamp` and
 * `webhook-signature`. Any 2xx is a yes; redirects are not followed. A receiver that fails is left in peace for a growing
 * while, all of its rows together, so that it doesn't hold up the others; 410 and three days of failures end it, and the
 * administrators are told.
 */
export function webhookSender(
  options: WebhookOptions,
  around: { readonly desk: Desk; readonly random: () => number; readonly log: Logger },
): SendWebhook {
  const { desk, random, log } = around;
  const failing = new Map<string, { failures: number; notBefore: number }>();

  const refused = async (
    row: LeasedRow,
    receiver: string,
    url: string,
    refusal: Refusal,
  ): Promise<Disposal> => {
    const now = desk.clock.now().getTime();
    const failures = (failing.get(receiver)?.failures ?? 0) + 1;
    const pauseMs = Math.max(
      refusal.retryAfterMs,
      backoffMs(failures, random, { firstMs: 1_000, longestMs: 5 * 60_000 }),
    );
    failing.set(receiver, { failures, notBefore: now + pauseMs });
    const reason = `webhook-${refusal.code}`;
    log.warn({ receiver, row: row.id, attempt: row.attempt, reason }, 'a webhook was not taken');
    if (refusal.code === '410' || now - row.createdAt.getTime() > triedForMs) {
      await tellWebhookParked(desk, receiver, new URL(url).host);
      return { disposal: 'park', reason };
    }
    return {
      disposal: 'postpone',
      afterMs: Math.max(pauseMs, backoffMs(row.attempt, random, pauses)),
      reason,
    };
  };

  return async (row, { receiver, event }) => {
    const url = options.receivers.find(({ name }) => name === receiver)?.url;
    if (url === undefined) {
      log.warn({ receiver, row: row.id }, 'a webhook for a receiver that is no longer configured is let go');
      return finish;
    }
    const now = desk.clock.now();
    const pause = (failing.get(receiver)?.notBefore ?? 0) - now.getTime();
    if (pause > 0) return { disposal: 'postpone', afterMs: pause, reason: 'webhook-receiver-paused' };
    const body = JSON.stringify({
      type: ['request', event.type].join('.'),
      timestamp: event.at,
      schema: 1,
      data: {
        tenant: event.tenant,
        actor: event.actor,
        request: event.request,
        ...(options.details ? { details: await detailsOf(desk, event) } : {}),
      },
    });
    const id = webhookIdOf(event);
    const refusal = await post(url, body, signedHeaders(await options.secrets(), id, now, body), {
      patienceMs: options.patienceMs ?? usualPatienceMs,
      now,
    });
    if (refusal !== null) return refused(row, receiver, url, refusal);
    failing.delete(receiver);
    return finish;
  };
}

/** What is personal, as it stands now: erased values stay erased. */
async function detailsOf(desk: Desk, event: WebhookEvent): Promise<object | null> {
  const request = await desk.store.request(event.request.id as RequestId);
  if (request === null) return null;
  const { requester, person, details, decision } = request;
  return {
    requester: requester.name,
    person: person.name,
    asked: details,
    decidedBy: decision?.by?.name ?? null,
    decisionReason: decision?.reason ?? null,
  };
}

/**
 * The headers of a message: the HMAC-SHA256 over id, time and body, for each secret one.
 * @param secrets `whsec_` and base64
 */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'content-type': 'application/json',
    'user-agent': 'Line-Desk-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** Posts once; null when it was taken. */
async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { patienceMs, now }: { readonly patienceMs: number; readonly now: Date },
): Promise<Refusal | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.body?.cancel();
    if (answer.ok) return null;
    return {
      code: String(answer.status),
      retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), now),
    };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { code: late ? 'timeout' : 'unreachable', retryAfterMs: 0 };
  }
}

/** Seconds or a date; an hour at most, whatever it says. */
function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), pauses.longestMs);
}
