import { noRuleFits, type Route, type RuleVerdict, type UnmetCondition } from '../approvals/index.js';
import type { ApprovalStage, ApproverList, ApproverSource } from '../requests/index.js';

/** The names of those on a list, with an enabled account; whoever may not decide is left out. */
export type NamesOf = (list: ApproverList) => Promise<readonly string[]>;

const mostNames = 12;

/** Names in a row, the first ones of a long list. */
export function namesText(names: readonly string[]): string {
  if (names.length === 0) return 'nobody';
  const left = names.length - mostNames;
  return names.slice(0, mostNames).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** What became of a rule, in a line. */
export function verdictText(verdict: RuleVerdict): string {
  switch (verdict.verdict) {
    case 'decides':
      return `${verdict.rule}: fits, and decides.`;
    case 'notReached':
      return `${verdict.rule}: not looked at any more.`;
    case 'doesNotFit':
      return `${verdict.rule}: doesn't fit, ${unmetText(verdict.unmet)}.`;
    default:
      return verdict satisfies never;
  }
}

function unmetText({ condition, wanted, given }: UnmetCondition): string {
  if (condition === 'requesterGroups') return `the requester is in none of ${wanted.join(', ')}`;
  const name = { change: 'change', countries: 'country', sites: 'site', departments: 'department' };
  if (condition === 'onBehalf') {
    return wanted.includes('true')
      ? 'it is asked for oneself, not on behalf of somebody'
      : 'it is asked on behalf of somebody';
  }
  return `${name[condition]} is ${given.length === 0 ? 'none' : given.join(', ')}, not ${wanted.join(' or ')}`;
}

/** Where the approvers of a source come from. */
export function sourceText({ from, name, list }: ApproverSource): string {
  switch (from) {
    case 'people':
      return 'people named by the rule';
    case 'groups':
      return `group ${list.groups.join(', ')}`;
    case 'manager':
      return 'line manager';
    case 'site':
      return `approvers of ${name}`;
    case 'fallback':
      return 'fall-back approvers';
    case 'administrators':
      return 'administrators';
    case 'escalated':
      return 'asked as well, since nobody had decided';
    case 'reassigned':
      return 'asked instead of somebody';
    default:
      return from satisfies never;
  }
}

/** How many of a stage have to say yes. */
export function needText({ need, sources }: ApprovalStage): string {
  switch (need.need) {
    case 'any':
      return 'any one of them';
    case 'all':
      return 'all of them';
    case 'atLeast':
      return `${need.count} of them`;
    case 'eachSource':
      return sources.length === 1 ? 'one of them' : 'one of each line';
    default:
      return need satisfies never;
  }
}

/** The stages with people by name; a stage in which nobody is left goes to the fall-back approvers, and says so. */
export async function stageLines(
  stages: readonly ApprovalStage[],
  fallback: ApproverList,
  namesOf: NamesOf,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [index, stage] of stages.entries()) {
    const position = stages.length === 1 ? '' : `Stage ${index + 1} of ${stages.length}, `;
    lines.push(`${position}${stage.name}: ${needText(stage)}`);
    let people = 0;
    for (const source of stage.sources) {
      const names = await namesOf(source.list);
      people += names.length;
      lines.push(`  ${sourceText(source)}: ${namesText(names)}`);
    }
    if (people > 0) continue;
    const standIns = await namesOf(fallback);
    lines.push(
      standIns.length > 0
        ? `  so the fall-back approvers are asked: ${namesText(standIns)}`
        : '  and nobody is left among the fall-back approvers: the administrators are asked',
    );
  }
  return lines;
}

/** A route in a few words, for lists. */
export function routeText({ rule, stages }: Pick<Route, 'rule' | 'stages'>): string {
  const name = rule === noRuleFits ? 'no rule' : rule;
  if (stages === null || stages.length === 0) return `${name}: automatic`;
  const each = stages.map(({ sources }) => sources.map(sourceText).join(' + '));
  return `${name}: ${each.join(', then ')}`;
}
