const zeroWidthSpace = '\u200b';

/**
 * Makes what a person typed show literally in a card: markdown, mentions (`<at>`) and date macros (`{{DATE(…)}}`) stay
 * text. Backslash escapes are CommonMark's; for `{{` there is no escape, so an invisible space parts the braces.
 * Control characters and bidirectional overrides, which could make a card read differently than it is, are left out.
 */
export function literal(text: string): string {
  return literalStart(literalWithin(text));
}

/** The same for what stands inside a text: at whose beginning it can stand as well, `literalStart` looks after that. */
export function literalWithin(text: string): string {
  return stripControls(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\*_[\]`~<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{(?=\{)/g, `{${zeroWidthSpace}`);
}

/** Keeps the beginning of a text that is otherwise literal from making it a list, a quotation or a heading. */
export function literalStart(text: string): string {
  return text.replace(/^(\s*)(>|[#+-](?=\s|#))/, '$1\\$2').replace(/^([ \t]*\d+)([.)])(?=[ \t])/, '$1\\$2');
}

/**
 * The same for a TextRun, which knows no markdown but takes date macros; what there was of lines becomes one.
 */
export function literalRun(text: string): string {
  return stripControls(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\{(?=\{)/g, `{${zeroWidthSpace}`);
}

/** Leaves out control characters (but line breaks) and Unicode's bidirectional controls (UAX #9). */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
