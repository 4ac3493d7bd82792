import assert from 'node:assert/strict';
import { actionsOf, inputsOf } from './cards.js';
import type { Card } from './connector.js';
import type { LineDeskInTest, TeamsPerson } from './lineDeskInTest.js';

/** The two languages in which journeys are walked, as Teams names them. */
export const locales = { en: 'en-GB', de: 'de-DE' } as const;

/** Presses a button that carries `data`, whatever card it stands on, and resolves to the card that comes back. */
export async function clicked(
  person: TeamsPerson,
  data: Readonly<Record<string, string | number>>,
  locale: string = locales.en,
): Promise<Card> {
  const verb = String(data['action']);
  const answer = await person.invoke({ type: 'Action.Execute', verb, data }, person.last.id, { locale });
  return answer.card;
}

/** Sends a form that is open, in a language, with these inputs and no others: what is prefilled doesn't go along. */
export async function sendAs(
  sender: TeamsPerson,
  { id, card }: { readonly id: string; readonly card: Card },
  inputs: Readonly<Record<string, string>>,
  locale: string,
): Promise<Card> {
  const send = actionsOf(card).find(({ verb }) => verb?.startsWith('submit'));
  assert.ok(send, 'a button that sends');
  const data = { ...send.data, ...inputs };
  const clickedOn = { type: 'Action.Execute', verb: send.verb, data };
  return (await sender.invoke(clickedOn, id, { locale })).card;
}

/** Does something in the sandbox's tenant behind the product's back. */
export async function changeTenant(all: LineDeskInTest, ...changes: object[]): Promise<void> {
  const answer = await fetch(`${all.sandbox.url}/sandbox/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  assert.equal(answer.status < 300, true, `changes: ${answer.status}`);
}

/** What the card's choice offers, by value. */
export function choicesOn(card: Card, input: string): readonly string[] {
  return (
    inputsOf(card)
      .find(({ id }) => id === input)
      ?.choices?.map(({ value }) => value) ?? []
  );
}
