import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import type { Texts } from '../texts.js';
import type { Intent } from '../understanding/intents.js';

/** The button of what somebody may mean: its action and what it carries. What no button can start isn't suggested. */
const actions: Partial<Record<Intent, readonly [action: string, data?: Readonly<Record<string, string>>]>> = {
  changeLocation: ['openLocationForm'],
  addAddress: ['openAddressForm'],
  confirmLocation: ['confirmLocation'],
  changeCallerId: ['openCallerIdForm'],
  requestNumber: ['openNumberForm', { mode: 'request' }],
  changeNumber: ['openNumberForm', { mode: 'change' }],
  releaseNumber: ['openReleaseForm'],
  changeCallingPlan: ['openPlanForm'],
  showLine: ['showLine'],
  showReadiness: ['showReadiness'],
  countryAvailability: ['countryAvailability'],
  listRequests: ['listRequests'],
  requestStatus: ['requestStatus'],
  withdrawWaiting: ['withdrawWaiting'],
  editRequest: ['editWaiting'],
  askAgain: ['askLatestAgain'],
  onBehalf: ['askForSomebody'],
  notifications: ['notifications'],
};

/** Intents that a button can start, by the names of their texts. */
export const suggestedIntents: readonly string[] = Object.keys(actions);

/** The most that is suggested. */
const suggestionsAtMost = 3;

/** The button that starts what this intent means; null where none can. */
export function intentAction(
  texts: Texts,
  intent: Intent,
  style: CardAction['style'] = 'default',
): CardAction | null {
  const entry = actions[intent];
  if (entry === undefined) return null;
  const [action, data = {}] = entry;
  return plainAction(texts, action, `suggest.${intent}`, style, data);
}

/** "Did you mean:" with a button for each, the likeliest first; null where no button can start any of them. */
export function suggestionsAnswer(intents: readonly Intent[], texts: Texts): Answer | null {
  const buttons = [...new Set(intents)]
    .flatMap((intent) => intentAction(texts, intent) ?? [])
    .slice(0, suggestionsAtMost);
  const [first, ...others] = buttons;
  if (first === undefined) return null;
  return messageAnswer(texts, { title: texts('suggest.title'), paragraphs: [texts('suggest.orHelp')] }, [
    { ...first, style: 'positive' },
    ...others,
    // Three in sight at most; the sentence names help.
    ...(buttons.length < suggestionsAtMost ? [plainAction(texts, 'help', 'action.help')] : []),
  ]);
}
