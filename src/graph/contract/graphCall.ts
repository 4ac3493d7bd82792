import { z } from 'zod';
import { unwrapped } from '../odata.js';

/**
 * One call of Microsoft Graph that Line Desk makes: the product sends its calls from these entries, and the tests hold
 * recorded traffic against them. All of them are in Graph's v1.0.
 */
export interface GraphCall<Body, Answer> {
  /** The name under which the entry stands in `graphCalls`; it also names the call in logs. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the version; `{name}` stands for a parameter. */
  readonly path: string;
  /** The other published form of the path; tried once where the first is unknown to the tenant. */
  readonly otherPath?: string;
  /** The query options that the call takes. A collection that takes `$skip` can be paged without a next link. */
  readonly query: readonly string[];
  /** A POST that only asks; it may be sent again. */
  readonly onlyReads?: true;
  /** What a success answers. */
  readonly statuses: readonly number[];
  /** Null: the call has no body. Strict: a field that isn't here is never sent. */
  readonly body: z.ZodType<Body> | null;
  /** Null: the answer has no body. Open: enums are strings, fields that aren't here are passed over. */
  readonly answer: z.ZodType<Answer> | null;
  /** The application permission that it needs, the least that does. */
  readonly permission: string;
  /** What Line Desk makes the call for. */
  readonly why: string;
  /** Microsoft's reference page. */
  readonly source: string;
}

/** One entity, bare or wrapped in `{"value": {…}}`: the metadata and some pages differ. */
export function entity<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(unwrapped, schema);
}

/** A page of a collection. */
export function collection<Schema extends z.ZodType>(item: Schema) {
  return z.object({
    value: z.array(entity(item)),
    '@odata.nextLink': z.string().nullish(),
    '@odata.deltaLink': z.string().nullish(),
  });
}

/** Where Microsoft documents its calls. */
export const reference = (page: string): string => `https://learn.microsoft.com/graph/api/${page}`;
