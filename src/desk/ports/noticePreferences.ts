import type { PersonId } from '../../telephony/index.js';

/**
 * How somebody hears of requests that wait for them: each at once, with its card; once a day, gathered; or by reminders alone.
 */
export const approvalNotices = ['atOnce', 'daily', 'reminders'] as const;
export type ApprovalNotices = (typeof approvalNotices)[number];

/** What a person wants to hear about. What came of their own requests they always hear. */
export interface NoticePreferences {
  /** That a change of theirs takes longer than usual. */
  readonly delays: boolean;
  readonly approvals: ApprovalNotices;
  /** For administrators: changes that failed or wait for them, pools that run low, numbers that differ from the tenant. */
  readonly failures: boolean;
  readonly stock: boolean;
  readonly drift: boolean;
}

/** What holds for who has never chosen: everything, at once. */
export const usualPreferences: NoticePreferences = {
  delays: true,
  approvals: 'atOnce',
  failures: true,
  stock: true,
  drift: true,
};

export interface NoticePreferenceQueries {
  /** What the person has chosen, else the usual. */
  noticePreferences(person: PersonId): Promise<NoticePreferences>;
}

export interface NoticePreferenceChanges {
  saveNoticePreferences(person: PersonId, preferences: NoticePreferences, now: Date): Promise<void>;
}
