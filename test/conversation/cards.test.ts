import assert from 'node:assert/strict';
import { cardNames, languages, readerOf } from '../../src/conversation/index.js';
import { faultsOf, ofType, partsOf, plainly, readableText } from '../support/cardPictures/cardAnatomy.js';
import { type SampleCard, sampleCards } from '../support/cardPictures/sampleCards.js';
import {
  hostileWords,
  longestWords,
  ordinaryWords,
  type SampleWords,
} from '../support/cardPictures/sampleWords.js';

const everyWords: Readonly<Record<string, SampleWords>> = {
  ordinary: ordinaryWords,
  longest: longestWords,
  hostile: hostileWords,
};

const drawn = Object.entries(everyWords).flatMap(([words, some]) =>
  languages.flatMap((language) =>
    sampleCards(readerOf(language, 'Europe/Berlin', true), some).map((sample) => ({
      ...sample,
      language,
      words,
    })),
  ),
);

/** The names of the cards for which `fault` says something, with what it says. */
function faulty(
  fault: (sample: SampleCard) => readonly string[],
  words: readonly string[] = Object.keys(everyWords),
): string[] {
  return drawn
    .filter((sample) => words.includes(sample.words))
    .flatMap((sample) =>
      fault(sample).map(
        (text) => `${sample.card} ${sample.state} (${sample.language}, ${sample.words}): ${text}`,
      ),
    );
}

/** The actions of a card without those of the cards that unfold from it. */
function actionsOfItsOwn(card: object): number {
  const actions = partsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
  const unfolded = new Set(actions.filter((each) => each !== card).flatMap((each) => partsOf(each['card'])));
  return actions.filter((each) => !unfolded.has(each)).length;
}

