import { type FormContext, newForm } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import type { PersonId } from '../../telephony/index.js';
import type { Command } from './index.js';

/**
 * The command that opens the form of a request's kind, filled in with what the request asks for.
 * `as`: `edit` gives the waiting request new terms, `again` makes a new one, `back` one for what was before. The form checks everything anew.
 */
export function formOfRequest(
  { id, person, details }: Pick<LineRequest, 'id' | 'person' | 'details'>,
  actor: PersonId,
  as: 'edit' | 'again' | 'back',
): Command {
  const form: FormContext = {
    ...newForm,
    person: person.id === actor ? null : person.id,
    edits: as === 'edit' ? id : null,
  };
  const back = as === 'back';
  const reason = back ? null : details.reason;
  switch (details.kind) {
    case 'emergencyLocationChange':
      return {
        do: 'openLocationForm',
        form,
        named: [],
        search: null,
        offset: 0,
        chosen: back ? (details.from?.id ?? null) : details.to.id,
        reason,
      };
    case 'numberRequest':
    case 'numberChange': {
      const before = back && details.kind === 'numberChange' ? details.from : null;
      return {
        do: 'openNumberForm',
        mode: details.kind === 'numberRequest' ? 'request' : 'change',
        form,
        wish: {
          digits: null,
          digitsAt: 'end',
          city: before === null ? details.city : null,
          country: details.country,
        },
        offset: 0,
        number: before?.telephoneNumber ?? details.telephoneNumber,
        locationId: (before === null ? details.location : before.location)?.id ?? null,
        reason,
      };
    }
    case 'numberRelease':
      return { do: 'openReleaseForm', form, reason };
    case 'callerIdChange': {
      const to = back && details.from !== null ? details.from : details.to;
      return {
        do: 'openCallerIdForm',
        form,
        wanted: to.shows,
        number: to.shows === 'otherNumber' ? to.telephoneNumber : null,
        choice: null,
        reason,
      };
    }
    case 'callingPlanChange':
      return { do: 'openPlanForm', form, plan: back ? details.from : details.to, reason };
    case 'newEmergencyAddress':
      return { do: 'openAddressForm', form, address: details.address, reason };
    default:
      return details satisfies never;
  }
}

/** The request that a form changes, where the command is about such a form; null otherwise. */
export function editedBy(command: Command): FormContext['edits'] {
  return 'form' in command ? command.form.edits : null;
}
