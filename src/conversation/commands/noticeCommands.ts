import { z } from 'zod';
import { approvalNotices, type NoticePreferences, usualPreferences } from '../../desk/index.js';

/** What somebody hears about: to look, and to choose. */
export type NoticeCommand =
  | { readonly do: 'notifications' }
  | { readonly do: 'chooseNotifications'; readonly preferences: NoticePreferences };

export const noticeEffects = { notifications: false, chooseNotifications: true } as const satisfies Record<
  NoticeCommand['do'],
  boolean
>;

/** Toggles come as text; one that the card doesn't show is left at the usual, and the desk keeps what stands. */
const toggle = z.enum(['true', 'false']).transform((value) => value === 'true');
const { delays, failures, stock, drift } = usualPreferences;

const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.literal('notifications') }),
  z.object({
    action: z.literal('chooseNotifications'),
    delays: toggle.default(delays),
    approvals: z.enum(approvalNotices),
    failures: toggle.default(failures),
    stock: toggle.default(stock),
    drift: toggle.default(drift),
  }),
]);

/** The command of a card's data, or null where it is none of these. */
export function noticeCommand(data: unknown): NoticeCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const { action, ...preferences } = parsed.data;
  if (action === 'notifications' || !('approvals' in preferences)) return { do: 'notifications' };
  return { do: 'chooseNotifications', preferences };
}
