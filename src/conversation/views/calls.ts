import type { LineRequest, TenantCall } from '../../requests/index.js';
import { literal } from '../literal.js';
import type { Texts } from '../texts.js';
import { numberedStep } from './steps.js';

/** The exact call of each step, or the cmdlet where it is done by hand, under the step's words, for monospace. */
export function callsOf(request: LineRequest, texts: Texts) {
  return request.calls.map((call, index) => ({
    title: numberedStep(request, index, texts),
    lines: linesOf(shownCall(call)),
  }));
}

/** The cmdlets with which an administrator does these steps, likewise. */
export function cmdletsOf(request: LineRequest, texts: Texts, indices: readonly number[]) {
  return indices.flatMap((index) => {
    const call = request.calls[index];
    return call === undefined
      ? []
      : [{ title: numberedStep(request, index, texts), lines: linesOf(call.cmdlet) }];
  });
}

function shownCall(call: TenantCall): string {
  if (call.by === 'hand') return call.cmdlet;
  return [`${call.method} ${call.path}`.trim(), call.body].filter((line) => line !== '').join('\n');
}

/** A call as it is shown, a text each line, so that it can be read and pasted as it is. */
export function linesOf(call: string) {
  return call
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: literal(line) }));
}
