import { z } from 'zod';
import { personId } from '../telephony/index.js';

/** Times as columns hold them. */
export const toColumn = (time: Date): string => time.toISOString();
export const fromColumn = (text: string): Date => new Date(text);

/** JSON for a column that may be null. */
export const jsonOrNull = (value: object | null): string | null =>
  value === null ? null : JSON.stringify(value);

/** Reads JSON of a column; throws a ZodError where it isn't what `schema` says. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text));
}

/** The same for a column that may be null. */
export function readJsonOrNull<T>(schema: z.ZodType<T>, text: string | null): T | null {
  return text === null ? null : readJson(schema, text);
}

export const personRefSchema = z.object({ id: z.string().transform(personId), name: z.string() });
export const timeSchema = z.iso.datetime().transform((text) => new Date(text));
