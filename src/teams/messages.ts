import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { Answer } from '../conversation/index.js';

/** The message that carries an answer's card. `summary` is what a notification shows. */
export function messageOf(answer: Answer): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary: answer.summary,
    attachments: [CardFactory.adaptiveCard(answer.card)],
    attachmentLayout: 'list',
  };
}

const cardAnswerType = 'application/vnd.microsoft.card.adaptive';

/** The body of an answer to `adaptiveCard/action`: the card takes the place of the one that was clicked. */
export function cardInvokeBody(answer: Answer): object {
  return { statusCode: 200, type: cardAnswerType, value: answer.card };
}

/** The same with a sentence only: the clicked card stays. */
export function messageInvokeBody(text: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}
