import {
  callerIdCheck,
  countryCheck,
  emergencyLocationCheck,
  internationalCheck,
  licencesCheck,
  numberCheck,
  oneCountryCheck,
} from './readinessChecks.js';
import type { PersonsLine, ReadinessCheck } from './readinessQuestions.js';

/**
 * The seven questions that Microsoft's Teams Phone documentation has an organisation ask itself before it deploys Calling
 * Plans, answered for one person, in that order.
 */
export function readinessChecks(line: PersonsLine): readonly ReadinessCheck[] {
  return [
    countryCheck(line),
    oneCountryCheck(line),
    internationalCheck(line),
    licencesCheck(line),
    numberCheck(line),
    emergencyLocationCheck(line),
    callerIdCheck(line),
  ];
}

/** For lists: ready, or the first thing that is missing; `advised` are the things that should be mended all the same. */
export type Readiness =
  | { readonly state: 'ready'; readonly advised: readonly ReadinessCheck[] }
  | {
      readonly state: 'missing';
      readonly first: ReadinessCheck;
      readonly all: readonly ReadinessCheck[];
      readonly advised: readonly ReadinessCheck[];
    };

/** What isn't known to be there counts as missing: nobody is called ready on a guess. */
export function readinessOf(line: PersonsLine): Readiness {
  const open = readinessChecks(line).filter(({ answer }) => answer === 'no' || answer === 'unknown');
  const all = open.filter(({ weight }) => weight === 'needed');
  const advised = open.filter(({ weight }) => weight === 'advised');
  const [first] = all;
  return first === undefined ? { state: 'ready', advised } : { state: 'missing', first, all, advised };
}
