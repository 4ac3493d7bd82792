import i18next, { type i18n } from 'i18next';
import { literalStart, literalWithin } from './literal.js';
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };

/** The languages that have a locale file; the first one is what everybody else gets. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

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
}

let instance: i18n | null = null;

function loaded(): i18n {
  if (instance !== null) return instance;
  const created = i18next.createInstance();
  void created.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: false,
    resources: { en: { translation: en }, de: { translation: de } },
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
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? fallback;
}

/**
 * The texts of `language`. A key without a text throws: the suite asks for all of them. `dryRun`: cards drawn with these
 * texts say on top that nothing is changed.
 */
export function textsOf(language: Language, options: { readonly dryRun?: boolean } = {}): Texts {
  const translate = loaded().getFixedT(language);
  const text = (key: string, options: Record<string, unknown>): string => {
    const found = translate(key, options);
    if (found === key) throw new Error(`no text for ${key} in ${language}`);
    return found;
  };
  return Object.assign((key: string, values: Values = {}) => literalStart(text(key, { ...values })), {
    language,
    plain: (key: string, values: Values = {}) =>
      text(key, { ...values, interpolation: { escapeValue: false } }),
    has: (key: string) => loaded().exists(key, { lng: language }),
    banner: options.dryRun === true ? text('dryRun.banner', {}) : null,
  });
}
