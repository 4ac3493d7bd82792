import type { GraphRequest } from '../answer.js';
import { badRequest } from '../answer.js';

/** One page of a collection, with the link to the next one where there is one. */
export type Page = {
  '@odata.context': string;
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  value: unknown[];
};

/** How a collection goes on: by a number to skip that clients may use too, or by an opaque token. */
export type PagingOption = '$skip' | '$skiptoken';

type Paging = {
  skip: number;
  /** How many at most. */
  size: number;
  /** The query option that the next link carries; null: no link is sent, clients skip by themselves. */
  option: PagingOption | null;
};

/**
 * The page of a whole collection that starts at `skip`.
 *
 * @param show makes the entity of one element; only those on the page are made
 */
export function pageOf<Element>(
  request: GraphRequest,
  all: readonly Element[],
  paging: Paging,
  show: (element: Element) => unknown = (element) => element,
): Page {
  const value = all.slice(paging.skip, paging.skip + paging.size).map(show);
  return cutPage(request, value, all.length, paging);
}

/** The page around elements that were cut out of a collection before, which has `total` of them. */
export function cutPage(
  request: GraphRequest,
  value: unknown[],
  total: number,
  { skip, size, option }: Paging,
): Page {
  const end = skip + size;
  const counted = request.query.get('$count') === 'true' ? { '@odata.count': total } : {};
  const goesOn = option !== null && size > 0 && end < total;
  const next = goesOn ? { '@odata.nextLink': nextLink(request, option, end) } : {};
  return { '@odata.context': contextOf(request), ...counted, ...next, value };
}

/** The address of what an answer describes. */
export function contextOf(request: GraphRequest): string {
  return `${request.root}/$metadata#${request.path.slice(1)}`;
}

function nextLink(request: GraphRequest, option: PagingOption, skip: number): string {
  const value = option === '$skip' ? String(skip) : writeToken({ skip });
  return linkWith(request, { [option]: value });
}

/** The request's own address with other query options; those set to undefined are left out. */
export function linkWith(request: GraphRequest, options: Record<string, string | undefined>): string {
  const query = new Map<string, string | undefined>([...request.query, ...Object.entries(options)]);
  const parts = [...query].flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${request.root}${encodeURI(request.path)}?${parts.join('&')}`;
}

/** Numbers packed into a token that a client can only hand back. */
export function writeToken(numbers: Record<string, number>): string {
  return Buffer.from(JSON.stringify(numbers)).toString('base64url');
}

/**
 * The number of that name in a token from `writeToken`, 0 when there is no token.
 *
 * @throws GraphError 400 for a token that no answer contained
 */
export function readToken(token: string | null, name: string): number {
  if (token === null) return 0;
  const value = new RegExp(`"${name}":(\\d+)`).exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (value === undefined)
    throw badRequest('The token in the link is not valid.', 'Request_UnsupportedQuery');
  return Number(value);
}
