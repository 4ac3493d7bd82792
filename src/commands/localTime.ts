const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and an export has one time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, made);
  return made;
}

/**
 * A time as clocks in the zone show it, in ISO 8601 with its distance from UTC (`2026-10-25T02:30:00.000+01:00`), so that the
 * hour that comes twice in autumn can be told apart.
 * @param timeZone an IANA time zone
 */
export function localTime(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second, timeZoneName = '' } = parts;
  // "GMT", "GMT+01:00", or with seconds where a zone once had its own mean time.
  const offset = timeZoneName.replace(/^GMT/, '') || '+00:00';
  const milliseconds = String(at.getUTCMilliseconds()).padStart(3, '0');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`;
}

const minuteMs = 60_000;
/** No zone is further from UTC than 14 hours. */
const farthestMs = 15 * 60 * minuteMs;

/**
 * The first moment of a day in the zone; midnight, unless clocks are put forward over it.
 * @param day `2026-03-29`, a day that there is
 */
export function beginningOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let before = Math.floor((utc - farthestMs) / minuteMs);
  let within = Math.ceil((utc + farthestMs) / minuteMs);
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localTime(new Date(middle * minuteMs), timeZone).slice(0, 10) < day) before = middle;
    else within = middle;
  }
  return new Date(within * minuteMs);
}

/** The day after (`2026-02-28` gives `2026-03-01`). */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * minuteMs).toISOString().slice(0, 10);
