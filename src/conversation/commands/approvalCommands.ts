import { z } from 'zod';
import type { RequestTarget } from '../../desk/index.js';
import { type PersonId, personId } from '../../telephony/index.js';
import { filled, optionalText, reasonInput } from './formContext.js';
import { target, targetOf } from './requestTarget.js';

/** Whom a card or a text names to decide instead; nothing of it gives a right. */
interface StandInNamed {
  readonly name: string | null;
  readonly person: PersonId | null;
}

/** What approvers do beside yes and no, and what requesters answer. */
export type ApprovalCommand =
  | { readonly do: 'askQuestion'; readonly target: RequestTarget; readonly text: string | null }
  | { readonly do: 'answerQuestion'; readonly target: RequestTarget; readonly text: string | null }
  | { readonly do: 'openProposal'; readonly target: RequestTarget; readonly search: string | null }
  | { readonly do: 'changeProposal'; readonly target: RequestTarget; readonly chosen: string | null }
  /** The card on which a stand-in is named: for one request, or (null) only for an absence. */
  | { readonly do: 'openStandIn'; readonly target: RequestTarget | null }
  | ({ readonly do: 'reassign'; readonly target: RequestTarget } & StandInNamed)
  | ({
      readonly do: 'delegate';
      readonly target: RequestTarget | null;
      /** Days as a form's dates; null where none is given. */
      readonly from: string | null;
      readonly until: string | null;
    } & StandInNamed)
  | { readonly do: 'endDelegation'; readonly id: string; readonly target: RequestTarget | null }
  /** A new request for what was before a request that is done. */
  | { readonly do: 'changeBack'; readonly target: RequestTarget };

export const approvalEffects = {
  askQuestion: true,
  answerQuestion: true,
  openProposal: false,
  changeProposal: true,
  openStandIn: false,
  reassign: true,
  delegate: true,
  endDelegation: true,
  changeBack: false,
} as const satisfies Record<ApprovalCommand['do'], boolean>;

const named = { name: optionalText(200), person: z.guid().optional() };
const maybeTarget = z.object({
  requestId: target.shape.requestId.optional(),
  nonce: target.shape.nonce.optional(),
  version: target.shape.version,
});

const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.literal('askQuestion'), ...target.shape, question: reasonInput }),
  z.object({ action: z.literal('answerQuestion'), ...target.shape, answer: reasonInput }),
  z.object({ action: z.literal('openProposal'), ...target.shape, search: optionalText(200) }),
  z.object({ action: z.literal('changeProposal'), ...target.shape, choice: optionalText(200) }),
  z.object({ action: z.literal('openStandIn'), ...maybeTarget.shape }),
  z.object({ action: z.literal('reassign'), ...target.shape, ...named }),
  z.object({
    action: z.literal('delegate'),
    ...maybeTarget.shape,
    ...named,
    from: optionalText(40),
    until: optionalText(40),
  }),
  z.object({ action: z.literal('endDelegation'), id: z.string().max(80), ...maybeTarget.shape }),
  z.object({ action: z.literal('changeBack'), ...target.shape }),
]);

/** The command of a card's data, or null where it is none of these. */
export function approvalCommand(data: unknown): ApprovalCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'askQuestion':
      return { do: 'askQuestion', target: targetOf(input), text: filled(input.question) };
    case 'answerQuestion':
      return { do: 'answerQuestion', target: targetOf(input), text: filled(input.answer) };
    case 'openProposal':
      return { do: 'openProposal', target: targetOf(input), search: filled(input.search) };
    case 'changeProposal':
      return { do: 'changeProposal', target: targetOf(input), chosen: filled(input.choice) };
    case 'openStandIn':
      return { do: 'openStandIn', target: maybeTargetOf(input) };
    case 'reassign':
      return { do: 'reassign', target: targetOf(input), ...standInOf(input) };
    case 'delegate':
      return {
        do: 'delegate',
        target: maybeTargetOf(input),
        ...standInOf(input),
        from: filled(input.from),
        until: filled(input.until),
      };
    case 'endDelegation':
      return { do: 'endDelegation', id: input.id, target: maybeTargetOf(input) };
    case 'changeBack':
      return { do: 'changeBack', target: targetOf(input) };
    default:
      return input satisfies never;
  }
}

function maybeTargetOf({ requestId, nonce, version }: z.infer<typeof maybeTarget>): RequestTarget | null {
  return requestId === undefined || nonce === undefined ? null : targetOf({ requestId, nonce, version });
}

const standInOf = (input: { name?: string | undefined; person?: string | undefined }): StandInNamed => ({
  name: filled(input.name),
  person: input.person === undefined ? null : personId(input.person),
});
