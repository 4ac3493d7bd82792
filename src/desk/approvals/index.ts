export type { NoTurn, NoTurnBecause } from './actAsApprover.js';
export { askDelegates } from './askDelegates.js';
export {
  type Absence,
  type DelegateResult,
  delegate,
  endDelegation,
  longestDelegationDays,
  readDelegations,
} from './delegate.js';
export {
  type ChangeProposalResult,
  changeProposal,
  type ProposalChoice,
  type ProposalForm,
  readProposal,
} from './proposal.js';
export {
  type AnswerQuestionResult,
  type AskQuestionResult,
  answerQuestion,
  askQuestion,
  questionMaxLength,
  type TextProblem,
} from './question.js';
export { type ReassignResult, reassign } from './reassign.js';
export type { NamedStandIn } from './standIn.js';
