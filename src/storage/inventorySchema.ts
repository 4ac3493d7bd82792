import type { Generated } from 'kysely';

/** Country and city are empty where the tenant doesn't tell: a null would be unequal to every other null. */
export interface NumberGroupTable {
  id: Generated<number>;
  tenant_id: string;
  country: string;
  city: string;
  number_type: string;
}

/** `shown_with`, `known_with`: a person's id, `other`, or null for nobody. Rows are kept when the tenant loses a number. */
export interface NumberTable {
  id: Generated<number>;
  tenant_id: string;
  number: string;
  /** The number's digits from the last to the first. */
  reversed: string;
  group_id: number;
  category: string;
  location_id: string | null;
  location_changeable: number;
  pending: number;
  for_people: number;
  shown_with: string | null;
  known_with: string | null;
  known_at: string | null;
  /** Why an administrator has taken it out. */
  blocked: string | null;
  held_for: string | null;
  rest_until: string | null;
  /** How many syncs in a row haven't shown it. */
  missed: number;
  missing: number;
  /** The number's state, except that a rest that is over still stands as `resting`: time changes no row. */
  state: string;
  /** The last sync that has shown it, and the last one that has missed it. */
  seen_in: number;
  missed_in: number;
}

export interface NumberHoldTable {
  tenant_id: string;
  number: string;
  request_id: string;
  person: string;
  held_at: string;
  broken_at: string | null;
}

export interface NumberTagTable {
  tenant_id: string;
  number: string;
  tag: string;
}

/** A number has one row at most that isn't resolved. */
export interface NumberDriftTable {
  id: Generated<number>;
  tenant_id: string;
  number: string;
  kind: string;
  known_with: string | null;
  shown_with: string | null;
  since: string;
  resolved_at: string | null;
  resolution: string | null;
  acknowledged_by: string | null;
}

/** The tenant's current or last sync. */
export interface NumberSyncTable {
  tenant_id: string;
  sync: number;
  state: string;
  owner: string;
  lease_until: string;
  phase: string;
  /** Where the phase goes on: the tenant's own mark of a page, or the number after which to look on. */
  place: string | null;
  started_at: string;
  finished_at: string | null;
  numbers: number;
  missed: number;
  missing: number;
}

/** Pools of which administrators have been told that they run out. */
export interface LowNumberPoolTable {
  tenant_id: string;
  pool: string;
  since: string;
}
