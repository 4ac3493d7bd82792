import { type RawBuilder, sql } from 'kysely';
import { partEnd, wordsInKey } from './locationOrder.js';

/** More words than this aren't looked for: each is another condition, and people don't type that many. */
const mostWords = 20;

/** The words to look for, each once. */
export function wordsToFind(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords);
}

/** A short number is a floor or a house: "4" is not meant to find 49. */
const shortNumber = /^\d{1,2}$/;

/** True for rows with a word that begins with `word`; for a short number, rows that hold it as a whole word. */
export const holdsBeginning = (word: string) => (shortNumber.test(word) ? holdsWord(word) : beginning(word));

const beginning = (word: string) => sql<boolean>`search_text like ${`% ${escaped(word)}%`} escape '\\'`;
const holdsWord = (word: string) =>
  sql<boolean>`search_text || ' ' like ${`% ${escaped(word)} %`} escape '\\'`;

/** How many of `words` a row holds, as beginnings of words. */
export const beginningsHeld = (words: readonly string[]) => count(words.map(holdsBeginning));

/** How many of `words` a row holds as whole words: "1" is no whole word of "10th floor". */
export const wordsHeld = (words: readonly string[]) => count(words.map(holdsWord));

/**
 * Orders what was found: first where the site begins with the words as they were typed, then where they stand together,
 * then where they are anywhere ("Campus 42" before a "Campus 41" in a "Lange Straße 42").
 */
export function nearness(words: readonly string[]): RawBuilder<number> {
  const phrase = escaped(wordsInKey(words));
  const begins = `${partEnd}${phrase}`;
  const key = sql`${sql.lit(partEnd)} || sort_key || ${sql.lit(partEnd)}`;
  const like = (patterns: readonly string[]) =>
    sql.join(
      patterns.map((pattern) => sql`${key} like ${pattern} escape '\\'`),
      sql` or `,
    );
  const ends = [' ', partEnd];
  return sql<number>`case
    when ${like(ends.map((end) => `${begins}${end}%`))} then 0
    when ${like(ends.flatMap((end) => ends.map((start) => `%${start}${phrase}${end}%`)))} then 1
    else 2 end`;
}

function count(conditions: readonly RawBuilder<boolean>[]): RawBuilder<number> {
  return sql<number>`(${sql.join(
    conditions.map((condition) => sql`case when ${condition} then 1 else 0 end`),
    sql` + `,
  )})`;
}

/** What people type is text, not a pattern. */
const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');
