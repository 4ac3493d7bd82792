import type { ReadWord } from '../reading.js';

/** What the intents are about: without it a sentence of the same form is about something else. */
const subjects: ReadonlySet<string> = new Set([
  'NUMBER',
  'PHONE',
  'LINE',
  'CALLERID',
  'PLAN',
  'CALL',
  'CALLABILITY',
  'LOCATION',
  'SEAT',
  'FLOOR',
  'EMERGENCY',
  'RESPONDERS',
  'REQUEST',
  'APPROVE',
  'NOTIFY',
  'LIST',
  'READY',
]);

/** What other things are of: a word of one of these takes the subject's place. */
export const otherThings = [
  'ITTHING',
  'FILE',
  'MAIL',
  'MEETING',
  'HR',
  'TRAVEL',
  'FINANCE',
  'HOMELIFE',
  'FOOD',
  'FACILITY',
  'PROJECT',
  'CHAT',
] as const;

const subjectsToLose = 1;

/**
 * A sentence as it would be about something else: each word for what the intents are about is another thing ("hide my
 * bicycle"), now and then a word that nobody knows. Null where it has no such word. Most of what starts nothing looks like
 * this, and no list of examples could hold it all.
 */
export function aboutOtherThings(
  text: string,
  words: readonly ReadWord[],
  things: readonly string[],
  chance: () => number,
): string | null {
  const about = words.filter(
    ({ concepts, stem }) => !stem.startsWith('#') && concepts.some((concept) => subjects.has(concept)),
  );
  if (about.length < subjectsToLose) return null;
  const thing = things[Math.floor(chance() * things.length)] ?? '';
  let otherwise = text;
  for (const { written } of about)
    otherwise = otherwise.replace(written, chance() < 0.25 ? strangeWord(chance) : thing);
  return otherwise;
}

const syllables = ['ba', 'lor', 'min', 'tek', 'sa', 'vul', 'pre', 'gon', 'dil', 'rast', 'ke', 'mu'];

function strangeWord(chance: () => number): string {
  return Array.from(
    { length: 2 + Math.floor(chance() * 2) },
    () => syllables[Math.floor(chance() * syllables.length)] ?? '',
  ).join('');
}
