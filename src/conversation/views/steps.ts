import { isOver, type LineRequest, type PlanStep, type StepState } from '../../requests/index.js';
import { formatTelephoneNumber, locationName } from '../../telephony/index.js';
import { literal, literalRun } from '../literal.js';
import type { Texts } from '../texts.js';
import { addressLine, placesOf } from './wording.js';

type Color = 'default' | 'good' | 'warning' | 'attention';

/** What a step of the plan does, in words: "Assign +49 30 231250". Raw. */
export function stepName(request: LineRequest, index: number, texts: Texts): string {
  const step = request.plan[index];
  return step === undefined ? '' : nameOf(step, request, texts);
}

function nameOf(step: PlanStep, request: LineRequest, texts: Texts): string {
  switch (step.step) {
    case 'setEmergencyLocation': {
      const number = formatTelephoneNumber(step.telephoneNumber);
      return texts.plain('step.setEmergencyLocation', { number, place: placeOf(request, step.locationId) });
    }
    case 'assignNumber': {
      const number = formatTelephoneNumber(step.telephoneNumber);
      return step.locationId === null
        ? texts.plain('step.assignNumber', { number })
        : texts.plain('step.assignNumberPlace', { number, place: placeOf(request, step.locationId) });
    }
    case 'unassignNumber':
      return texts.plain('step.unassignNumber', { number: formatTelephoneNumber(step.telephoneNumber) });
    case 'setCallerIdPolicy':
      return step.policy === null
        ? texts.plain('step.resetCallerIdPolicy')
        : texts.plain('step.setCallerIdPolicy', { policy: step.policy.name });
    case 'changeLicence': {
      const add = step.add?.skuPartNumber ?? '';
      const remove = step.remove?.skuPartNumber ?? '';
      if (step.remove === null) return texts.plain('step.giveLicence', { add });
      return step.add === null
        ? texts.plain('step.takeLicence', { remove })
        : texts.plain('step.swapLicence', { add, remove });
    }
    case 'createEmergencyAddress':
      return step.civicAddressId === null
        ? texts.plain('step.createEmergencyAddress', { address: addressLine(step.address) })
        : texts.plain('step.createPlace', {
            place: step.address.place ?? '',
            address: addressLine(step.address),
          });
    default:
      return step satisfies never;
  }
}

function placeOf(request: LineRequest, locationId: string): string {
  const place = placesOf(request.details).find(({ id }) => id === locationId);
  return place === undefined ? locationId : locationName(place);
}

/** "1. Assign +49 30 231250", ready for a TextBlock. */
export function numberedStep(request: LineRequest, index: number, texts: Texts): string {
  return literal(numbered(request, index, texts));
}

const numbered = (request: LineRequest, index: number, texts: Texts): string =>
  texts.plain('steps.line', { position: index + 1, step: stepName(request, index, texts) });

/** How far a plan of several steps is: a heading, and for each step what it does and where it stands. */
export function stepsOf(request: LineRequest, texts: Texts) {
  const begun = request.steps.some(({ state }) => state !== 'open');
  const shown = request.plan.length > 1 && begun;
  return {
    hasSteps: shown,
    stepsTitle: stepsTitle(request, texts),
    steps: request.plan.map((_, index) => {
      const state = standingOf(request, index);
      return {
        what: literalRun(numbered(request, index, texts)),
        state: texts.plain(`stepState.${state}`),
        color: colors[state],
      };
    }),
  };
}

function stepsTitle(request: LineRequest, texts: Texts): string {
  const { state, steps, plan } = request;
  if (state === 'failed' || state === 'undoing' || isOver(state)) return texts('steps.stand');
  const count = steps.filter((step) => inPlace(step.state)).length;
  return texts('steps.progress', { count, total: plan.length });
}

type Standing = StepState | 'notDone' | 'uncertain';

/** Where a step stands as people are told: once nothing goes on, "not yet" is "not done". */
function standingOf(request: LineRequest, index: number): Standing {
  const state = request.steps[index]?.state ?? 'open';
  const ended = request.state === 'failed' || request.state === 'undoing' || isOver(request.state);
  if (!ended) return state;
  if (state === 'started' || state === 'byHand') return 'uncertain';
  return state === 'open' ? 'notDone' : state;
}

const colors: Record<Standing, Color> = {
  open: 'default',
  notDone: 'attention',
  started: 'good',
  uncertain: 'warning',
  byHand: 'warning',
  held: 'good',
  done: 'good',
  rehearsed: 'good',
  undoing: 'warning',
  undone: 'attention',
  left: 'warning',
};

/** Whether the tenant is as the step wants it, as far as is known. */
export function inPlace(state: StepState): boolean {
  return state === 'held' || state === 'done' || state === 'rehearsed' || state === 'left';
}
