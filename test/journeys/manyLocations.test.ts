import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { knownPeople } from '../../src/sandbox/index.js';
import { action, inputsOf, textOf } from '../support/cards.js';
import { LineDeskInTest, type TeamsPerson } from '../support/lineDeskInTest.js';

describe('5,000 locations in one country', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  before(async () => {
    all = await LineDeskInTest.start({
      locations: (text) => {
        const rows = Array.from({ length: 5_000 }, (_, index) => {
          const address = randomUUID();
          return `${randomUUID()},${address},Lindenhof Group,Depot ${index},${index % 7}th floor,${index},Depotstraße,Kassel,HE,34117,DE,,,Validated,Depot ${index}`;
        });
        return `${text.trimEnd()}\n${rows.join('\n')}\n`;
      },
    });
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
  });
  after(() => all.stop());

  it('are offered as a type-ahead that the database answers', async () => {
    const card = await robin.say('update my emergency location');
    const choice = inputsOf(card).find(({ id }) => id === 'locationId');
    assert.equal(choice?.['style'], 'filtered');
    const query = choice?.['choices.data'] as { type: string; dataset: string };
    assert.equal(query.type, 'Data.Query');
    const started = performance.now();
    const answer = await robin.post(
      robin.activity({
        type: 'invoke',
        name: 'application/search',
        value: {
          kind: 'search',
          queryText: 'depot 4711',
          queryOptions: { skip: 0, top: 15 },
          dataset: query.dataset,
        },
      }),
    );
    const body = (await answer.json()) as { value: { results: { title: string; value: string }[] } };
    assert.ok(performance.now() - started < 2_000);
    assert.equal(body.value.results.length, 1);
    assert.match(body.value.results[0]?.title ?? '', /Depot 4711/);
    const sent = await robin.click(robin.last, 'Send', { locationId: body.value.results[0]?.value ?? '' });
    assert.match(textOf(sent.card), /Waiting[\s\S]*Depot 4711/);
    await robin.say('withdraw');
  });

  it('can be narrowed and paged where the client knows no type-ahead, and keep what was typed', async () => {
    await robin.say('update my emergency location');
    const form = robin.last;
    const narrowed = await robin.click(form, 'Search', { search: 'Kassel, 3rd floor', reason: 'New desk' });
    const choices = inputsOf(narrowed.card).find(({ id }) => id === 'locationId')?.choices ?? [];
    assert.ok(choices.length > 0 && choices.length <= 100);
    for (const { title } of choices) assert.match(title, /, 3th floor — .* Kassel/);
    assert.equal(inputsOf(narrowed.card).find(({ id }) => id === 'reason')?.value, 'New desk');
    const next = await robin.click({ id: form.id, card: narrowed.card }, 'Next page');
    const second = inputsOf(next.card).find(({ id }) => id === 'locationId')?.choices ?? [];
    assert.ok(second.every(({ value }) => !choices.some((choice) => choice.value === value)));
    for (const { title } of second) assert.match(title, /, 3th floor — .* Kassel/);
    const back = await robin.click({ id: form.id, card: next.card }, 'Previous page');
    assert.deepEqual(inputsOf(back.card).find(({ id }) => id === 'locationId')?.choices, choices);
    const page = action(narrowed.card, 'Next page');
    const beyond = await robin.invoke({ ...page, data: { ...page.data, offset: 999_999 } }, form.id);
    assert.match(textOf(beyond.card), /Shown: [\d,]+ to ([\d,]+) of \1\./);
    const nothing = await robin.click({ id: form.id, card: next.card }, 'Search', { search: 'zzz' });
    assert.match(textOf(nothing.card), /Nothing is found/);
    assert.doesNotMatch(textOf(nothing.card), /Shown: 0/);
    const sent = await robin.click({ id: form.id, card: next.card }, 'Send', {
      locationId: second[0]?.value ?? '',
    });
    assert.match(textOf(sent.card), /Waiting/);
    await robin.say('withdraw');
  });

  it('choose what the message named', async () => {
    const card = await robin.say('I moved to Depot 4242');
    const choice = inputsOf(card).find(({ id }) => id === 'locationId');
    assert.match(choice?.choices?.find(({ value }) => value === choice.value)?.title ?? '', /Depot 4242/);
    assert.ok(JSON.stringify(card).length < 25_000);
  });
});
