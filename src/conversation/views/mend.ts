import type { LineAbout } from '../../desk/index.js';
import type {
  CallingLicences,
  EmergencyLocation,
  ReadinessAction,
  ReadinessCheck,
} from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Texts } from '../texts.js';

/** Whose line is mended, and the emergency location that it shows. */
interface MendedLine {
  readonly line: LineAbout;
  readonly location: EmergencyLocation | null | 'unknown';
  readonly licences: CallingLicences;
}

/** The button that mends an answer; null where nobody can ask for anything here that would. */
export function mendAction(
  { action, question }: Pick<ReadinessCheck, 'action' | 'question'>,
  { line, location, licences }: MendedLine,
  texts: Texts,
  style: CardAction['style'] = 'default',
): CardAction | null {
  const whose = line.own ? {} : { person: line.person.id };
  const button = (verb: string, mended: ReadinessAction, data: CardAction['data'] = {}) =>
    plainAction(texts, verb, `line.mend.${mended}`, style, { ...whose, ...data });
  switch (action) {
    case 'requestCallingPlan':
      // Teams Phone comes first, and only an administrator gives it.
      if (!licences.teamsPhone) return null;
      return button(
        'openPlanForm',
        action,
        question === 'internationalCalling' ? { plan: 'international' } : {},
      );
    case 'requestNumber':
      return button('openNumberForm', action, { mode: 'request' });
    case 'changeNumber':
      return button('openNumberForm', action, { mode: 'change' });
    case 'changeEmergencyLocation':
      return button('openLocationForm', action);
    case 'confirmEmergencyLocation':
      // Only the person who sits there can say that it is still right.
      return line.own && location !== null && location !== 'unknown'
        ? button('confirmLocation', action, { locationId: location.id })
        : button('openLocationForm', 'changeEmergencyLocation');
    case 'changeCallerId':
      return button('openCallerIdForm', action);
    case 'askAdministrator':
    case null:
      return null;
    default:
      return action satisfies never;
  }
}

/** The first of these checks that a button can mend, as the card's main one. */
export function firstMend(
  checks: readonly ReadinessCheck[],
  line: MendedLine,
  texts: Texts,
): CardAction | null {
  for (const check of checks) {
    const action = mendAction(check, line, texts, 'positive');
    if (action !== null) return action;
  }
  return null;
}
