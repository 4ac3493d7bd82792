/**
 * GUIDs that count: made from a number and led back to it without a table, for what a large tenant has very many of.
 * Marked as version 8 (RFC 9562: custom), as the other made-up ids are.
 */
export type NumberedGuid = {
  of(index: number): string;
  /** Undefined for an id that isn't of this series. */
  indexOf(id: string): number | undefined;
};

export function numberedGuid(prefix: string): NumberedGuid {
  const start = `${prefix}-5d3c-8e21-a7f0-`;
  return {
    of: (index) => start + index.toString(16).padStart(12, '0'),
    indexOf: (id) => {
      const rest = id.slice(start.length);
      return id.startsWith(start) && /^[0-9a-f]{12}$/.test(rest) ? Number.parseInt(rest, 16) : undefined;
    },
  };
}

export const numberIds = numberedGuid('4b7e9a10');
export const personIds = numberedGuid('6c21f8d4');
