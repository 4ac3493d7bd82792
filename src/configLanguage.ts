import { listed, reasonOf } from './configProblems.js';
import { languagesWith } from './conversation/index.js';

/**
 * What is wrong with the configured language, or null: it has to have a locale file, one of ours or one in the folder of
 * further ones (`LINE_DESK_LOCALES_DIR`).
 */
export function languageProblem(language: string, folder: string | null) {
  try {
    const known = languagesWith(folder);
    if (known.includes(language)) return null;
    return { name: 'DEFAULT_LANGUAGE', message: `must be ${listed(known, 'or')}` } as const;
  } catch (error) {
    const message = `must be a folder of locale files; ${folder} can't be read: ${reasonOf(error)}`;
    return { name: 'LINE_DESK_LOCALES_DIR', message } as const;
  }
}
