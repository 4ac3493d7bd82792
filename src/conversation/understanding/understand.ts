import { anyNumber, type NumberWish, newForm } from '../../desk/index.js';
import { noAddress, parseE164 } from '../../telephony/index.js';
import { type BehalfCommand, type FormAction, formActions } from '../commands/behalfCommands.js';
import type { Command } from '../commands/index.js';
import type { Language } from '../texts.js';
import type { Intent } from './intents.js';
import { soughtName, soughtPlace } from './soughtName.js';
import { typedCommand } from './typedCommand.js';
import { type Meaning, understandingOf } from './understanding.js';

/**
 * What a message asks for, as a command. What isn't understood for sure becomes at most three suggestions, and what no
 * command answers is `notUnderstood`: never a guess.
 */
export function understand(message: string, language: Language): Command {
  const typed = typedCommand(message);
  if (typed !== null) return typed;
  const understanding = understandingOf(message, language);
  if (!understanding.sure) {
    const { suggestions } = understanding;
    return suggestions.length === 0 ? { do: 'notUnderstood' } : { do: 'suggest', intents: suggestions };
  }
  const { meaning } = understanding;
  const what = formActionOf(meaning.intent);
  const command = commandOf(meaning, message);
  if (what === null || !meaning.whose.other) return command;
  return {
    do: 'askForSomebody',
    name: meaning.whose.name,
    what,
    opening: opensForm(command) ? command : null,
  };
}

function commandOf({ intent, place, whose, says }: Meaning, message: string): Command {
  switch (intent) {
    case 'changeLocation':
      return {
        do: 'openLocationForm',
        named: place,
        search: null,
        offset: 0,
        form: newForm,
        chosen: null,
        reason: null,
      };
    case 'addAddress':
      return { do: 'openAddressForm', form: newForm, address: noAddress, said: message, reason: null };
    case 'confirmLocation':
      return { do: 'confirmLocation', locationId: null };
    case 'changeCallerId':
      return {
        do: 'openCallerIdForm',
        form: newForm,
        wanted: says.choice ?? null,
        number: says.number ?? null,
        said: message,
        choice: null,
        reason: null,
      };
    case 'requestNumber':
    case 'changeNumber':
      return {
        do: 'openNumberForm',
        mode: intent === 'changeNumber' ? 'change' : 'any',
        form: newForm,
        wish: wishOf(says),
        offset: 0,
        number: null,
        locationId: null,
        reason: null,
      };
    case 'releaseNumber':
      return { do: 'openReleaseForm', form: newForm, reason: null };
    case 'changeCallingPlan':
      return { do: 'openPlanForm', form: newForm, plan: says.plan ?? null, reason: null };
    case 'showLine':
    case 'showReadiness':
      return { do: intent, person: null };
    case 'countryAvailability':
      return { do: intent, country: says.country ?? null, said: says.said ?? null };
    case 'onBehalf':
      return { do: 'askForSomebody', name: whose.name, what: null };
    case 'listRequests':
      return { do: 'listRequests', offset: 0 };
    case 'editRequest':
      return { do: 'editWaiting' };
    case 'askAgain':
      return { do: 'askLatestAgain' };
    case 'requestStatus':
    case 'withdrawWaiting':
    case 'cancel':
    case 'help':
    case 'thanks':
    case 'hello':
    case 'emergencyNow':
      return { do: intent };
    case 'pendingApprovals':
      return { do: 'pendingApprovals', kind: null, site: null, offset: 0 };
    case 'failedRequests':
      return { do: 'failedRequests', offset: 0 };
    case 'findRequest':
      return { do: 'find', number: parseE164(says.number ?? ''), text: soughtName(message) };
    case 'numberStock':
      return { do: 'numberStock' };
    case 'readinessOfPerson':
      return { do: 'readinessOf', text: soughtPlace(message), person: whose.name };
    case 'notifications':
      return { do: 'notifications' };
    default:
      return intent satisfies never;
  }
}

function opensForm(command: Command): command is NonNullable<BehalfCommand['opening']> {
  return 'form' in command && formActions.some((action) => action === command.do);
}

/** The form that somebody may open for somebody else, where the intent has one. */
function formActionOf(intent: Intent): FormAction | null {
  switch (intent) {
    case 'changeLocation':
      return 'openLocationForm';
    case 'requestNumber':
    case 'changeNumber':
      return 'openNumberForm';
    case 'releaseNumber':
      return 'openReleaseForm';
    case 'changeCallerId':
      return 'openCallerIdForm';
    case 'changeCallingPlan':
      return 'openPlanForm';
    case 'showLine':
    case 'showReadiness':
      return intent;
    default:
      return null;
  }
}

function wishOf(says: Meaning['says']): NumberWish {
  const at = says.digitsAt;
  return {
    ...anyNumber,
    digits: says.digits ?? null,
    digitsAt: at === 'start' || at === 'anywhere' ? at : 'end',
    city: says.city ?? null,
    country: says.country ?? null,
  };
}
