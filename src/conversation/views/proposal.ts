import type { ProposalChoice, ProposalForm } from '../../desk/index.js';
import { type E164, formatTelephoneNumber } from '../../telephony/index.js';
import { requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, readerAbout } from '../reader.js';
import { callerIdTitle } from './callerIdForm.js';
import { subjectOf } from './kinds/index.js';
import { choiceTitle } from './locationForm.js';
import { headOf } from './wording.js';

/** Cards stay under 25 KB: of a longer list, a search shows the others. */
const choicesShown = 60;

/** What an approver proposes instead of what was asked: one choice, with a search where the list is long. */
export function proposalAnswer(
  { request, choices, search }: Extract<ProposalForm, { result: 'proposalForm' }>,
  given: Reader,
  note: string | null = null,
): Answer {
  const reader = readerAbout(request, given);
  const { texts } = reader;
  const subject = subjectOf(request, reader, 'another');
  const shown = choices.slice(0, choicesShown);
  const searches = request.details.kind === 'emergencyLocationChange' || 'city' in request.details;
  const title = texts('proposal.title', { name: request.requester.name });
  const card = renderCard('proposal', texts, {
    head: headOf(request, texts),
    title,
    note: note ?? (shown.length === 0 ? texts('proposal.none') : ''),
    hasNote: note !== null || shown.length === 0,
    facts: subject.facts,
    told: texts('proposal.told', { name: request.requester.name }),
    searches,
    searchLabel: texts.plain('proposal.search'),
    search: search ?? '',
    searchAction: requestAction(texts, request, 'openProposal', 'action.narrow'),
    hasChoices: shown.length > 0,
    choiceLabel: texts.plain('proposal.choice'),
    choiceMissing: texts.plain('proposal.missing'),
    choices: shown.map((choice) => ({
      title: titleOf(choice, request.details, reader),
      value: choice.value,
    })),
    actions:
      shown.length > 0
        ? [requestAction(texts, request, 'changeProposal', 'more.changeProposal', 'positive')]
        : [],
    back: requestAction(texts, request, 'openRequest', 'more.back'),
    fallbackText: texts.plain('proposal.fallback'),
  });
  return { card, summary: texts.plain('proposal.title', { name: request.requester.name }), shows: null };
}

type Details = Extract<ProposalForm, { result: 'proposalForm' }>['request']['details'];

/** Raw: a choice knows no markdown. */
function titleOf(choice: ProposalChoice, details: Details, { texts }: Reader): string {
  switch (choice.of) {
    case 'location':
      return choiceTitle(choice.location);
    case 'number':
      return formatTelephoneNumber(choice.value);
    case 'plan':
      return texts.plain(`callingPlan.${choice.value}`);
    case 'callerId':
      return callerIdTitle(choice.choice, ownNumber(details), texts);
    default:
      return choice satisfies never;
  }
}

const ownNumber = (details: Details): E164 | null =>
  details.kind === 'callerIdChange' ? details.telephoneNumber : null;