describe('the cards', () => {
  it('are all shown by a sample, so that the rules below hold for each', () => {
    const shown = new Set(sampleCards(readerOf('en', 'UTC', false), ordinaryWords).map(({ card }) => card));
    assert.deepEqual(
      cardNames.filter((name) => !shown.has(name)),
      [],
    );
  });

  it('are Adaptive Cards 1.5 in which the card library finds nothing wrong', () => {
    assert.deepEqual(
      faulty(({ answer }) => faultsOf(answer.card)),
      [],
    );
  });

  it('leave no binding unfilled', () => {
    assert.deepEqual(
      faulty(
        ({ answer }) => JSON.stringify(answer.card).match(/\$\{[^}]*\}|"undefined"/g) ?? [],
        ['ordinary', 'longest'],
      ),
      [],
    );
  });

  it('stay under 25 KB with the longest names, addresses and reasons and a hundred locations', () => {
    assert.deepEqual(
      faulty(({ answer }) => {
        const size = Buffer.byteLength(JSON.stringify(answer.card));
        return size < 25_000 ? [] : [`${size} bytes`];
      }),
      [],
    );
  });

  it('tell their story in the fallback text and the summary, without escapes', () => {
    assert.deepEqual(
      faulty(
        ({ card, answer }) => {
          const { fallbackText } = answer.card;
          if (typeof fallbackText !== 'string' || fallbackText.trim() === '') return ['no fallback text'];
          if (answer.summary.trim() === '') return ['no summary'];
          // Sentences of the message card come ready to show.
          const escaped = card === 'message' ? [] : `${fallbackText} ${answer.summary}`.match(/\\./g);
          return escaped ?? [];
        },
        ['ordinary', 'hostile'],
      ),
      [],
    );
  });

  it('have six actions at most, three in their last row, the destructive one never first there', () => {
    assert.deepEqual(
      faulty(({ answer: { card } }) => {
        // Teams' limit is for one card; what unfolds is a card of its own.
        const folded = ofType(card, 'Action.ShowCard').map((action) => partsOf(action.card)[0] ?? {});
        const fullest = Math.max(...[card, ...folded].map((each) => actionsOfItsOwn(each)));
        const row = Array.isArray(card.actions)
          ? partsOf(card.actions.map((action) => ({ ...action, card: null })))
          : [];
        return [
          ...(fullest > 6 ? [`${fullest} actions`] : []),
          ...(row.length > 3 ? [`${row.length} in a row`] : []),
          ...(row[0]?.style === 'destructive' ? ['destructive first'] : []),
        ];
      }),
      [],
    );
  });

  it('can be used in clients that only know Action.Submit: each Action.Execute falls back to one with its data', () => {
    assert.deepEqual(
      faulty(({ answer }) =>
        ofType(answer.card, 'Action.Execute').flatMap(({ fallback, data, title, verb }) => {
          const expected = { type: 'Action.Submit', title, data };
          const { type, title: said, data: sent } = partsOf(fallback)[0] ?? {};
          const action = typeof data === 'object' && data !== null && 'action' in data ? data.action : null;
          const same = JSON.stringify({ type, title: said, data: sent }) === JSON.stringify(expected);
          return same && action === verb ? [] : [`${title} has no fallback`];
        }),
      ),
      [],
    );
  });

  it('use no actions but Action.Execute and what it takes to unfold one', () => {
    assert.deepEqual(
      faulty(({ answer }) =>
        ofType(answer.card, 'Action.').flatMap(({ type }) =>
          ['Action.Execute', 'Action.ShowCard', 'Action.ToggleVisibility'].includes(String(type))
            ? []
            : [String(type)],
        ),
      ),
      [],
    );
  });

  it('label each input, say what is missing in a required one, and describe each image', () => {
    const filled = (value: unknown) => typeof value === 'string' && value !== '';
    assert.deepEqual(
      faulty(({ answer: { card } }) => [
        ...ofType(card, 'Input.')
          .filter(
            // A toggle's title stands beside its box.
            (input) =>
              !(filled(input.label) || (input.type === 'Input.Toggle' && filled(input.title))) ||
              (input.isRequired === true && !filled(input.errorMessage)),
          )
          .map(({ id }) => `input ${id}`),
        ...ofType(card, 'Image')
          .filter(({ altText }) => !filled(altText))
          .map(() => 'image'),
      ]),
      [],
    );
  });

  it('wrap every text', () => {
    assert.deepEqual(
      faulty(({ answer }) =>
        ofType(answer.card, 'TextBlock').flatMap(({ wrap, text }) => (wrap === true ? [] : [String(text)])),
      ),
      [],
    );
  });

  it('show what people typed literally: bindings, macros, markdown and mentions', () => {
    assert.deepEqual(
      faulty(
        ({ answer }) => {
          const read = readableText(answer.card);
          return Object.values(hostileWords)
            .map(plainly)
            .flatMap((typed) => {
              const marker = typed.slice(0, typed.indexOf('$') + 1);
              const begun = read.split(marker).length;
              return begun === read.split(typed).length ? [] : [`${marker}… is not shown as typed`];
            });
        },
        ['hostile'],
      ),
      [],
    );
  });

  it('show each personal word somewhere', () => {
    const read = sampleCards(readerOf('en', 'UTC', false), hostileWords).map(({ answer }) =>
      readableText(answer.card),
    );
    const missing = Object.entries(hostileWords).filter(
      ([, typed]) => !read.some((text) => text.includes(plainly(typed))),
    );
    assert.deepEqual(
      missing.map(([field]) => field),
      [],
    );
  });

  it('hand no date macro to a client that somebody typed', () => {
    assert.deepEqual(
      faulty(
        ({ answer }) =>
          ofType(answer.card, 'TextBlock').flatMap(({ text }) => String(text).match(/\{\{DATE\(2020/g) ?? []),
        ['hostile'],
      ),
      [],
    );
  });
});

describe('the form for a long list of locations', () => {
  const forms = sampleCards(readerOf('en', 'UTC', false), ordinaryWords);
  const form = (state: string) => {
    const found = forms.find((sample) => sample.card === 'location-form' && sample.state === state);
    assert.ok(found);
    return found.answer.card;
  };
  const choiceOf = (state: string) => ofType(form(state), 'Input.ChoiceSet')[0];

  it("offers a type-ahead that doesn't hold a search up by being required", () => {
    const choice = choiceOf('long');
    assert.equal(choice?.style, 'filtered');
    assert.deepEqual(choice?.['choices.data'], { type: 'Data.Query', dataset: 'locations/DE' });
    assert.equal(choice?.isRequired, undefined);
  });

  it('brings its inputs along when it searches or turns the page', () => {
    const leading = ofType(form('long'), 'Action.Execute').filter(({ verb }) => verb === 'openLocationForm');
    assert.deepEqual(
      leading.map(({ title, associatedInputs }) => [title, associatedInputs]),
      [
        ['Search', undefined],
        ['Next page', undefined],
      ],
    );
  });

  it('keeps to a plain, required choice where the list is short', () => {
    const choice = choiceOf('short');
    assert.equal(choice?.style, 'compact');
    assert.equal(choice?.isRequired, true);
    assert.equal(choice?.['choices.data'], undefined);
  });
});
