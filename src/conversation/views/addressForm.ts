import type { AddressFormProblem, AddressFormView } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import {
  type AddressProblem,
  addressFormat,
  formatTelephoneNumber,
  locationName,
} from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { countryName, type Reader } from '../reader.js';
import { addressInput, addressInputs } from './addressFields.js';
import { factOf, kindOf } from './wording.js';

/**
 * The form for a new emergency address: the fields of the country, with the place in the building; what is optional, or
 * known already, after "More". `problem`: what was wrong with what was sent; `wrong`: likewise, as a sentence.
 */
export function addressFormAnswer(
  view: AddressFormView,
  reader: Reader,
  problem: AddressFormProblem | null,
  wrong: string | null = null,
): Answer {
  const { texts } = reader;
  const { address, country, number, current } = view;
  const format = addressFormat(country, reader.language);
  const problems = problemsOf(problem);
  const input = (field: 'site' | 'place' | 'company', required = false) =>
    addressInput(field, address, format, problems, reader, required);
  const said = wrong ?? (problem === null ? null : sentenceOf(problem, reader));
  const companyKnown = address.company !== null;
  const more = [input('site'), ...(companyKnown ? [input('company')] : [])];
  const formData = formDataOf(view.form);
  const card = renderCard('address-form', texts, {
    head: kindOf('newEmergencyAddress', texts),
    title: texts('addressForm.title'),
    problem: said ?? '',
    hasProblem: said !== null,
    facts: [
      ...(view.line.own ? [] : [factOf(texts.plain('request.facts.person'), view.line.person.name)]),
      factOf(texts.plain('addressForm.number'), formatTelephoneNumber(number.telephoneNumber)),
      factOf(
        texts.plain('addressForm.current'),
        current === null ? texts.plain('addressForm.currentNone') : locationName(current),
      ),
      factOf(texts.plain('request.facts.country'), countryName(country, reader)),
    ],
    sentences: [texts('addressForm.what'), texts('addressForm.safety')].map((text) => ({ text })),
    fields: [
      ...addressInputs(address, country, problems, reader),
      input('place'),
      ...(companyKnown ? [] : [input('company', true)]),
    ],
    moreTitle: texts.plain('addressForm.more'),
    moreOpen:
      more.some(({ hasProblem }) => hasProblem) || wrong !== null || problem?.about === 'reasonTooLong',
    moreFields: more,
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain('addressForm.reasonPlaceholder'),
    reasonMax: reasonMaxLength,
    reason: view.reason ?? '',
    send: plainAction(texts, 'submitAddress', 'action.send', 'positive', formData),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('addressForm.fallback', { country: countryName(country, reader) }),
  });
  return { card, summary: texts('addressForm.title'), shows: null };
}

/** The fields that are marked. */
function problemsOf(problem: AddressFormProblem | null): readonly AddressProblem[] {
  if (problem === null || problem.about === 'reasonTooLong') return [];
  return problem.about === 'placeMissing' ? [{ field: 'place', problem: 'missing' }] : problem.problems;
}

function sentenceOf(problem: AddressFormProblem, { texts }: Reader): string {
  switch (problem.about) {
    case 'fields':
      return texts('addressForm.wrong.fields', { count: problem.problems.length });
    case 'placeMissing':
      return texts('addressForm.wrong.placeMissing');
    case 'reasonTooLong':
      return texts('input.reasonTooLong', { max: reasonMaxLength });
    default:
      return problem satisfies never;
  }
}
