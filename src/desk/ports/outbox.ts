import { z } from 'zod';
import { driftKinds } from '../../inventory/index.js';
import type { E164, GroupId, PersonId, TenantId } from '../../telephony/index.js';
import { webhookEventSchema } from './webhooks.js';

/**
 * Each lane has its own leases, limits and order, so that a slow one never holds up another. `deadlines` holds what is due in
 * hours or days: whoever looks for what is due now doesn't look through it.
 */
export const lanes = ['provisioning', 'cards', 'notices', 'deadlines', 'webhooks'] as const;
export type Lane = (typeof lanes)[number];

/** A request as it stood before the approvers of one stage: with other terms or in another stage it is another turn. */
const turn = { requestId: z.string(), stage: z.number().int(), termsVersion: z.number().int() };

const person = z.string().transform((id) => id as PersonId);

/** Whose lines are looked at: of everybody whose office it is, or of a group, nested groups included. */
export const peopleOfSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('site'), site: z.string() }),
  z.object({ by: z.literal('group'), group: z.string().transform((id) => id as GroupId) }),
]);
export type PeopleOf = z.infer<typeof peopleOfSchema>;

/** What administrators hear of the numbers. */
const numberNewsSchema = z.discriminatedUnion('news', [
  /** A pool has fewer free numbers than its policy wants. */
  z.object({ news: z.literal('stockLow'), pool: z.string(), left: z.number(), alertBelow: z.number() }),
  /** The tenant shows numbers otherwise than we know them; some of them are named. */
  z.object({
    news: z.literal('drift'),
    total: z.number(),
    named: z.array(
      z.object({
        telephoneNumber: z.string().transform((number) => number as E164),
        kind: z.enum(driftKinds),
      }),
    ),
  }),
]);
export type NumberNews = z.infer<typeof numberNewsSchema>;

/** What is to be done. Rows hold ids only: everything shown or written is read from the store when it is done. */
export const outboxTaskSchema = z.discriminatedUnion('task', [
  /** Make the approved change in the tenant. */
  z.object({ task: z.literal('carryOut'), requestId: z.string() }),
  /**
   * Bring one copy of a card up to date: send it where it wasn't yet, update it where it shows something older.
   * `redraw`: also where it shows the request's version, since something beside the request has changed.
   */
  z.object({ task: z.literal('refreshCopy'), copyId: z.string(), redraw: z.boolean().optional() }),
  /** Find out who decides, and make a card copy for each of them. */
  z.object({ task: z.literal('askApprovers'), requestId: z.string() }),
  /** Make a card copy for each administrator, about a change that failed. */
  z.object({ task: z.literal('alertAdministrators'), requestId: z.string() }),
  /** Tell one person what came of a request (`outcome`), or that it takes longer (`delay`), or that nobody of the
   * approvers could be reached (`notReached`); of an approver's question, or that one changed what is proposed. */
  z.object({
    task: z.literal('notify'),
    about: z.enum(['outcome', 'delay', 'notReached', 'question', 'proposal']),
    requestId: z.string(),
    recipient: person,
  }),
  /** Answer in personal chat what somebody said in a channel or group chat. */
  z.object({ task: z.literal('answerInPersonalChat'), recipient: person, text: z.string() }),
  /** Tell one administrator about the numbers. */
  z.object({ task: z.literal('tellNews'), recipient: person, news: numberNewsSchema }),
  /**
   * Ask a person whether their emergency location is still right, as the `reminder`-th time since they last said so; not
   * where they were asked again since, or have said so.
   */
  z.object({
    task: z.literal('remindLocation'),
    recipient: person,
    telephoneNumber: z.string().transform((number) => number as E164),
    reminder: z.number(),
  }),
  /** Remind those who haven't decided, for the `reminder`-th time in this turn. */
  z.object({ task: z.literal('remindApprovers'), ...turn, reminder: z.number().int() }),
  /** Send one person (null: the approvals channel) one message about all requests of which they are to be reminded. */
  z.object({ task: z.literal('sendReminder'), recipient: person.nullable() }),
  /** Ask others as well. */
  z.object({ task: z.literal('escalate'), ...turn }),
  /** Give card copies of what waits for somebody who is away to whoever decides instead of them. */
  z.object({ task: z.literal('askDelegate'), absent: person }),
  /** End it without a decision. */
  z.object({ task: z.literal('expire'), ...turn }),
  /** Tell one receiver of webhooks of an event. */
  z.object({ task: z.literal('sendWebhook'), receiver: z.string(), event: webhookEventSchema }),
  /** Tell one administrator that a receiver of webhooks, at this host, didn't take an event. */
  z.object({ task: z.literal('tellWebhookParked'), recipient: person, host: z.string() }),
  /** Look at the lines of a site or a group, and tell an administrator who is ready for calling. */
  z.object({ task: z.literal('tellReadiness'), recipient: person, of: peopleOfSchema }),
  /** Welcome somebody, once. */
  z.object({ task: z.literal('welcome'), recipient: person }),
]);
export type OutboxTask = z.infer<typeof outboxTaskSchema>;

