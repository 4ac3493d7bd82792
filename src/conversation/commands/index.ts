import { type AddressCommand, addressCommand, addressEffects } from './addressCommands.js';
import { type AdminCommand, adminCommand, adminEffects } from './adminCommands.js';
import { type ApprovalCommand, approvalCommand, approvalEffects } from './approvalCommands.js';
import { type BehalfCommand, behalfCommand, behalfEffects } from './behalfCommands.js';
import { type CallerIdCommand, callerIdCommand, callerIdEffects } from './callerIdCommands.js';
import { type CallingPlanCommand, callingPlanCommand, callingPlanEffects } from './callingPlanCommands.js';
import { type LineCommand, lineCommand, lineEffects } from './lineCommands.js';
import { type LocationCommand, locationCommand, locationEffects } from './locationCommands.js';
import { type NoticeCommand, noticeCommand, noticeEffects } from './noticeCommands.js';
import { type NumberCommand, numberCommand, numberEffects } from './numberCommands.js';
import { type QueueCommand, queueCommand, queueEffects } from './queueCommands.js';
import { type RequestCommand, requestCommand, requestEffects } from './requestCommands.js';
import { type TalkCommand, talkCommand, talkEffects } from './talkCommands.js';

/** What a person wants, from a text or a card. Commands without effect may be carried out twice. */
export type Command =
  | TalkCommand
  | LocationCommand
  | NumberCommand
  | CallerIdCommand
  | CallingPlanCommand
  | LineCommand
  | AddressCommand
  | RequestCommand
  | QueueCommand
  | AdminCommand
  | ApprovalCommand
  | BehalfCommand
  | NoticeCommand;

const effects: Readonly<Record<Command['do'], boolean>> = {
  ...talkEffects,
  ...locationEffects,
  ...numberEffects,
  ...callerIdEffects,
  ...callingPlanEffects,
  ...lineEffects,
  ...addressEffects,
  ...requestEffects,
  ...queueEffects,
  ...adminEffects,
  ...approvalEffects,
  ...behalfEffects,
  ...noticeEffects,
};

/** Whether carrying the command out can change something, so that a re-sent one must be recognised for good. */
export const hasEffect = (command: Command): boolean => effects[command.do];

const readers: readonly ((data: unknown) => Command | null)[] = [
  talkCommand,
  locationCommand,
  numberCommand,
  callerIdCommand,
  callingPlanCommand,
  lineCommand,
  addressCommand,
  requestCommand,
  queueCommand,
  adminCommand,
  approvalCommand,
  behalfCommand,
  noticeCommand,
];

/**
 * The command that a card's action asks for, or null where its data isn't anything of ours. The data is hostile until
 * parsed: it names a request, a version and a nonce, and nothing in it decides a right.
 */
export function commandOfCard(data: unknown): Command | null {
  for (const read of readers) {
    const command = read(data);
    if (command !== null) return command;
  }
  return null;
}
