import assert from 'node:assert/strict';
import { parsePolicy } from '../../src/approvals/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';

const known = 'DK: { says: notOffered, asOf: 2026-10, source: Our account team }';

describe('what an organisation knows better of a country', () => {
  it('goes before the product’s data, with its date and source', async () => {
    const all = await LineDeskInTest.start({ policy: (text) => `${text}countries:\n  ${known}\n` });
    try {
      const robin = all.person(knownPeople.robin.id, 'Robin Keller');
      const card = textOf(await robin.say('is calling available in Denmark?'));
      assert.match(card, /Not sold there/);
      assert.match(card, /October 2026/);
      assert.match(card, /Our account team/);
    } finally {
      await all.stop();
    }
  });

  it('has to be whole where the data know of no offer that it could amend', () => {
    const text = 'version: 1\ncountries:\n  AQ: { says: amended, asOf: 2026-10, source: us, offer: {} }\n';
    const parsed = parsePolicy(text);
    assert.ok('problems' in parsed);
    assert.ok(
      parsed.problems.some(({ reason }) => /amends a country/.test(reason)),
      JSON.stringify(parsed),
    );
  });
});