/** Which request in which stage, with which terms. */
export type Turn = Pick<Extract<OutboxTask, { task: 'expire' }>, 'requestId' | 'stage' | 'termsVersion'>;

export interface NewOutboxRow {
  readonly tenantId: TenantId;
  readonly lane: Lane;
  /** Idempotency key: a second row with the same key is not added. */
  readonly key: string;
  /**
   * The row stands for "bring it up to date": one that is waiting serves a second cause too, and one that is under way is
   * done once more.
   */
  readonly coalesces?: boolean;
  /** Rows of one lane with the same order key are done one at a time, in the order in which they were added. */
  readonly orderKey: string;
  /** Smaller goes first. */
  readonly priority: number;
  readonly task: OutboxTask;
  readonly dueAt: Date;
}

/** A row that this worker may carry out until the lease ends. */
export interface LeasedRow {
  readonly id: number;
  readonly tenantId: TenantId;
  readonly lane: Lane;
  readonly key: string;
  readonly task: OutboxTask;
  /** How often it has been leased, this time included. */
  readonly attempt: number;
  /** When the row was added. */
  readonly createdAt: Date;
  /** The note of the last `postpone`; null where there was none. */
  readonly note: string | null;
}

export interface LaneState {
  readonly lane: Lane;
  readonly ready: number;
  readonly leased: number;
  /** Waiting for the first contact with a person. */
  readonly held: number;
  /** Failed for good; shown to administrators, never dropped. */
  readonly parked: number;
  readonly oldestDueAt: Date | null;
}

/** The worker's side of the outbox. A row whose lease has ended may be leased by another worker. */
export interface OutboxQueue {
  /**
   * Takes up to `limit` rows that are due, by priority and then by age. Of rows with one order key only the oldest
   * unfinished one can be leased (held and parked rows don't block the ones behind them).
   */
  lease(lane: Lane, owner: string, limit: number, leaseMs: number, now: Date): Promise<readonly LeasedRow[]>;
  /** Removes the row; false if the lease was lost meanwhile. */
  finish(id: number, owner: string): Promise<boolean>;
  /**
   * Gives the row back for later, with the reason (a code, no personal data) and what the next try has to know. A note
   * may be lost with the machine's power: whoever finds none has to make sure by other means.
   */
  postpone(id: number, owner: string, dueAt: Date, reason: string, note?: string | null): Promise<boolean>;
  /** Holds the row until the person is heard of (`Transaction.releaseHeld`). */
  hold(id: number, owner: string, recipient: PersonId): Promise<boolean>;
  /** Sets the row aside for an administrator. */
  park(id: number, owner: string, reason: string): Promise<boolean>;
  /** When the next row of the lane falls due (leased rows: when their lease ends); null for none. */
  nextDue(lane: Lane): Promise<Date | null>;
  laneStates(): Promise<readonly LaneState[]>;
  parked(limit: number): Promise<readonly { id: number; key: string; reason: string; since: Date }[]>;
  /** Puts a parked row back to ready. */
  unpark(id: number, now: Date): Promise<boolean>;
}
