import type { GraphPage } from './client.js';
import { GraphFailure } from './failure.js';
import { belowVersion } from './readAnswer.js';

/** More pages than this are an endless list, not a big one. */
export const mostPages = 2_000;
/** How many items a page has where the caller doesn't say, in collections that are paged by `$skip`. Graph's own number. */
export const usualPageSize = 500;

/** Where a page begins: an address that the tenant gave, or so many items after the first. */
export type PageStart =
  | { readonly by: 'first' }
  | { readonly by: 'link'; readonly path: string }
  | { readonly by: 'skip'; readonly skip: number };

/** A collection's page as it was answered. */
export interface PageBody<Item> {
  readonly value: readonly Item[];
  readonly '@odata.nextLink'?: string | null | undefined;
  readonly '@odata.deltaLink'?: string | null | undefined;
}

/** Reads what `page` gave as `next`. Throws GraphFailure `tenant-refused` for anything else. */
export function pageStart(from: string | null): PageStart {
  if (from === null) return { by: 'first' };
  const skip = /^skip:(\d{1,15})$/.exec(from)?.[1];
  if (skip !== undefined) return { by: 'skip', skip: Number(skip) };
  if (from.startsWith('link:/')) return { by: 'link', path: from.slice('link:'.length) };
  throw new GraphFailure('tenant-refused', 'this is no place to read on from', { nothingDone: true });
}

/**
 * The page and where the next one begins: at the link that came, else, where the collection takes `$skip`, after this
 * page's items until a page isn't full.
 *
 * @param size how many items a full page has; null where the collection can't be paged without links
 */
export function pageOf<Item>(
  body: PageBody<Item>,
  start: PageStart,
  base: URL,
  size: number | null,
): GraphPage<Item> {
  const items = body.value;
  const link = body['@odata.nextLink'];
  if (link) return { items, next: linkTo(link, base) };
  const delta = body['@odata.deltaLink'];
  if (delta) return { items, next: null, delta: linkTo(delta, base) };
  // A tenant that gave a link to this page would have given one to the next.
  if (start.by === 'link' || size === null || items.length < size) return { items, next: null };
  return { items, next: `skip:${(start.by === 'skip' ? start.skip : 0) + items.length}` };
}

/** A link is followed as a path only: one to another host is refused, so that no token and no question goes there. */
function linkTo(link: string, base: URL): string {
  const url = URL.canParse(link, base.href) ? new URL(link, base) : null;
  if (url === null || url.host !== base.host) {
    throw new GraphFailure('tenant-refused', 'a next link leads to another host', { nothingDone: true });
  }
  return `link:${belowVersion(url, base)}`;
}
