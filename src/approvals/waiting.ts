import type { RequestKind } from '../requests/index.js';
import {
  type GivenTimes,
  type QuietTimes,
  shippedTimes,
  shippedTimesOf,
  type WaitingRules,
  type WaitingTimes,
  type Weekday,
  weekdays,
} from './waitingRules.js';

/** How long requests of a kind wait for what. What policy says of the kind goes first, then the sooner times that we ship. */
export function waitingTimesOf(rules: WaitingRules, kind: RequestKind): WaitingTimes {
  return [rules.usual, shippedTimesOf[kind], rules.requests[kind]].reduce<WaitingTimes>(
    changedBy,
    shippedTimes,
  );
}

function changedBy(times: WaitingTimes, changes: GivenTimes = {}): WaitingTimes {
  const given = <Name extends keyof WaitingTimes>(name: Name, value: WaitingTimes[Name] | undefined) =>
    value === undefined ? times[name] : value;
  return {
    remindAfterHours: given('remindAfterHours', changes.remindAfterHours),
    remindEveryHours: given('remindEveryHours', changes.remindEveryHours),
    remindAtMost: given('remindAtMost', changes.remindAtMost),
    escalateAfterHours: given('escalateAfterHours', changes.escalateAfterHours),
    escalateTo: given('escalateTo', changes.escalateTo),
    expireAfterHours: given('expireAfterHours', changes.expireAfterHours),
    quiet: given('quiet', changes.quiet),
  };
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** A week of quiet days has as many ends of nights; no quiet time is longer. */
const mostSteps = 40;
/** Clocks are changed by an hour, in one place by half of one; three hours is more than any. */
const longestClockChange = 180;

/**
 * The earliest time, not before `at`, at which somebody in this zone (IANA name) may be reminded: `at` itself outside of
 * quiet time. Right across changes to and from summer time, since every time is read as the clock there shows it.
 */
export function endOfQuiet(at: Date, quiet: QuietTimes | null, timeZone: string): Date {
  if (quiet === null) return at;
  let time = at.getTime();
  for (let step = 0; step < mostSteps; step += 1) {
    const left = minutesLeft(time, quiet, timeZone);
    if (left === 0) return new Date(time);
    time = Math.floor(time / minuteMs) * minuteMs + left * minuteMs;
    // Where the clock was put forward in between, that is too late.
    for (let back = 0; back < longestClockChange; back += 1) {
      const before = time - minuteMs;
      if (before < at.getTime() || minutesLeft(before, quiet, timeZone) > 0) break;
      time = before;
    }
  }
  return new Date(time);
}

/** Whether it is quiet time there. */
export function isQuiet(at: Date, quiet: QuietTimes | null, timeZone: string): boolean {
  return quiet !== null && minutesLeft(at.getTime(), quiet, timeZone) > 0;
}

/** Minutes on that place's clock until quiet time ends or the next part of it begins; 0 outside of it. */
function minutesLeft(time: number, { from, until, weekends }: QuietTimes, timeZone: string): number {
  const { weekday, minutes } = clockAt(time, timeZone);
  if (weekends.includes(weekday)) return dayMinutes - minutes;
  if (from < until) return minutes >= from && minutes < until ? until - minutes : 0;
  if (minutes < until) return until - minutes;
  return minutes >= from ? dayMinutes - minutes : 0;
}

/** Formats take long to make; more than this many zones are clients' inventions. */
const clocksKept = 500;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockAt(time: number, timeZone: string): { readonly weekday: Weekday; readonly minutes: number } {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = clockOf(timeZone);
    if (clocks.size >= clocksKept) clocks.clear();
    clocks.set(timeZone, clock);
  }
  const parts = clock.formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = part('weekday').toLowerCase();
  return {
    weekday: weekdays.find((name) => name === day) ?? 'mon',
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** A zone that Intl doesn't know (a client's invention) is read as UTC. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const shown = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...shown, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...shown, timeZone: 'UTC' });
  }
}

const gatheringMs = 15 * minuteMs;

/**
 * When a reminder that is due goes out: on the next full quarter of an hour, so that those of several requests become one
 * message.
 */
export function gatheredAt(due: Date): Date {
  return new Date(Math.ceil(due.getTime() / gatheringMs) * gatheringMs);
}
