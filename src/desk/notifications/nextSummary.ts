import { isQuiet, type QuietTimes } from '../../approvals/index.js';

const minuteMs = 60_000;
/** Clocks everywhere differ from UTC by whole quarters of an hour. */
const stepMs = 15 * minuteMs;
const summaryAt = '09:00';
/** The first nine o'clock in a week that isn't quiet; where all of them are, the next one. */
const daysLooked = 7;

/** When somebody's next daily summary is due: at nine in the morning in their time zone, on a day that isn't quiet. */
export function nextSummaryAt(now: Date, quiet: QuietTimes | null, timeZone: string): Date {
  const clock = clockOf(timeZone);
  let first: Date | null = null;
  const from = Math.floor(now.getTime() / stepMs + 1) * stepMs;
  for (let step = 0; step < (daysLooked * 24 * 60 * minuteMs) / stepMs; step += 1) {
    const at = new Date(from + step * stepMs);
    if (clock.format(at) !== summaryAt) continue;
    first ??= at;
    if (!isQuiet(at, quiet, timeZone)) return at;
  }
  return first ?? new Date(from);
}

/** A zone that Intl doesn't know (a client's invention) is read as UTC. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const shown = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shown, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shown, timeZone: 'UTC' });
  }
}
