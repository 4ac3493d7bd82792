import assert from 'node:assert/strict';
import type { Meaning } from '../../src/conversation/understanding/understanding.js';
import { understandingOf } from '../../src/conversation/understanding/understanding.js';

const meaningOf = (message: string, language: 'en' | 'de' = 'en'): Meaning => {
  const found = understandingOf(message, language);
  assert(found.sure, `"${message}" is not understood`);
  return found.meaning;
};

describe('the meaning of a message', () => {
  it('has the digits that a number should have, and where', () => {
    const end = meaningOf('I need a Berlin number ending in 42');
    assert.equal(end.intent, 'requestNumber');
    assert.deepEqual(end.says, { digits: '42', digitsAt: 'end', city: 'Berlin' });
    assert.equal(meaningOf('can I swap my number for one with 777').says['digitsAt'], 'anywhere');
    assert.equal(meaningOf('I need a phone number starting with 5').says['digitsAt'], 'start');
    assert.equal(meaningOf('ich brauche eine Nummer mit 42 am Ende', 'de').says['digitsAt'], 'end');
  });

  it('has what is chosen', () => {
    assert.equal(meaningOf('hide my number when I call').says['choice'], 'hidden');
    assert.equal(meaningOf('show the main number instead').says['choice'], 'otherNumber');
    assert.equal(meaningOf('show my own number again').says['choice'], 'ownNumber');
    assert.equal(meaningOf('I need to call abroad').says['plan'], 'international');
    assert.equal(meaningOf('Bitte unterdrücke meine Nummer', 'de').says['choice'], 'hidden');
  });

  it('has the country that is asked about, also where it is misspelled', () => {
    assert.equal(meaningOf('is calling available in Denmark?').says['country'], 'DK');
    assert.equal(meaningOf('Gibt es Telefonie in der Schweiz', 'de').says['country'], 'CH');
    assert.equal(meaningOf('is calling available in Denmrk?').says['country'], 'DK');
  });

  it('has a telephone number in E.164', () => {
    const meaning = meaningOf('who has +49 30 901820');
    assert.equal(meaning.intent, 'findRequest');
    assert.equal(meaning.says['number'], '+4930901820');
  });

  it('tells whose line it is', () => {
    assert.deepEqual(meaningOf('Sam Jones needs a number').whose, { other: true, name: 'Sam Jones' });
    assert.deepEqual(meaningOf("move my assistant's emergency location to Cork").whose, {
      other: true,
      name: null,
    });
    assert.deepEqual(meaningOf('my manager told me to hide my number').whose, { other: false, name: null });
  });

  it('is an emergency wherever in the message that is said', () => {
    for (const text of [
      'someone collapsed in the lobby',
      'call an ambulance',
      'I wanted to ask about my number. Wait, someone just collapsed next to me!',
    ]) {
      assert.equal(meaningOf(text).intent, 'emergencyNow', text);
    }
    for (const text of [
      'yesterday there was a fire drill',
      'if I dial 911 they would go to the old building',
      'update my emergency location',
    ]) {
      const found = understandingOf(text, 'en');
      assert(!found.sure || found.meaning.intent !== 'emergencyNow', text);
    }
  });

  it('is not guessed: what may be meant is suggested, three things at most', () => {
    const found = understandingOf('number', 'en');
    assert(!found.sure);
    assert(found.suggestions.length <= 3);
    assert.deepEqual(understandingOf('', 'en'), { sure: false, suggestions: [] });
  });
});
