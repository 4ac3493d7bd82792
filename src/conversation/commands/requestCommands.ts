import { z } from 'zod';
import type { RequestTarget } from '../../desk/index.js';
import { filled, offsetInput, reasonInput } from './formContext.js';
import { target, targetOf } from './requestTarget.js';

/** What people do with requests that are there: look, take back, edit, ask again; approvers and administrators decide. */
export type RequestCommand =
  | { readonly do: 'listRequests'; readonly offset: number }
  /** "Where is my request?": the newest that isn't over, or the list. */
  | { readonly do: 'requestStatus' | 'editWaiting' | 'askLatestAgain' }
  | { readonly do: 'withdrawWaiting' }
  | {
      readonly do:
        | 'openRequest'
        | 'openApproval'
        | 'refreshApproval'
        | 'withdraw'
        | 'approve'
        | 'claim'
        | 'retried'
        | 'doneByHand'
        | 'closed';
      readonly target: RequestTarget;
    }
  | { readonly do: 'editRequest' | 'askAgain'; readonly target: RequestTarget }
  | { readonly do: 'reject'; readonly target: RequestTarget; readonly reason: string | null };

export const requestEffects = {
  listRequests: false,
  requestStatus: false,
  withdrawWaiting: true,
  editWaiting: false,
  askLatestAgain: false,
  openRequest: false,
  openApproval: true,
  refreshApproval: false,
  withdraw: true,
  editRequest: false,
  askAgain: false,
  approve: true,
  claim: true,
  retried: true,
  doneByHand: true,
  closed: true,
  reject: true,
} as const satisfies Record<RequestCommand['do'], boolean>;

const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['requestStatus', 'withdrawWaiting', 'editWaiting', 'askLatestAgain']) }),
  z.object({ action: z.literal('listRequests'), offset: offsetInput }),
  z.object({
    action: z.enum([
      'openRequest',
      'openApproval',
      'refreshApproval',
      'withdraw',
      'editRequest',
      'askAgain',
      'approve',
      'claim',
      'retried',
      'doneByHand',
      'closed',
    ]),
    ...target.shape,
  }),
  z.object({ action: z.literal('reject'), ...target.shape, reason: reasonInput }),
]);

/** The command of a card's data, or null where it is none of these. */
export function requestCommand(data: unknown): RequestCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'requestStatus':
    case 'withdrawWaiting':
    case 'editWaiting':
    case 'askLatestAgain':
      return { do: input.action };
    case 'listRequests':
      return { do: 'listRequests', offset: input.offset ?? 0 };
    case 'reject':
      return { do: 'reject', target: targetOf(input), reason: filled(input.reason) };
    default:
      return { do: input.action, target: targetOf(input) };
  }
}
