/** Of which requests a person is to be reminded with the next message; an empty person is the approvals channel. */
export interface DueReminderTable {
  tenant_id: string;
  person: string;
  request_id: string;
}

/**
 * Whose turn a waiting request is in its present stage. `settled`: not any more, since they said yes or handed it on.
 */
export interface RequestTurnTable {
  tenant_id: string;
  kind: 'person' | 'group' | 'settled';
  holder: string;
  request_id: string;
}

/** Who decides instead of whom, from when until when. */
export interface DelegationTable {
  tenant_id: string;
  id: string;
  absent_id: string;
  absent_name: string;
  delegate_id: string;
  delegate_name: string;
  begins_at: string;
  ends_at: string;
  created_at: string;
}

export interface NoticePreferenceTable {
  tenant_id: string;
  person: string;
  delays: number;
  approvals: string;
  failures: number;
  stock: number;
  drift: number;
  chosen_at: string;
}
