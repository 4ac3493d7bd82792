import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts by key, groups of them nested. */
export interface LocaleTexts {
  readonly [key: string]: string | LocaleTexts;
}

/** `de.json`, `pt-br.json`; the name of the file is the language. */
const fileName = /^([a-z]{2,3}(?:-[a-z0-9]{2,8})?)\.json$/;

/** The languages that have a file in `folder`, by BCP 47 tag in small letters. Throws where it can't be read. */
export function languagesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .flatMap((name) => fileName.exec(name)?.[1] ?? [])
    .sort();
}

/**
 * The texts of a language's file in `folder`, with a form for each of the language's plurals (Intl.PluralRules): one that
 * the file doesn't have reads like `_other`. Throws where the file is no tree of texts.
 */
export function localeTexts(folder: string, language: string): LocaleTexts {
  const path = join(folder, `${language}.json`);
  const texts = textsFrom(JSON.parse(readFileSync(path, 'utf8')), path);
  return withAllPlurals(texts, new Intl.PluralRules(language).resolvedOptions().pluralCategories);
}

function textsFrom(value: unknown, path: string): LocaleTexts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path} holds something else than texts and groups of texts`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, string | LocaleTexts] => [
      key,
      typeof inner === 'string' ? inner : textsFrom(inner, `${path}: ${key}`),
    ]),
  );
}

const other = '_other';

function withAllPlurals(texts: LocaleTexts, categories: readonly string[]): LocaleTexts {
  const complete: Record<string, string | LocaleTexts> = {};
  for (const [key, value] of Object.entries(texts)) {
    complete[key] = typeof value === 'string' ? value : withAllPlurals(value, categories);
    if (typeof value !== 'string' || !key.endsWith(other)) continue;
    const name = key.slice(0, -other.length);
    for (const category of categories) {
      const form = `${name}_${category}`;
      if (texts[form] === undefined) complete[form] = value;
    }
  }
  return complete;
}
