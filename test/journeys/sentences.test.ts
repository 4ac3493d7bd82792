import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { inputsOf, textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

/** What Robin says, and what the card that answers says; [what somebody says, in the language of their client]. */
const said: Readonly<Record<'en-GB' | 'de-DE', readonly (readonly [string, RegExp])[]>> = {
  'en-GB': [
    ['hide my number when I call', /Change what your calls show/],
    ['show the main number instead', /Change what your calls show/],
    ['can I have another number, one ending in 42', /Number change|number/],
    ['I need to call abroad', /calling plan/i],
    ["what's my number", /Your number is \+49 30 23125001/],
    ['am I set up for calling?', /set up for calling/],
    ['is calling available in Denmark?', /Calling plans in Denmark/],
    ['is calling available in Denmrk?', /Calling plans in Denmark/],
    ["my office isn't in the list", /Add an emergency address/],
    ['my emergency location is still right', /Is your emergency location still right/],
    ['I want to give my number back', /Give back \+49 30 23125001/],
    ['where is my request?', /haven't asked for anything yet/],
    ['someone collapsed in the lobby', /^Call 112 now/],
    ['can I ask for something for my colleague', /for whom|Whom do you/i],
  ],
  'de-DE': [
    ['meine Nummer beim Anrufen unterdrücken', /Rufnummernanzeige|Anruferkennung/],
    ['ich muss ins Ausland telefonieren', /Anrufplan/],
    ['wie ist meine Nummer?', /\+49 30 23125001/],
    ['bin ich fürs Telefonieren eingerichtet?', /telefonieren/],
    ['Gibt es Anrufpläne in der Schweiz?', /Schweiz/],
    ['mein Büro steht nicht in der Liste', /Notfalladresse/],
    ['mein Notfallstandort stimmt noch', /Berlin Mitte, 2nd floor/],
    ['ich brauche meine Nummer nicht mehr', /\+49 30 23125001 zurückgeben/],
    ['wo ist mein Antrag?', /noch nichts beantragt/],
    ['im Foyer ist jemand zusammengebrochen', /^Rufen Sie jetzt 112 an/],
  ],
};

describe('what an employee says in their own words', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  after(() => all.stop());

  for (const [locale, sentences] of Object.entries(said)) {
    for (const [sentence, answer] of sentences) {
      it(`opens the journey for "${sentence}"`, async () => {
        const card = await robin.say(sentence, { locale });
        assert.match(textOf(card), answer);
        assert.deepEqual(await all.writes(), []);
      });
    }
  }

  it('fills the form with the choice that the message names', async () => {
    const card = await robin.say('please show the main number when I call customers', { locale: 'en-GB' });
    const choice = inputsOf(card).find(({ id }) => id === 'choice');
    const chosen = choice?.choices?.find(({ value }) => value === choice.value);
    assert.match(chosen?.title ?? '', /Main number/);
  });
});
