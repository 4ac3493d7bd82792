/** A word of a message: as typed, plain (lower case, no accents, no apostrophes: "didnt"), and where it stands. */
export interface MessageWord {
  readonly written: string;
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  /** What parts it from the word before: a sentence's end, a comma or the like, or only a blank. */
  readonly after: 'sentence' | 'comma' | 'blank';
}

/** Longer messages are cut before they are read: nobody's need takes more, and matching stays quick. */
export const longestRead = 1000;

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’`´]\p{L}+)*/gu;

/** The words of a message's first 1000 characters. */
export function messageWords(message: string): MessageWord[] {
  const text = message.slice(0, longestRead);
  const found: MessageWord[] = [];
  let last = 0;
  for (const { 0: written, index } of text.matchAll(wordPattern)) {
    const between = text.slice(last, index);
    found.push({
      written,
      plain: plainWord(written),
      start: index,
      end: index + written.length,
      after: parting(between, found[found.length - 1]),
    });
    last = index + written.length;
  }
  return found;
}

function parting(between: string, before: MessageWord | undefined): MessageWord['after'] {
  if (before === undefined) return 'sentence';
  if (/[!?;\n]/.test(between)) return 'sentence';
  // "4. OG", "St. Georg" and "Invalidenstr. 42" are no ends of sentences.
  if (/\.\s/.test(between)) return /^\d+$|^\p{L}{1,2}$|str$/u.test(before.plain) ? 'blank' : 'sentence';
  return /[,:()|]|\s[-–—]\s/u.test(between) ? 'comma' : 'blank';
}

/** A word as rules compare it. */
export function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’`´]/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase();
}
