import { z } from 'zod';
import { badRequest } from './answer.js';

/**
 * The body as the schema wants it.
 *
 * @throws GraphError 400 that names the first property at fault
 */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  if (body === undefined) throw badRequest('Empty Payload. JSON content expected.');
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw badRequest(`The request body is not what the call takes. ${z.prettifyError(parsed.error)}`);
}
