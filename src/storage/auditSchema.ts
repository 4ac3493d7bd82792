/** Append-only, as the history of requests is: what was done to the records themselves. */
export interface AdministrativeEventTable {
  tenant_id: string;
  /** Counts from 1, without gaps. */
  number: number;
  at: string;
  type: string;
  /** The Entra object id of the person whom it concerns, null for nobody; never a name. */
  subject: string | null;
  /** JSON. */
  details: string;
  previous_hash: string;
  hash: string;
}

/** Every policy under which this database was served. */
export interface PolicyTable {
  tenant_id: string;
  version: string;
  text: string;
  first_seen_at: string;
}

/** How far the checkpoints have been anchored, by target. */
export interface AuditAnchorTable {
  tenant_id: string;
  target: string;
  /** The newest checkpoint that the target has; 0 for none. */
  number: number;
  anchored_at: string | null;
  /** Nobody tries before. */
  due_at: string;
  failure: string | null;
  /** How often it has failed since it last worked. */
  failures: number;
}
