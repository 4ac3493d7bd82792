import { badRequest } from '../answer.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Graph's `$search` for directory objects: `"property:words"` clauses joined by AND or OR, where every word must begin
 * a word of the property.
 *
 * @param text the query parameter, decoded, for instance `"displayName:wint" OR "mail:alex"`
 * @param properties what may be searched
 * @returns a test for one record
 * @throws GraphError 400 when a clause lacks its quotes or names another property
 */
export function parseSearch(text: string, properties: ReadonlySet<string>): (row: Row) => boolean {
  const alternatives = text
    .split(/\s+OR\s+/)
    .map((part) => part.split(/\s+AND\s+/).map((c) => clause(c.trim(), properties)));
  return (row) => alternatives.some((clauses) => clauses.every((matches) => matches(row)));
}

function clause(text: string, properties: ReadonlySet<string>): (row: Row) => boolean {
  const [, property = '', words = ''] = /^"(\w+):((?:[^"\\]|\\.)*)"$/.exec(text) ?? [];
  if (!properties.has(property)) {
    throw badRequest(
      `Syntax error: '${text}' is not a "property:value" clause on a searchable property.`,
      'Request_BadRequest',
    );
  }
  const wanted = wordsOf(words.replace(/\\(.)/g, '$1'));
  return (row) => {
    const value = row[property];
    const found = typeof value === 'string' ? wordsOf(value) : [];
    return wanted.every((word) => found.some((each) => each.startsWith(word)));
  };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
