import { createHash } from 'node:crypto';
import { LineCounter, parseDocument } from 'yaml';
import { type Policy, policySchema } from './policy.js';

/** A fault of the policy file. `line` counts from 1; null where the fault has no place (an empty file). */
export interface PolicyProblem {
  readonly line: number | null;
  readonly reason: string;
}

export type ParsedPolicy =
  | { readonly policy: Policy; readonly version: string }
  | { readonly problems: readonly PolicyProblem[] };

/**
 * Reads a policy file's text (YAML 1.2). Returns the policy with its version (the first 16 hex digits of the text's
 * SHA-256), or every problem with the line on which it stands.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        reason: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code,
      })),
    };
  }
  const parsed = policySchema.safeParse(document.toJS());
  if (parsed.success) {
    return { policy: parsed.data, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  }
  return {
    problems: parsed.error.issues.map((issue) => ({
      line: lineOf(document, lines, issue.path),
      reason:
        issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`,
    })),
  };
}

/** The line of the node at `path`, or of its nearest parent that exists (for a missing key). */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node) {
      const range = node.range;
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
    }
  }
  return null;
}
