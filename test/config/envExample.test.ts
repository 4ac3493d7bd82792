import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig, variableNames } from '../../src/config.js';
import { isLineDeskError } from '../../src/errors.js';

/** What `npm run package` reads besides. */
const packageNames = ['BOT_DOMAIN', 'TEAMS_APP_ID'];

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^(?:# ?)?([A-Za-z_]\w*)=(.*)$/gm)];
  const named = lines.map((match) => match[1] ?? '');

  it('names every variable once, and none that nobody reads', () => {
    assert.deepEqual([...named].sort(), [...variableNames, ...packageNames].sort());
  });

  it('has values that are taken, for all that it fills in', () => {
    const given = Object.fromEntries(lines.map((match) => [match[1] ?? '', match[2] ?? '']));
    const filledIn = Object.entries(given).filter(
      ([name, value]) => value !== '' && variableNames.includes(name),
    );
    try {
      readConfig(Object.fromEntries(filledIn));
      assert.fail('ids and secrets are left to fill in');
    } catch (error) {
      assert.ok(isLineDeskError(error, 'configuration'), String(error));
      const wrong = [...error.message.matchAll(/^- (\w+): (.*)$/gm)];
      assert.deepEqual(
        wrong.filter((match) => !(match[2] ?? '').startsWith('is required')).map((match) => match[0]),
        [],
      );
    }
  });
});
