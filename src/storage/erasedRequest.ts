import type { Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import {
  erasedCall,
  erasedDetails,
  erasedStep,
  erasedText,
  planStepSchema,
  requestDetailsSchema,
  tenantCallSchema,
} from '../requests/index.js';
import { readJson } from './columns.js';
import type { RequestTable } from './schema.js';

/** The columns of a request that hold names, or what people wrote, within JSON. */
export const columnsWithPeople = ['approval', 'asked', 'claimed_by', 'decision'] as const;
/** Those that hold what was asked; erased as a whole. */
export const columnsWithDetails = [
  'telephone_number',
  'requester_name',
  'person_name',
  'site',
  'details',
  'plan',
  'calls',
] as const;

type Row = Pick<Selectable<RequestTable>, (typeof columnsWithPeople)[number] | 'details' | 'plan' | 'calls'>;

/** A person as the record names them; null where only a name stands there. */
export interface NamedPerson {
  readonly id: string | null;
  readonly name: string;
}

interface Erasing {
  readonly isErased: (person: NamedPerson) => boolean;
  readonly allWords: boolean;
}

/** What changes in the row of a request so that nothing personal is left in it; it can still be read and drawn. */
export function erasedRequest(row: Row, now: string): Updateable<RequestTable> {
  return {
    telephone_number: '',
    requester_name: erasedText,
    person_name: erasedText,
    site: null,
    details: JSON.stringify(erasedDetails(readJson(requestDetailsSchema, row.details))),
    plan: JSON.stringify(readJson(z.array(planStepSchema), row.plan).map(erasedStep)),
    calls: JSON.stringify(readJson(z.array(tenantCallSchema), row.calls).map(erasedCall)),
    ...withoutPeople(row, () => true, true),
    details_erased_at: now,
  };
}

/**
 * The same for the people on a request's record: only those go for whom `isErased` says so, and what they wrote.
 * @param allWords whether what the others wrote goes, too
 */
export function withoutPeople(
  row: Pick<Row, (typeof columnsWithPeople)[number]>,
  isErased: (person: NamedPerson) => boolean,
  allWords: boolean,
): Updateable<RequestTable> {
  const changed = (text: string | null) =>
    text === null ? null : JSON.stringify(erasedIn(JSON.parse(text), { isErased, allWords }));
  return {
    approval: changed(row.approval),
    asked: changed(row.asked) ?? '[]',
    claimed_by: changed(row.claimed_by),
    decision: changed(row.decision),
  };
}

/**
 * People stand in these columns as `{ id, name }`, or as a name beside `from: "reassigned"`; what they wrote as `reason`
 * beside `by`.
 */
function erasedIn(value: unknown, which: Erasing): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => erasedIn(each, which));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]: [string, unknown]) => [key, erasedIn(part, which)]);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  const { id, name, from, by, reason } = Object.fromEntries(Object.entries(value));
  if (typeof name === 'string') {
    const named = typeof id === 'string' ? { id, name } : from === 'reassigned' ? { id: null, name } : null;
    if (named !== null && which.isErased(named)) copy.name = erasedText;
  }
  if (typeof reason === 'string') {
    const writer = personSchema.safeParse(by);
    if (which.allWords || (writer.success && which.isErased(writer.data))) copy.reason = erasedText;
  }
  return copy;
}

const personSchema = z.object({ id: z.string(), name: z.string() });
