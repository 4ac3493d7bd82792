/** One row for a person and their number. See `LocationConfirmation`. */
export interface LocationConfirmationTable {
  tenant_id: string;
  person: string;
  telephone_number: string;
  location_id: string;
  confirmed_at: string;
  how: string;
  doubt: string | null;
  doubted_since: string | null;
  reminders: number;
  reminded_at: string | null;
}

/** Where the directory last showed those whose location is to be confirmed. */
export interface WatchedPersonTable {
  tenant_id: string;
  person: string;
  office_location: string | null;
  usage_location: string | null;
  seen_at: string;
}

/** The current or last look at all confirmations. */
export interface ConfirmationLookTable {
  tenant_id: string;
  owner: string;
  lease_until: string;
  /** `people`, `numbers`, or null where it is done. */
  phase: string | null;
  place: string | null;
  changes_from: string | null;
  finished_at: string | null;
}
