import i18next, { type i18n } from 'i18next';
import { sourcePath } from '../assets.js';
import { literalStart, literalWithin } from './literal.js';
import { type LocaleTexts, languagesIn, localeTexts } from './localeFiles.js';

/** A language that has a locale file, by the file's name (`de`). A further language is a further file. */
export type Language = string;

/** What everybody gets whose language has no file, and what stands in for a text that a file lacks. */
const everybodys = 'en';
/** `de-du.json` holds what reads otherwise where people are addressed as "du". It is no language of its own. */
const variants: ReadonlySet<string> = new Set(['de-du']);

type Values = Readonly<Record<string, string | number>>;

/** The texts of one language. */
export interface Texts {
  readonly language: Language;
  /** The text of `key` for a card: values are made literal, so that nothing in them acts as markdown or macro. */
  (key: string, values?: Values): string;
  /** The text where no markdown is read (choices, placeholders, fallbackText): values as they are. */
  plain(key: string, values?: Values): string;
  /** Whether there is a text for `key`. */
  has(key: string): boolean;
  /** The line that stands on top of every card (that this is a dry run); null for none. */
  readonly banner: string | null;
  /** What stands where a personal value was erased from a request. */
  readonly erased: string;
}

/** How the organisation wants to be spoken to. */
export interface LocaleChoice {
  /** A folder with further locale files; one of a language that there is already takes its place. Null: none. */
  readonly folder: string | null;
  /** How German addresses people. */
  readonly germanAddress: 'Sie' | 'du';
}

const ownFolder = sourcePath('conversation', 'locales');
let choice: LocaleChoice = { folder: null, germanAddress: 'Sie' };
let instance: i18n | null = null;
const spoken: Language[] = [];
findLanguages();

/** The languages that have a locale file now; the first one is what everybody else gets. */
export const languages: readonly Language[] = spoken;

/**
 * Chooses the locale files of this process, before anything is said. Throws where the folder or a file in it can't be
 * read.
 */
export function chooseLocales(chosen: LocaleChoice): void {
  choice = chosen;
  instance = null;
  findLanguages();
  loaded();
}

/** The languages that there would be with the files of this folder. */
export function languagesWith(folder: string | null): readonly Language[] {
  const found = new Set([...languagesIn(ownFolder), ...(folder === null ? [] : languagesIn(folder))]);
  const others = [...found].filter((language) => language !== everybodys && !variants.has(language));
  return [everybodys, ...others];
}

function findLanguages(): void {
  spoken.splice(0, spoken.length, ...languagesWith(choice.folder));
}

function loaded(): i18n {
  if (instance !== null) return instance;
  const folders = [ownFolder, ...(choice.folder === null ? [] : [choice.folder])];
  const resources: Record<string, { translation: LocaleTexts }> = {};
  for (const folder of folders) {
    for (const language of languagesIn(folder)) {
      resources[language] = { translation: localeTexts(folder, language) };
    }
  }
  const created = i18next.createInstance();
  void created.init({
    initAsync: false,
    lng: everybodys,
    fallbackLng: false,
    resources,
    interpolation: { escape: literalWithin },
    returnNull: false,
  });
  instance = created;
  return created;
}

/**
 * The language for a BCP 47 tag (`de-AT` → `de`); without a file for it, `fallback`.
 */
export function languageFor(tag: string | null, fallback: Language): Language {
  const whole = tag?.toLowerCase() ?? '';
  const primary = whole.split('-')[0];
  return (
    languages.find((language) => language === whole) ??
    languages.find((language) => language === primary) ??
    fallback
  );
}

/** In which files a text is looked for, first to last. */
function filesFor(language: Language): string[] {
  const informal = language === 'de' && choice.germanAddress === 'du' ? ['de-du'] : [];
  return [...informal, language, everybodys];
}

/**
 * The texts of `language`. A key without a text throws: the suite asks for all of them. `dryRun`: cards drawn with these
 * texts say on top that nothing is changed.
 */
export function textsOf(language: Language, options: { readonly dryRun?: boolean } = {}): Texts {
  const i18n = loaded();
  const lngs = filesFor(language);
  const text = (key: string, values: Record<string, unknown>): string => {
    // `lng` formats numbers, `lngs` are the files.
    const found = i18n.t(key, { ...values, lng: language, lngs });
    if (found === key) throw new Error(`no text for ${key} in ${language}`);
    return found;
  };
  return Object.assign((key: string, values: Values = {}) => literalStart(text(key, { ...values })), {
    language,
    plain: (key: string, values: Values = {}) =>
      text(key, { ...values, interpolation: { escapeValue: false } }),
    has: (key: string) => i18n.exists(key, { lng: language, lngs }),
    banner: options.dryRun === true ? text('dryRun.banner', {}) : null,
    erased: text('record.erased', {}),
  });
}
