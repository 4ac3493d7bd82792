import { inputsOf } from './cards.js';
import type { Card } from './connector.js';
import type { InvokeAnswer, TeamsPerson } from './lineDeskInTest.js';

/** Opens the form by a button that carries `data`, on the person's newest message. */
export async function openCallerIdForm(
  person: TeamsPerson,
  data: Record<string, string>,
  locale: string,
): Promise<Card> {
  return (await clickCallerId(person, data, locale)).card;
}

/** The same, for an answer that may be no card. */
export function clickCallerId(
  person: TeamsPerson,
  data: Record<string, string>,
  locale: string,
): Promise<InvokeAnswer> {
  const clicked = {
    type: 'Action.Execute',
    verb: 'openCallerIdForm',
    data: { action: 'openCallerIdForm', ...data },
  };
  return person.invoke(clicked, person.last.id, { locale });
}

/** Presses a button of an answer on that message. */
export async function press(person: TeamsPerson, card: Card, title: string, locale: string): Promise<Card> {
  return (await person.click({ id: person.last.id, card }, title, {}, { locale })).card;
}

/** Sends the form that stands on that message. */
export async function sendForm(
  person: TeamsPerson,
  card: Card,
  inputs: Record<string, string> = {},
  { send: title, locale }: { send: string; locale: string } = { send: 'Send', locale: 'en-GB' },
): Promise<Card> {
  return (await person.click({ id: person.last.id, card }, title, inputs, { locale })).card;
}

/** The choice of what calls show. */
export const choiceOn = (card: Card) => inputsOf(card).find(({ id }) => id === 'choice');
export const choicesOn = (card: Card) => choiceOn(card)?.choices ?? [];
