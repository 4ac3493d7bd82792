import { createHash } from 'node:crypto';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
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
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch {
    return { problems: [{ line: null, reason: 'aliases that make more of the file than a policy can be' }] };
  }
  const parsed = policySchema.safeParse(plain);
  if (parsed.success) {
    return { policy: parsed.data, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  }
  return {
    problems: parsed.error.issues.map((issue) => ({
      line: lineOf(
        document,
        lines,
        issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path,
      ),
      reason:
        issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`,
    })),
  };
}

/**
 * Says on which line of a valid policy's text a key or list item stands (its path from the top), or its nearest parent that
 * is there; null for none.
 */
export function placesInPolicy(text: string): (path: readonly PropertyKey[]) => number | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => lineOf(document, lines, path);
}

/** The line of the key or list item at `path`, or of its nearest parent that exists (for a missing key). */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number | null {
  let node: unknown = document.contents;
  let place = node;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      place = pair.key;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      place = node;
    } else break;
  }
  const start = isNode(place) ? place.range?.[0] : undefined;
  return start === undefined ? null : lines.linePos(start).line;
}
