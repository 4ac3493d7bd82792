import { createHash } from 'node:crypto';

/**
 * A GUID that follows from what it names, so that ids in exported files, tests and pictures never change.
 *
 * @param parts what the id stands for, for instance `('group', 'Service desk')`
 * @returns a lower-case GUID marked as version 8 (RFC 9562: custom)
 */
export function stableGuid(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
