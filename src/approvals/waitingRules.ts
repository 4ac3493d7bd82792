import { z } from 'zod';
import { type RequestKind, requestKinds } from '../requests/index.js';
import { approverListSchema } from './approvalRules.js';

/** Hours, from a quarter of one to a year. */
const hours = z
  .number()
  .min(0.25)
  .max(366 * 24);
const orNever = hours.nullable();

const timesSchema = z.strictObject({
  /** The first reminder, so long after the stage was asked. */
  remindAfterHours: hours,
  /** From one reminder to the next. */
  remindEveryHours: hours,
  /** In all; 0: none. */
  remindAtMost: z.int().min(0).max(100),
  /** Others are asked as well, so long after the stage was asked; null: never. */
  escalateAfterHours: orNever,
  /** Whom; null: the fall-back approvers. */
  escalateTo: approverListSchema.nullable(),
  /** Nobody has decided: it ends, so long after the stage was asked; null: never. */
  expireAfterHours: orNever,
  /** `ignore`: reminders and escalations go out at night, too. */
  quiet: z.enum(['keep', 'ignore']),
});
export type WaitingTimes = z.infer<typeof timesSchema>;

const partly = timesSchema.partial();
/** Some of them; what is left out stays as it is. */
export type GivenTimes = z.infer<typeof partly>;

/** What holds where policy says nothing. */
export const shippedTimes: WaitingTimes = {
  remindAfterHours: 24,
  remindEveryHours: 24,
  remindAtMost: 5,
  escalateAfterHours: 72,
  escalateTo: null,
  expireAfterHours: 30 * 24,
  quiet: 'keep',
};

/** Kinds that can't wait as long: until it is decided, emergency calls show the wrong place. */
export const shippedTimesOf: Partial<Record<RequestKind, GivenTimes>> = {
  emergencyLocationChange: {
    remindAfterHours: 2,
    remindEveryHours: 4,
    escalateAfterHours: 8,
    expireAfterHours: 7 * 24,
  },
};

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day as "07:00", in quotes')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** When nobody is reminded: every night, and whole days. Times are minutes after midnight. */
const quietSchema = z
  .strictObject({
    from: timeOfDay.prefault('19:00'),
    until: timeOfDay.prefault('07:00'),
    weekends: z
      .array(z.enum(weekdays))
      .max(6, 'leaves no day on which anybody is reminded')
      .default(['sat', 'sun']),
  })
  .refine(({ from, until }) => from !== until, {
    message: 'must differ from `until`; null is no quiet time',
    path: ['from'],
  });
export type QuietTimes = z.infer<typeof quietSchema>;

/** The policy's section `waiting`. Documented in docs/policy.md. */
export const waitingRulesSchema = z.strictObject({
  /** For all kinds that aren't named below and have no sooner times of their own. */
  usual: partly.prefault({}),
  requests: z.partialRecord(z.enum(requestKinds), partly).default({}),
  /** In the time zone of whoever would be reminded; null: none. */
  quiet: quietSchema.nullable().prefault({}),
});
export type WaitingRules = z.infer<typeof waitingRulesSchema>;
