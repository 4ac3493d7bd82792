import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { reasonOf } from '../configProblems.js';
import { LineDeskError } from '../errors.js';

/**
 * The text of a places file. What goes wrong with exported files before a single row is read: another encoding (its
 * umlauts would be imported as broken signs) and another separator. Throws LineDeskError `locations-file`; where the file
 * can't be read at all, `not-found`.
 */
export function readPlacesFile(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new LineDeskError('not-found', `The file ${file} can't be read: ${reasonOf(cause)}.`, { cause });
  }
  const text = bytes.toString('utf8');
  const lines = text.split('\n');
  if (!isUtf8(bytes)) {
    const line = lines.findIndex((text) => text.includes('\uFFFD')) + 1;
    throw new LineDeskError(
      'locations-file',
      `nothing was imported:\n${file}:${line}: the file isn't UTF-8. Export it again with "Export-Csv -Encoding utf8".`,
    );
  }
  const header = lines.find((text) => !text.replace(/^\uFEFF/, '').startsWith('#TYPE')) ?? '';
  if (header.includes(';') && !header.includes(',')) {
    throw new LineDeskError(
      'locations-file',
      `nothing was imported:\n${file}: columns are separated by semicolons. Export it again with "Export-Csv -Delimiter ','".`,
    );
  }
  return text;
}
