import {
  type PersonId,
  type PersonRef,
  type ReadinessCheck,
  type ReadinessWeight,
  readinessChecks,
} from '../../telephony/index.js';
import { isAdministrator } from '../administration/isAdministrator.js';
import type { Desk } from '../desk.js';
import { type LineAbout, type WhoseLine, whoseLine } from '../whoseLine.js';
import { type LineFacts, readLineFacts } from './readLineFacts.js';

/** "My phone", and "am I set up for calling?": what is known of the line, and what is missing. */
export interface LineView {
  readonly result: 'lineView';
  readonly facts: LineFacts;
  /** The seven questions in their order. */
  readonly checks: readonly ReadinessCheck[];
  /** Those of them whose answer keeps the line from working or from being safe, or isn't known. */
  readonly missing: readonly ReadinessCheck[];
  /** Those that should be mended all the same. */
  readonly advised: readonly ReadinessCheck[];
  /** The asker may see the line, but ask for nothing for it. */
  readonly onlySeen: boolean;
}

/** Reads a line, one's own or one that the asker may ask for. Changes nothing. Throws where the directory is silent. */
export async function readLineView(
  desk: Desk,
  actor: PersonRef,
  asked: PersonId | null,
): Promise<LineView | Exclude<WhoseLine, { result: 'line' }>> {
  const line = await whoseLine(desk, actor, asked);
  if (line.result === 'line') return lineViewOf(desk, actor, line);
  // Administrators may look at every line; what is asked for it is for others to ask.
  const seen = line.result === 'mayNotAsk' && (await isAdministrator(desk, actor));
  const person = seen && asked !== null ? await desk.directory.person(asked) : null;
  if (person === null || !person.accountEnabled) return line;
  return { ...(await lineViewOf(desk, actor, { result: 'line', person, own: false })), onlySeen: true };
}

/** Reads a line that the asker may see. */
export async function lineViewOf(desk: Desk, actor: PersonRef, line: LineAbout): Promise<LineView> {
  const facts = await readLineFacts(desk, actor, line);
  const unread = facts.number === 'unread';
  const checks = readinessChecks(facts.asked).map((check) => (unread ? withoutNumber(check) : check));
  const lacking = checks.filter(({ answer }) => answer === 'no' || answer === 'unknown');
  const weighing = (weight: ReadinessWeight) => lacking.filter((check) => check.weight === weight);
  return {
    result: 'lineView',
    facts,
    checks,
    missing: weighing('needed'),
    advised: weighing('advised'),
    onlySeen: false,
  };
}

/**
 * What can be said of a question while the number can't be read: only what no number would change. Nobody is told that
 * something is missing on a guess.
 */
function withoutNumber(check: ReadinessCheck): ReadinessCheck {
  switch (check.question) {
    case 'callingAvailable':
    case 'internationalCalling':
      return check.answer === 'yes' ? check : { ...check, answer: 'unknown', action: null };
    case 'licences':
      return check.answer === 'yes' || !check.facts.teamsPhone
        ? check
        : { ...check, answer: 'unknown', action: null };
    default:
      return { ...check, answer: 'unknown', action: null };
  }
}
