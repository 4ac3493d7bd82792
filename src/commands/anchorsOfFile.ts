import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { reasonOf } from '../configProblems.js';
import type { CheckpointAnchor } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import { tenantId } from '../telephony/index.js';

const lineSchema = z.object({
  tenant: z.string().transform(tenantId),
  number: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.iso.datetime().transform((text) => new Date(text)),
});

/**
 * Reads the checkpoints that were anchored in a file, one JSON object a line. Throws LineDeskError `configuration` where the
 * file can't be read.
 * @param onUnreadable is told the number (from 1) of each line that is no anchor
 */
export async function* anchorsOfFile(
  file: string,
  onUnreadable: (line: number) => void,
): AsyncGenerator<CheckpointAnchor> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let count = 0;
  try {
    for await (const line of lines) {
      count += 1;
      if (line.trim() === '') continue;
      const anchor = anchorOf(line);
      if (anchor === null) onUnreadable(count);
      else yield anchor;
    }
  } catch (cause) {
    throw new LineDeskError('configuration', `The anchor file ${file} can't be read: ${reasonOf(cause)}.`, {
      cause,
    });
  }
}

function anchorOf(line: string): CheckpointAnchor | null {
  try {
    const { tenant, ...anchor } = lineSchema.parse(JSON.parse(line));
    return { tenantId: tenant, ...anchor };
  } catch {
    return null;
  }
}
