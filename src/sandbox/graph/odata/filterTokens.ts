import { badRequest } from '../answer.js';

/** A piece of a filter: a name or operator, a quoted text (unquoted here), a number, or one of `( ) , :`. */
export type Token = { kind: 'word' | 'text' | 'number' | 'sign'; value: string; at: number };

const pieces =
  /\s+|(?<text>'(?:[^']|'')*')|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*(?:\/\w+)*)|(?<sign>[(),:])/y;

/**
 * The pieces of a filter, in order.
 *
 * @throws GraphError 400 at the first character that belongs to no piece, for instance an unclosed quote
 */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < filter.length; at = pieces.lastIndex) {
    pieces.lastIndex = at;
    const match = pieces.exec(filter);
    if (!match) {
      throw badRequest(`Invalid filter clause: syntax error at position ${at} in '${filter}'.`);
    }
    const { text, number, word, sign } = match.groups ?? {};
    if (text !== undefined) tokens.push({ kind: 'text', value: text.slice(1, -1).replaceAll("''", "'"), at });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, at });
  }
  return tokens;
}
