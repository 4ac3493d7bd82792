import { createHash, randomBytes } from 'node:crypto';

/** What the hash of an event stands for; personal values only by their own salted hashes. */
export interface HashedEvent {
  readonly tenantId: string;
  readonly requestId: string;
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly valueHashes: Readonly<Record<string, string>>;
  /** Hash of the event before it in its request. */
  readonly previousHash: string;
}

/** An event as a checkpoint names it. */
export interface SealedEvent {
  readonly id: number;
  readonly hash: string;
}

/** What the hash of a checkpoint stands for. */
export interface HashedCheckpoint {
  readonly tenantId: string;
  readonly number: number;
  readonly sealedAt: string;
  readonly events: readonly SealedEvent[];
  /** The newest administrative event; left out where there was none yet. */
  readonly administrative?: AdministrativeHead;
  readonly previousHash: string;
}

/** The newest administrative event, and with its hash all before it. */
export interface AdministrativeHead {
  readonly number: number;
  readonly hash: string;
}

/** What the hash of an administrative event stands for. */
export interface HashedAdministrativeEvent {
  readonly tenantId: string;
  readonly number: number;
  readonly at: string;
  readonly type: string;
  readonly subject: string | null;
  /** JSON as it is stored. */
  readonly details: string;
  readonly previousHash: string;
}

/** The previous hash of whatever comes first. */
export const chainStart = '0'.repeat(64);

/** The hash of an event, and with it of all events before it in its request: SHA-256 in hexadecimal. */
export const eventHash = (event: HashedEvent): string => sha256(canonicalJson(event));

/** The hash of a checkpoint, and with it of all before it. */
export const checkpointHash = (checkpoint: HashedCheckpoint): string => sha256(canonicalJson(checkpoint));

/** The hash of an administrative event, and with it of all before it. */
export const administrativeHash = (event: HashedAdministrativeEvent): string => sha256(canonicalJson(event));

/** The hash that stands in an event for a personal value. Without the salt nobody can find the value by trying. */
export const valueHash = (salt: string, name: string, value: string): string =>
  sha256(canonicalJson([salt, name, value]));

/** A fresh salt for one value: 128 random bits in hexadecimal. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/** JSON with the keys of objects in one order, so that equal things have equal hashes. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
