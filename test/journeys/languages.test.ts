import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcePath } from '../../src/assets.js';
import { readConfig } from '../../src/config.js';
import { chooseLocales, languageFor, languages, textsOf } from '../../src/conversation/index.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import { placeOn } from '../support/chat.js';
import { cardOf, LineDeskInTest, messageSaying } from '../support/lineDeskInTest.js';

type Tree = { [key: string]: string | Tree };

const ours = (language: string): Tree =>
  JSON.parse(readFileSync(sourcePath('conversation', 'locales', `${language}.json`), 'utf8'));

/** The texts as a translator leaves them: everything said in the language, here marked by its sign. */
function translated(tree: Tree, sign: string): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]): [string, string | Tree] => [
      key,
      typeof value === 'string' ? `${sign} ${value}` : translated(value, sign),
    ]),
  );
}

const asWeAre = { folder: null, germanAddress: 'Sie' } as const;

describe('a further language', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-desk-locales-'));
  });
  afterEach(() => {
    chooseLocales(asWeAre);
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (language: string, texts: Tree) =>
    writeFileSync(join(folder, `${language}.json`), JSON.stringify(texts));

  it('costs a file and no change: people are spoken to in it, from the form to the outcome', async () => {
    write('fr', translated(ours('en'), '«fr»'));
    const all = await LineDeskInTest.start({ environment: { LINE_DESK_LOCALES_DIR: folder } });
    try {
      assert.deepEqual(languages, ['en', 'de', 'fr']);
      const robin = all.person(knownPeople.robin.id, 'Robin Keller');
      const french = { locale: 'fr-FR' };
      await robin.post(robin.activity({ type: 'installationUpdate', action: 'add', ...french }));
      await all.connector.until(() => robin.messages().length > 0, 5_000, 'the welcome');
      assert.match(textOf(cardOf(robin.last)), /«fr» Welcome/);
      const clicked = {
        type: 'Action.Execute',
        verb: 'openLocationForm',
        data: { action: 'openLocationForm' },
      };
      const form = { id: robin.last.id, card: (await robin.invoke(clicked, robin.last.id, french)).card };
      assert.match(textOf(form.card), /«fr» New location in Allemagne/);
      const locationId = placeOn(form.card, /Berlin Mitte, 4th floor/);
      await robin.click(form, '«fr» Send', { locationId }, french);
      const outcome = await messageSaying(all, robin, /It changed from/);
      assert.match(textOf(cardOf(outcome)), /«fr» Your emergency location is now/);
      const english = await robin.say('help', { locale: 'es-ES' });
      assert.doesNotMatch(textOf(english), /«fr»/, 'a language without a file gets the default one');
    } finally {
      await all.stop();
    }
  });

  it('has its own plurals, and a form that the file lacks reads like the one for others', () => {
    write('pl', {
      requests: { none: 'brak' },
      form: { found_one: 'jeden', found_few: 'kilka', found_other: 'wiele' },
    });
    write('fr', { form: { found_one: 'un', found_other: 'plusieurs' } });
    chooseLocales({ folder, germanAddress: 'Sie' });
    const said = (language: string, counts: number[]) =>
      counts.map((count) => textsOf(language).plain('form.found', { count, search: 'x' }));
    assert.deepEqual(said('pl', [1, 3, 5]), ['jeden', 'kilka', 'wiele']);
    assert.deepEqual(said('fr', [1, 2, 1_000_000]), ['un', 'plusieurs', 'plusieurs']);
  });

  it('borrows from English what its file lacks', () => {
    write('fr', { app: { name: 'Ligne' } });
    chooseLocales({ folder, germanAddress: 'Sie' });
    assert.equal(textsOf('fr')('app.name'), 'Ligne');
    assert.equal(textsOf('fr')('say.thanks'), textsOf('en')('say.thanks'));
    assert.throws(() => textsOf('fr')('say.nonsense'), /no text for say.nonsense in fr/);
  });

  it('is found by the whole tag first, then by its beginning', () => {
    write('pt', {});
    write('pt-br', {});
    chooseLocales({ folder, germanAddress: 'Sie' });
    assert.equal(languageFor('pt-BR', 'en'), 'pt-br');
    assert.equal(languageFor('pt-PT', 'en'), 'pt');
    assert.equal(languageFor('de-AT', 'en'), 'de');
    assert.equal(languageFor('sv-SE', 'de'), 'de');
    assert.equal(languageFor(null, 'de'), 'de');
  });

  it('can be everybody’s default, where it has a file', () => {
    write('fr', {});
    const local = { LINE_DESK_LOCAL: '1', GRAPH_AUTH: 'none', GRAPH_BASE_URL: 'http://127.0.0.1:1/v1.0' };
    const read = (environment: Record<string, string>) => readConfig({ ...local, ...environment });
    assert.equal(read({ DEFAULT_LANGUAGE: 'fr', LINE_DESK_LOCALES_DIR: folder }).language, 'fr');
    assert.throws(() => read({ DEFAULT_LANGUAGE: 'fr' }), /DEFAULT_LANGUAGE: must be en or de/);
    assert.throws(() => read({ LINE_DESK_LOCALES_DIR: join(folder, 'nowhere') }), /LINE_DESK_LOCALES_DIR/);
  });

  it('is refused where its file holds something else than texts', () => {
    writeFileSync(join(folder, 'fr.json'), '{"say": ["x"]}');
    assert.throws(() => chooseLocales({ folder, germanAddress: 'Sie' }), /fr\.json/);
  });
});

describe('German with "du"', () => {
  const leaves = (tree: Tree, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
    );
  const formal = new Map(leaves(ours('de')));
  const informal = new Map(leaves(ours('de-du')));
  /** Where "Sie" at a beginning stands for a thing, not for the reader. */
  const ofThings = /\bSie (wurde|wäre|lautet|braucht|ruht|muss|kann)\b/g;
  const addresses = (text: string) => /\b(Sie|Ihnen|Ihr(e[mnrs]?)?)\b/.test(text.replace(ofThings, ''));

  afterEach(() => chooseLocales(asWeAre));

  it('says every text otherwise that addresses people with "Sie"', () => {
    const missing = [...formal].filter(([key, text]) => addresses(text) && !informal.has(key));
    assert.deepEqual(missing, []);
    assert.deepEqual(
      [...informal].filter(([, text]) => addresses(text)),
      [],
    );
  });

  it('says nothing that the file for "Sie" doesn’t, and with the same values', () => {
    const values = (text: string) => [...new Set(text.match(/\{\{[^}]*\}\}/g))].sort().join();
    const differing = [...informal].filter(
      ([key, text]) => values(formal.get(key) ?? '-{{}}') !== values(text),
    );
    assert.deepEqual(differing, []);
  });

  it('is chosen by configuration, and is no language of its own', () => {
    assert.equal(textsOf('de')('request.title.withdrawn'), 'Sie haben diesen Antrag zurückgezogen.');
    chooseLocales({ folder: null, germanAddress: 'du' });
    assert.equal(textsOf('de')('request.title.withdrawn'), 'Du hast diesen Antrag zurückgezogen.');
    assert.equal(textsOf('de')('say.thanks'), formal.get('say.thanks'));
    assert.deepEqual(languages, ['en', 'de']);
    assert.equal(languageFor('de-DE', 'en'), 'de');
  });
});
