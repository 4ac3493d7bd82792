// Reads as PowerShell does, after its language specification: 2.3.5.2 (a verbatim string, in which two quotes are one),
// with the characters that count as single quotes, spaces and dashes there.

const singleQuote = /['\u2018\u2019\u201A\u201B]/;

/** The single-quoted string that begins at `start`: its value, and where it ends. */
export function singleQuotedStringAt(text: string, start: number): { value: string; end: number } {
  if (!singleQuote.test(text[start] ?? '')) throw new Error(`no single quote at ${start} of ${text}`);
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (singleQuote.test(character)) {
      // Two quotes, of whichever kinds, stand for the second one.
      if (!singleQuote.test(text[at + 1] ?? '')) return { value, end: at + 1 };
      at += 1;
      value += text[at] ?? '';
    } else value += character;
  }
  throw new Error(`an endless string in ${text}`);
}

/** A command of one line: its name, and its parameters with their values; strings without quotes, the rest as written. */
export function readCmdlet(line: string): { name: string; parameters: Record<string, string> } {
  const name = /^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+/.exec(line)?.[0];
  if (name === undefined) throw new Error(`no cmdlet in ${line}`);
  const parameters: Record<string, string> = {};
  let at = name.length;
  while (at < line.length) {
    const parameter = /^ -([A-Za-z]+) /.exec(line.slice(at));
    if (parameter?.[1] === undefined) throw new Error(`no parameter at ${at} of ${line}`);
    at += parameter[0].length;
    const { value, end } = singleQuote.test(line[at] ?? '')
      ? singleQuotedStringAt(line, at)
      : bareValueAt(line, at);
    parameters[parameter[1]] = value;
    at = end;
  }
  return { name, parameters };
}

/** A variable, a bare word, or an array of quoted values as this program writes them. */
function bareValueAt(line: string, start: number): { value: string; end: number } {
  const found = /^(\$null|[A-Za-z]+|@\((?:[^'()]|'[^']*')*\))(?= |$)/.exec(line.slice(start));
  if (found?.[0] === undefined) throw new Error(`no value at ${start} of ${line}`);
  return { value: found[0], end: start + found[0].length };
}
