import { z } from 'zod';
import type { RequestTarget } from '../desk/index.js';
import { type RequestId, reasonMaxLength } from '../requests/index.js';
import { type LocationId, locationId } from '../telephony/index.js';

/** What a person wants, from a text or a card. Commands without effect may be carried out twice. */
export type Command =
  | { readonly do: 'help' | 'hello' | 'thanks' | 'cancel' | 'notUnderstood' | 'withdrawWaiting' }
  | {
      readonly do: 'openLocationForm';
      readonly named: readonly string[];
      readonly search: string | null;
      readonly offset: number;
      readonly formNonce: string | null;
      readonly chosen: LocationId | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitLocationChange';
      readonly formNonce: string;
      readonly locationId: LocationId | null;
      readonly reason: string | null;
    }
  | { readonly do: 'cancelForm' }
  | { readonly do: 'listRequests'; readonly offset: number }
  | {
      readonly do: 'openRequest' | 'openApproval' | 'withdraw' | 'approve' | 'claim';
      readonly target: RequestTarget;
    }
  | { readonly do: 'reject'; readonly target: RequestTarget; readonly reason: string | null }
  | { readonly do: 'retried' | 'doneByHand' | 'closed'; readonly target: RequestTarget };

/** Whether carrying the command out can change something, so that a re-sent one must be recognised for good. */
export function hasEffect(command: Command): boolean {
  switch (command.do) {
    case 'help':
    case 'hello':
    case 'thanks':
    case 'cancel':
    case 'cancelForm':
    case 'notUnderstood':
    case 'openLocationForm':
    case 'listRequests':
    case 'openRequest':
      return false;
    case 'withdrawWaiting':
    case 'submitLocationChange':
    case 'openApproval':
    case 'withdraw':
    case 'approve':
    case 'claim':
    case 'reject':
    case 'retried':
    case 'doneByHand':
    case 'closed':
      return true;
    default:
      return command satisfies never;
  }
}

const text = (max: number) => z.string().max(max);
const target = z.object({
  requestId: z.uuid(),
  nonce: z.uuid(),
  version: z.number().int().min(0).optional(),
});
const optionalText = (max: number) => text(max).optional();
/** Input texts may be longer than allowed by hand-made clients; the desk answers that one by name. */
const reasonInput = optionalText(reasonMaxLength * 20);
const offset = z.number().int().min(0).max(1_000_000).optional();
const form = { formNonce: z.uuid(), locationId: optionalText(64), reason: reasonInput };

/**
 * The data of a card's action, inputs merged in. Hostile until parsed: it names a request, a version and a nonce, and
 * nothing in it decides a right.
 */
const cardInputSchema = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['help', 'cancelForm', 'withdrawWaiting']) }),
  z.object({
    action: z.literal('openLocationForm'),
    formNonce: z.uuid().optional(),
    locationId: optionalText(64),
    reason: reasonInput,
    search: optionalText(200),
    offset,
  }),
  z.object({ action: z.literal('submitLocationChange'), ...form }),
  z.object({ action: z.literal('listRequests'), offset }),
  z.object({
    action: z.enum([
      'openRequest',
      'openApproval',
      'withdraw',
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

/** The command that a card's action asks for, or null where its data isn't anything of ours. */
export function commandOfCard(data: unknown): Command | null {
  const parsed = cardInputSchema.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'help':
    case 'withdrawWaiting':
    case 'cancelForm':
      return { do: input.action };
    case 'openLocationForm':
      return {
        do: 'openLocationForm',
        named: [],
        search: filled(input.search),
        offset: input.offset ?? 0,
        formNonce: input.formNonce ?? null,
        chosen: chosen(input.locationId),
        reason: filled(input.reason),
      };
    case 'submitLocationChange':
      return {
        do: 'submitLocationChange',
        formNonce: input.formNonce,
        locationId: chosen(input.locationId),
        reason: filled(input.reason),
      };
    case 'listRequests':
      return { do: 'listRequests', offset: input.offset ?? 0 };
    case 'reject':
      return { do: 'reject', target: targetOf(input), reason: filled(input.reason) };
    default:
      return { do: input.action, target: targetOf(input) };
  }
}

const filled = (value: string | undefined): string | null => {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
const chosen = (value: string | undefined): LocationId | null => {
  const trimmed = filled(value);
  return trimmed === null ? null : locationId(trimmed);
};
const targetOf = (input: { requestId: string; nonce: string }): RequestTarget => ({
  requestId: input.requestId as RequestId,
  nonce: input.nonce,
});
