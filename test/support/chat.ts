import { inputsOf } from './cards.js';
import type { Card } from './connector.js';
import type { LineDeskInTest, TeamsPerson } from './lineDeskInTest.js';

/** The languages in which every journey is walked, as Teams names them. */
export const locales = { en: 'en-GB', de: 'de-DE' } as const;
export type Locale = keyof typeof locales;

/** Clicks a button that carries this, on the person's last message; resolves to the card that takes its place. */
export async function start(
  person: TeamsPerson,
  action: string,
  data: Readonly<Record<string, unknown>> = {},
  locale: Locale = 'en',
): Promise<{ id: string; card: Card }> {
  const { id } = person.last;
  const clicked = { type: 'Action.Execute', verb: action, data: { action, ...data } };
  const answer = await person.invoke(clicked, id, { locale: locales[locale] });
  return { id, card: answer.card };
}

/** Somebody who has installed the app and whose Teams speaks this language; two messages stand in their chat. */
export async function arrive(
  all: LineDeskInTest,
  id: string,
  name: string,
  locale: Locale = 'en',
): Promise<TeamsPerson> {
  const person = all.person(id, name);
  await person.install();
  await person.say('thanks', { locale: locales[locale] });
  return person;
}

/** The place of a location form's list whose title reads so. */
export function placeOn(card: Card, title: RegExp): string {
  const choices = inputsOf(card).find(({ id }) => id === 'locationId')?.choices ?? [];
  const found = choices.find((choice) => title.test(choice.title));
  if (found === undefined)
    throw new Error(`no ${title} among ${choices.map((each) => each.title).join('; ')}`);
  return found.value;
}
