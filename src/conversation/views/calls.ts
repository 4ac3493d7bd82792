import type { LineRequest, TenantCall } from '../../requests/index.js';
import { literal } from '../literal.js';
import type { Texts } from '../texts.js';
import { numberedStep } from './steps.js';

/** The exact calls of some steps (all of them where none are named), each under the step's words, for monospace. */
export function callsOf(
  request: LineRequest,
  texts: Texts,
  indices: readonly number[] = request.calls.map((_, index) => index),
) {
  return indices.flatMap((index) => {
    const call = request.calls[index];
    return call === undefined
      ? []
      : [{ title: numberedStep(request, index, texts), lines: linesOf(call).map((text) => ({ text })) }];
  });
}

/** A call as it is shown, a line each, so that it can be read and pasted as it is. */
export function linesOf(call: TenantCall): string[] {
  const text =
    call.by === 'hand'
      ? call.cmdlet
      : [`${call.method} ${call.path}`.trim(), call.body].filter((line) => line !== '').join('\n');
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(literal);
}
