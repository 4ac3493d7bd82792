import { z } from 'zod';
import { queueSelection, type RequestTarget } from '../../desk/index.js';
import { type RequestId, type RequestKind, requestKinds } from '../../requests/index.js';
import { filled, offsetInput, optionalText } from './formContext.js';

/** What waits for an approver, and several of it approved at once. */
export type QueueCommand =
  | {
      readonly do: 'pendingApprovals';
      readonly kind: RequestKind | null;
      readonly site: string | null;
      readonly offset: number;
    }
  | { readonly do: 'selectSeveral'; readonly kind: RequestKind | null; readonly site: string | null }
  /** What is chosen is shown before anything happens. */
  | { readonly do: 'summariseSeveral' | 'approveSeveral'; readonly targets: readonly RequestTarget[] };

export const queueEffects = {
  pendingApprovals: false,
  selectSeveral: false,
  summariseSeveral: false,
  approveSeveral: true,
} as const satisfies Record<QueueCommand['do'], boolean>;

/** The value of a filter that leaves everything in. */
export const everything = 'all';

const filter = {
  kind: optionalText(100),
  site: optionalText(500),
};
const picked = z.string().max(100 * queueSelection);
const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.literal('pendingApprovals'), ...filter, offset: offsetInput }),
  z.object({ action: z.literal('selectSeveral'), ...filter }),
  z.looseObject({ action: z.literal('summariseSeveral'), picks: picked }),
  z.object({ action: z.literal('approveSeveral'), picks: picked }),
]);

/** The command of a card's data, or null where it is none of these. */
export function queueCommand(data: unknown): QueueCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'pendingApprovals':
      return { do: input.action, ...filterOf(input), offset: input.offset ?? 0 };
    case 'selectSeveral':
      return { do: input.action, ...filterOf(input) };
    case 'summariseSeveral': {
      const toggles: Readonly<Record<string, unknown>> = input;
      const chosen = picksOf(input.picks).filter((_target, index) => toggles[pickId(index)] === 'true');
      return { do: input.action, targets: chosen };
    }
    case 'approveSeveral':
      return { do: input.action, targets: picksOf(input.picks) };
    default:
      return input satisfies never;
  }
}

function filterOf({ kind, site }: { kind?: string | undefined; site?: string | undefined }) {
  const chosen = filled(site);
  return {
    kind: requestKinds.find((each: RequestKind) => each === kind) ?? null,
    site: chosen === everything ? null : chosen,
  };
}

/** The toggle of the request at `index` of a list. */
export const pickId = (index: number): string => `pick${index}`;

/** Requests as a card's data carries several: which ones, and which version of each was shown. */
export const picksText = (requests: readonly { id: string; nonce: string; version: number }[]): string =>
  requests.map(({ id, nonce, version }) => `${id}:${nonce}:${version}`).join(',');

const pick = z.tuple([z.uuid(), z.uuid(), z.string().regex(/^\d{1,9}$/)]);

/** Each once, at most as many as one card offers. */
function picksOf(text: string): readonly RequestTarget[] {
  const targets = text.split(',').flatMap((each) => {
    const parsed = pick.safeParse(each.split(':'));
    if (!parsed.success) return [];
    const [id, nonce, version] = parsed.data;
    return [{ requestId: id as RequestId, nonce, version: Number(version) }];
  });
  return [...new Map(targets.map((target) => [target.requestId, target])).values()].slice(0, queueSelection);
}
