import type { ChangedPeople } from '../desk/index.js';
import { isLineDeskError, LineDeskError } from '../errors.js';
import { type GraphClient, graphCalls } from '../graph/index.js';
import { personId } from '../telephony/index.js';

/** What of a person is watched. */
const watched = 'id,officeLocation,usageLocation';

/**
 * A page of the directory's change feed; `from` null lists everybody. Throws `not-found` where the directory doesn't know
 * the mark any more (Graph keeps those of users for some days, and then answers 410), else as the directory does.
 */
export async function readChangedPeople(
  graph: GraphClient,
  from: string | null,
  timeoutMs: number,
): Promise<ChangedPeople> {
  try {
    const page = await graph.page(graphCalls.usersDelta, { query: { $select: watched }, timeoutMs }, from);
    return {
      people: page.items
        // Somebody who has left has moved nowhere.
        .filter((user) => user['@removed'] == null)
        .map((user) => ({
          person: personId(user.id),
          officeLocation: user.officeLocation?.trim() || null,
          usageLocation: user.usageLocation ?? null,
        })),
      next: page.next,
      changesFrom: page.delta ?? null,
    };
  } catch (error) {
    if (from !== null && isLineDeskError(error, 'not-found', 'tenant-refused')) {
      throw new LineDeskError('not-found', 'the directory does not know this place among its changes', {
        cause: error,
      });
    }
    if (!isLineDeskError(error, 'tenant-unavailable', 'tenant-refused', 'tenant-cannot')) throw error;
    throw new LineDeskError('directory-unavailable', error.message, { cause: error });
  }
}
