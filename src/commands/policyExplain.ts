import {
  changesWith,
  explainRoute,
  hasCountry,
  hasSite,
  type Policy,
  type SketchedFacts,
  sketchOf,
} from '../approvals/index.js';
import { type Directory, type RoutingDesk, routeFacts } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import type { LineRequest } from '../requests/index.js';
import type { Person, PersonId, PersonRef } from '../telephony/index.js';
import { WrongUsage } from './commandLine.js';
import { personGiven } from './personByMail.js';
import type { SketchedRequest } from './policyArguments.js';
import { namesText, routeText, stageLines, verdictText } from './policyWords.js';

/** Who would approve a stored request by the policy, and by which rule; before that, what was recorded. */
export async function explainStored(
  desk: RoutingDesk,
  policyVersion: string,
  request: LineRequest,
): Promise<readonly string[]> {
  const { requester, person, details, approvers, stages, rule, state } = request;
  const facts = sketchOf({
    details,
    ...(await routeFacts(desk, { requester, person, kind: details.kind })),
  });
  const then = routeText({ rule, stages: approvers === null ? null : stages });
  return [
    `Request ${request.id}: ${details.kind} for ${person.name}, asked by ${requester.name}, ${state}.`,
    `It went by ${then} (policy version ${request.policyVersion}).`,
    '',
    policyVersion === request.policyVersion
      ? 'By the same policy today:'
      : `By the policy of today (version ${policyVersion}):`,
    ...(await explanationLines(desk, facts, [requester, person])),
  ];
}

/** Who would approve a request that nobody has made. Throws WrongUsage where it couldn't be made. */
export async function explainSketched(
  desk: RoutingDesk,
  sketch: SketchedRequest,
): Promise<readonly string[]> {
  const { kind } = sketch;
  const [person, requester] = await Promise.all([
    personOf(desk.directory, sketch.person),
    personOf(desk.directory, sketch.requester),
  ]);
  if (sketch.site !== null && !hasSite(kind)) throw new WrongUsage(`a ${kind} has no site.`);
  if (sketch.country !== null && !hasCountry(kind)) throw new WrongUsage(`a ${kind} has no country.`);
  const changes = changesWith(kind, sketch.changes);
  if (changes === null) throw new WrongUsage(`no ${kind} is ${sketch.changes.join(' and ')}.`);
  const facts: SketchedFacts = {
    kind,
    changes,
    country: hasCountry(kind) ? (sketch.country ?? person.usageLocation) : null,
    site: sketch.site,
    ...(await routeFacts(desk, { requester, person, kind })),
  };
  const assumed = [
    ...changes,
    ...(facts.country === null ? [] : [`country ${facts.country}`]),
    ...(facts.site === null ? (hasSite(kind) ? ['no site'] : []) : [`site ${facts.site}`]),
  ];
  const asker = requester.id === person.id ? '' : `, asked by ${requester.name}`;
  return [
    `A ${kind} for ${person.name}${asker}${assumed.length === 0 ? '' : ` (${assumed.join(', ')})`}:`,
    ...(await explanationLines(desk, facts, [requester, person])),
  ];
}

async function personOf(directory: Directory, text: string): Promise<Person> {
  const id: PersonId | null = await personGiven(text, () => directory);
  const person = id === null ? null : await directory.person(id);
  if (person === null) throw new LineDeskError('not-found', `The directory knows nobody of "${text}".`);
  return person;
}

async function explanationLines(
  { policy, directory }: { readonly policy: Policy; readonly directory: Directory },
  facts: SketchedFacts,
  concerned: readonly PersonRef[],
): Promise<readonly string[]> {
  const { verdicts, route, usedUp } = explainRoute(policy, facts);
  const lines = verdicts.map((verdict) => `  ${verdictText(verdict)}`);
  if (!verdicts.some(({ verdict }) => verdict === 'decides')) {
    lines.push('  No rule fits: the fall-back approvers are asked.');
  }
  lines.push('');
  if (route.stages === null) {
    lines.push('Nobody is asked: it goes through at once.');
  } else {
    if (usedUp) lines.push('The cap of automatic approvals is used up, so that somebody is asked.');
    const namesOf = async (list: Parameters<Directory['peopleOnList']>[0]) =>
      (await directory.peopleOnList(list))
        .filter(({ id }) => !concerned.some((other) => other.id === id))
        .map(({ name }) => name);
    lines.push(...(await stageLines(route.stages, policy.approvers.fallback, namesOf)));
  }
  if (route.reason !== null) {
    const { hint, pattern } = route.reason;
    lines.push(
      `A reason is needed${hint === undefined ? '' : `: ${hint}`}${pattern === undefined ? '' : ` (${pattern})`}.`,
    );
  }
  if (concerned.length > 0) {
    const names = [...new Set(concerned.map(({ name }) => name))];
    lines.push(`Never decides, whatever the lists say: ${namesText(names)}.`);
  }
  return lines;
}
