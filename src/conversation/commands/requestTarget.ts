import { z } from 'zod';
import type { RequestTarget } from '../../desk/index.js';
import type { RequestId } from '../../requests/index.js';

/** The fields of a card's data that name a request: nothing in them decides a right. */
export const target = z.object({
  requestId: z.uuid(),
  nonce: z.uuid(),
  version: z.number().int().min(0).optional(),
});

export const targetOf = (input: z.infer<typeof target>): RequestTarget => ({
  requestId: input.requestId as RequestId,
  nonce: input.nonce,
  version: input.version ?? null,
});
