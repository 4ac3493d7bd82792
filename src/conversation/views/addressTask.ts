import type { AddressTask, CreatedAddressProblem, RequestView } from '../../desk/index.js';
import type { LineRequest, NewEmergencyAddress } from '../../requests/index.js';
import { type AddressProblem, addressFormat } from '../../telephony/index.js';
import { type CardAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { addressInput, addressInputs, type FieldInput } from './addressFields.js';
import { whoOf } from './approval.js';
import { linesOf } from './calls.js';
import { historyOf } from './history.js';
import { subjectOf } from './kinds/index.js';
import { stepName } from './steps.js';
import { factOf, headOf } from './wording.js';

/**
 * The administrator's card for an address that is to be created: the cmdlets, the fields to correct, and the ids that the
 * tenant gives. `problem`: what was wrong with what was typed; `note`: why the card is shown.
 */
export function addressTaskAnswer(
  view: RequestView,
  details: NewEmergencyAddress,
  task: AddressTask,
  reader: Reader,
  problem: CreatedAddressProblem | null = null,
  note: string | null = null,
): Answer {
  const { request } = view;
  const { texts } = reader;
  const { country } = details;
  const problems: readonly AddressProblem[] = problem?.about === 'fields' ? problem.problems : [];
  const format = addressFormat(country, reader.language);
  const input = (field: 'site' | 'place' | 'company') =>
    addressInput(field, task.address, format, problems, reader);
  const title = texts('addressForm.task.title', { name: request.person.name });
  const said = problem === null ? null : problemText(problem, country, reader);
  const corrected = differs(task, details);
  const card = renderCard('address-task', texts, {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    problem: said ?? '',
    hasProblem: said !== null,
    step: texts('task.text', { step: stepName(request, 0, texts) }),
    facts: factsOf(request, reader),
    callTitle: texts('task.cmdlet'),
    lines: linesOf(task.cmdlet),
    correctTitle: texts.plain('addressForm.task.correct'),
    correctOpen: problems.length > 0 || corrected,
    correctHint: texts('addressForm.task.correctHint'),
    fields: [
      ...addressInputs(task.address, country, problems, reader, false),
      input('place'),
      input('site'),
      input('company'),
    ],
    showCmdlet: withData(requestAction(texts, request, 'addressCreated', 'addressForm.task.showCmdlet'), {
      showCmdlet: 'yes',
    }),
    idsHint: texts(`addressForm.task.${idsHint(task)}`),
    ids: [
      idInput('civicAddressId', task.civicAddressId, texts),
      idInput('locationId', task.locationId, texts),
    ],
    validatedTitle: texts.plain('addressForm.task.validated'),
    validated: String(task.validated),
    onward: texts('addressForm.task.onward', { name: request.person.name }),
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    done: requestAction(texts, request, 'addressCreated', 'action.done', 'positive'),
    giveUp: requestAction(texts, request, 'closed', 'action.close', 'destructive'),
    fallbackText: texts.plain('task.fallback', {
      name: request.person.name,
      step: stepName(request, 0, texts),
    }),
  });
  return {
    card,
    summary: texts.plain('addressForm.task.title', { name: request.person.name }),
    shows: request,
  };
}

/** Where the location's id stands in what the cmdlets show. */
const idsHint = ({ address }: AddressTask) => (address.place === null ? 'idsOfAddress' : 'idsOfPlace');

function problemText(problem: CreatedAddressProblem, country: string, reader: Reader): string {
  const { texts } = reader;
  return problem.about === 'fields'
    ? texts('addressForm.task.fields', { count: problem.problems.length })
    : texts(`addressForm.task.${problem.about}`, { country: countryName(country, reader) });
}

/** Whether the administrator has corrected something. */
function differs({ address }: AddressTask, details: NewEmergencyAddress): boolean {
  const asked = new Map<string, string | null>(Object.entries(details.address));
  return Object.entries(address).some(([field, value]) => value !== asked.get(field));
}

function idInput(id: 'civicAddressId' | 'locationId', value: string | null, texts: Texts): FieldInput {
  return {
    id,
    label: texts.plain(`addressForm.task.${id}`),
    placeholder: '',
    value: value ?? '',
    required: false,
    missing: '',
    maxLength: 36,
    isText: true,
    isChoice: false,
    choices: [],
    hasProblem: false,
    problem: '',
  };
}

const withData = (action: CardAction, data: CardAction['data']): CardAction => ({
  ...action,
  data: { ...action.data, ...data },
});

function factsOf(request: LineRequest, reader: Reader) {
  const { texts } = reader;
  const fact = (key: string, value: string) => factOf(texts.plain(`approval.facts.${key}`), value);
  return [
    fact('who', whoOf(request, texts)),
    ...subjectOf(request, reader, 'another').facts,
    fact('reason', request.details.reason ?? texts.plain('approval.noReason')),
  ];
}
