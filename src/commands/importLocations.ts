import type { Store } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import { parseLocations } from '../provisioning/index.js';
import type { EmergencyLocation } from '../telephony/index.js';
import { readPlacesFile } from './placesFile.js';

/** What an import would do, or did. */
export interface LocationsPreview {
  readonly locations: readonly EmergencyLocation[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly notValidated: number;
  /** Added by administrators and not in the file (yet): they stay. */
  readonly kept: readonly EmergencyLocation[];
}

/**
 * Reads a file of places and compares it with the catalogue. Throws LineDeskError `locations-file` with every problem by
 * line, `not-found` where the file can't be read; the catalogue is left as it is.
 */
export async function previewLocations(store: Store, file: string): Promise<LocationsPreview> {
  const parsed = parseLocations(readPlacesFile(file));
  if ('problems' in parsed) {
    const lines = parsed.problems.map(
      ({ line, column, reason }) => `${file}:${line}: ${column === null ? '' : `${column}: `}${reason}`,
    );
    throw new LineDeskError('locations-file', `nothing was imported:\n${lines.join('\n')}`);
  }
  const known = new Map((await store.allLocations()).map((location) => [location.id, location]));
  const same = (a: EmergencyLocation, b: EmergencyLocation) =>
    JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const inFile = new Set(parsed.locations.map(({ id }) => id));
  const kept = (await store.addedLocations()).filter(({ id }) => !inFile.has(id));
  const both = parsed.locations.filter(({ id }) => known.has(id));
  return {
    locations: parsed.locations,
    added: parsed.locations.length - both.length,
    changed: both.filter((location) => {
      const before = known.get(location.id);
      return before !== undefined && !same(before, location);
    }).length,
    removed: known.size - both.length - kept.length,
    notValidated: parsed.locations.filter(({ validated }) => !validated).length,
    kept,
  };
}

/** Puts the previewed places in, all at once. `dropAdded`: without those that `kept` names. */
export async function importLocations(
  store: Store,
  preview: LocationsPreview,
  source: string,
  now: Date,
  { dropAdded = false }: { readonly dropAdded?: boolean } = {},
): Promise<void> {
  await store.transaction(async (tx) => {
    if (dropAdded) await tx.dropAddedLocations();
    await tx.replaceLocations(preview.locations, source, now);
  });
}

const sorted = (location: EmergencyLocation) => Object.entries(location).sort(([a], [b]) => (a < b ? -1 : 1));
