import { type GraphClient, graphCalls } from '../../graph/index.js';
import type { NumberListing } from '../capabilities.js';
import { workReadMs } from './callTimes.js';
import { readNumber } from './numberAssignments.js';
import { numberReading } from './tenantNumber.js';

/** The most that Graph gives in one page. */
const pageSize = 1_000;

/**
 * Lists the tenant's numbers a page at a time, and holds none. Numbers that aren't plain E.164 (extensions of Direct
 * Routing) are passed over: they share their number with others, and can't be given to anybody here.
 */
export function numberListing(graph: GraphClient): NumberListing {
  return {
    async page(from) {
      const { items, next } = await graph.page(
        graphCalls.listNumberAssignments,
        { timeoutMs: workReadMs, pageSize },
        from,
      );
      const numbers = items.flatMap((entity) => {
        const number = numberReading(entity)?.number;
        return number === undefined || number.telephoneNumber !== entity.telephoneNumber ? [] : [number];
      });
      return { numbers, next };
    },
    async number(number) {
      return (await readNumber(graph, number))?.number ?? null;
    },
  };
}
