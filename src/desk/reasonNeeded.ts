import type { Route } from '../approvals/index.js';

/** Whether the reason is what policy asks for: any words, or words of the form that its pattern describes. */
export function reasonFits(asked: Route['reason'], reason: string | null): boolean {
  if (asked === null) return true;
  const given = reason?.trim() ?? '';
  if (given === '') return false;
  return asked.pattern === undefined || new RegExp(`^(?:${asked.pattern})$`, 'u').test(given);
}
