import { badRequest, type GraphRequest } from '../answer.js';

/**
 * Refuses system query options that a route doesn't take; ignoring one would answer something else than was asked.
 *
 * @throws GraphError 400
 */
export function allowOptions(request: GraphRequest, ...allowed: string[]): void {
  for (const name of request.query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name)) {
      throw badRequest(`The query option '${name}' is not supported here.`);
    }
  }
}

/**
 * A whole number from the query.
 *
 * @throws GraphError 400 when it is none, or above the most that is allowed
 */
export function wholeNumber(request: GraphRequest, name: string, fallback: number, most: number): number {
  const text = request.query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text))
    throw badRequest(`Invalid value '${text}' for ${name}: a whole number is wanted.`);
  const value = Number(text);
  if (value > most) throw badRequest(`The limit of '${most}' for ${name} has been exceeded.`);
  return value;
}

/** The names in `$select`, or undefined when everything is wanted. */
export function selectedNames(request: GraphRequest): string[] | undefined {
  return request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
}

/**
 * Only the selected properties of a record.
 *
 * @throws GraphError 400 for a property that the type doesn't have
 */
export function select(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[] | undefined,
  type: string,
): Readonly<Record<string, unknown>> {
  if (!names) return record;
  return Object.fromEntries(
    names.map((name) => {
      if (!Object.hasOwn(record, name))
        throw badRequest(`Could not find a property named '${name}' on type '${type}'.`);
      return [name, record[name]];
    }),
  );
}
