import type { GraphCall } from './contract/index.js';

/** What a call is made with, besides its entry of the contract. */
export interface GraphRequest<Body> {
  /** Values for the path's `{name}`s, as they are: the client encodes them. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query options, as they are: the client encodes them. Literals inside a `$filter` come from `odataString`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** How long the call may take in all, second tries included, in milliseconds. */
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphAnswer<Answer> {
  readonly status: number;
  /** The path below the version to which the Location header leads, e.g. of a long-running operation; null for none. */
  readonly location: string | null;
  /** Null where the contract says that the answer has no body. */
  readonly body: Answer;
}

export interface GraphPage<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; null after the last one. Opaque; good for resuming later, in another process too. */
  readonly next: string | null;
  /** After the last page of a change feed: where it goes on later, as `from` of `page`. */
  readonly delta?: string;
}

/** How well the tenant answers, for health. */
export interface GraphState {
  /** `open`: it doesn't, and calls fail at once; `halfOpen`: one call tries whether it does again. */
  readonly breaker: 'closed' | 'open' | 'halfOpen';
  /** Until when the tenant asked us to wait; null where it didn't. */
  readonly throttledUntil: Date | null;
}

/** A collection's entry of the contract. */
export type CollectionCall<Item> = GraphCall<
  null,
  {
    value: Item[];
    '@odata.nextLink'?: string | null | undefined;
    '@odata.deltaLink'?: string | null | undefined;
  }
>;

/**
 * Calls Microsoft Graph by the contract and turns what comes back into an answer or a LineDeskError:
 * - `not-found`: the tenant has no such entity (404, 410);
 * - `tenant-throttled`: 429, with `retryAfterMs`; also while an earlier one holds, for any call;
 * - `tenant-refused`: any other 4xx; nothing was done;
 * - `tenant-cannot`: the tenant doesn't offer the call, or not to us (403, 405, 501, all forms of its path unknown);
 * - `tenant-unavailable`: no token, no answer, a time-out, 401, 408, 5xx, a redirect, HTML of a proxy, or the circuit
 *   breaker is open;
 * - `tenant-answer-unreadable`: JSON that isn't what the contract says.
 *
 * With the last two a write may have been done, unless the error says `nothingDone`. Reads are tried again while their
 * time lasts, writes never.
 */
export interface GraphClient {
  call<Body, Answer>(
    call: GraphCall<Body, Answer>,
    request: GraphRequest<Body>,
  ): Promise<GraphAnswer<Answer>>;
  /**
   * One page of a collection: along `@odata.nextLink` where one comes, else by `$top` and `$skip` (where the collection
   * takes them) until a page isn't full. `from`: null for the first page, or an earlier page's `next`, with the same call.
   */
  page<Item>(
    call: CollectionCall<Item>,
    request: GraphRequest<null> & { readonly pageSize?: number },
    from: string | null,
  ): Promise<GraphPage<Item>>;
  /** All items, page by page; `timeoutMs` is for each page. */
  list<Item>(
    call: CollectionCall<Item>,
    request: GraphRequest<null> & { readonly pageSize?: number },
  ): Promise<readonly Item[]>;
  state(): GraphState;
}
