import { createHash } from 'node:crypto';
import type { Incoming } from './activity.js';

/** The key under which a re-sent activity is known again; null for an activity without an id. */
export function activityKey(incoming: Incoming): string | null {
  if (incoming.activityId === null) return null;
  return hashed('activity', incoming.tenant, incoming.conversationId, incoming.activityId);
}

/**
 * The key under which the same click is known again although the client gave it a new activity id: who, and everything
 * that the card sent (request, nonce, version, verb and inputs).
 */
export function clickKey(incoming: Incoming, data: unknown): string {
  return hashed('click', incoming.tenant, incoming.person, canonical(data));
}

function hashed(kind: string, ...parts: readonly unknown[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)]);
}
