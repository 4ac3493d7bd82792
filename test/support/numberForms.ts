import { syncNumbers } from '../../src/desk/index.js';
import { inputsOf } from './cards.js';
import type { Card } from './connector.js';
import type { LineDeskInTest, TeamsPerson } from './lineDeskInTest.js';

/** A card on the message that a click came from: what the next click is made on. */
export interface CardOnMessage {
  readonly id: string;
  readonly card: Card;
}

/** Opens a form as a button of another card does; the person has to have a message to click on. */
export async function openForm(
  person: TeamsPerson,
  action: 'openNumberForm' | 'openReleaseForm',
  data: Readonly<Record<string, unknown>> = {},
  fields: object = {},
): Promise<CardOnMessage> {
  const { id } = person.last;
  const answer = await person.invoke(
    { type: 'Action.Execute', verb: action, data: { action, ...data } },
    id,
    fields,
  );
  return { id, card: answer.card };
}

/** The numbers on the form, "any" left out. */
export function numbersOn(card: Card): string[] {
  const choices = inputsOf(card).find(({ id }) => id === 'number')?.choices ?? [];
  return choices.map(({ value }) => value).filter((value) => value !== 'any');
}

/** What an input holds when the form is shown. */
export const filledIn = (card: Card, input: string): string | undefined =>
  inputsOf(card).find(({ id }) => id === input)?.value;

/** Brings the inventory in step with the sandbox. */
export async function syncInventory(all: LineDeskInTest): Promise<void> {
  await syncNumbers(all.lineDesk.desk, { owner: 'test' });
}
