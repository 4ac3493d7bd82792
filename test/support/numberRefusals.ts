import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { actionsOf, textOf } from './cards.js';
import { LineDeskInTest, type LineDeskInTestOptions, type TeamsPerson } from './lineDeskInTest.js';
import { factsOf } from './lineRequests.js';
import { openForm, syncInventory } from './numberForms.js';

export type Known = keyof typeof knownPeople;
type Form = 'openNumberForm' | 'openReleaseForm';

/** Who opens which form, what they read in English and German, and the first button there. */
export type Refusal = readonly [
  why: string,
  who: Known,
  form: Form,
  data: Readonly<Record<string, string>>,
  english: RegExp,
  german: RegExp,
  button: string,
];

/** The person, with the app installed. */
export async function installed(all: LineDeskInTest, who: Known): Promise<TeamsPerson> {
  const { id, givenName, surname } = knownPeople[who];
  const known = all.people.has(id);
  const person = all.person(id, `${givenName} ${surname}`);
  if (!known) await person.install();
  return person;
}

/** A Line Desk for the refusals of `list`; each is walked in both languages. */
export function walkRefusals(
  about: string,
  list: readonly Refusal[],
  options: LineDeskInTestOptions & { readonly prepare?: (all: LineDeskInTest) => Promise<void> } = {},
): void {
  describe(`${about}, is told why and where it goes on`, () => {
    let all: LineDeskInTest;
    before(async () => {
      all = await LineDeskInTest.start(options);
      await (options.prepare ?? syncInventory)(all);
    });
    after(() => all.stop());

    for (const [why, who, form, data, english, german, button] of list) {
      it(why, async () => {
        const person = await installed(all, who);
        for (const [locale, expected] of [
          ['en-GB', english],
          ['de-DE', german],
        ] as const) {
          const { card } = await openForm(person, form, data, { locale });
          assert.match(textOf(card), expected);
          const [first] = actionsOf(card);
          assert.equal(first?.verb, button);
          assert.ok(actionsOf(card).length <= 3);
        }
        assert.deepEqual(await factsOf(all).writes(), []);
      });
    }
  });
}
