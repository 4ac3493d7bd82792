const dayMs = 24 * 60 * 60 * 1000;

/**
 * When an emergency location has to be confirmed again: `intervalDays` of 24 hours after the last time. Null where it has
 * never been confirmed, which means at once. (US law, Kari's Law and RAY BAUM's Act, wants a location that is kept true.)
 */
export function confirmationDueAt(confirmedAt: Date | null, intervalDays: number): Date | null {
  return confirmedAt === null ? null : new Date(confirmedAt.getTime() + intervalDays * dayMs);
}

/** True from the very moment at which it is due. */
export function confirmationIsDue(confirmedAt: Date | null, intervalDays: number, now: Date): boolean {
  const due = confirmationDueAt(confirmedAt, intervalDays);
  return due === null || due.getTime() <= now.getTime();
}
