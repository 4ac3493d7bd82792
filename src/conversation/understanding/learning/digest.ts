import { createHash } from 'node:crypto';

/** What a language's weights are learned from: its own words and examples, and those of the other languages. */
export function digestOf(
  texts: readonly { readonly language: string; readonly words: string; readonly examples: string }[],
  language: string,
): string {
  const digest = createHash('sha256').update(language);
  for (const { words, examples } of texts) digest.update(words).update(examples);
  return digest.digest('hex').slice(0, 16);
}
