import {
  addressDuplicatesAnswer,
  addressFormAnswer,
  addressObstacleAnswer,
  addressTaskAnswer,
  type Reader,
} from '../../../src/conversation/index.js';
import type { AddressFormView, AddressTask } from '../../../src/desk/index.js';
import { location, sampleDetails } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { sampleForm, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** A new emergency address: the form, its look-alikes, why there is no form, and the administrator's task. */
export function samplesOfAddresses(words: SampleWords, reader: Reader): readonly Sample[] {
  const view = formView(words);
  const problems = [
    { field: 'postalCode', problem: 'form' },
    { field: 'street', problem: 'missing' },
  ] as const;
  const duplicates = {
    result: 'duplicates',
    about: { ...view, result: 'addressLine' },
    form: view.form,
    address: newAddress(words),
    reason: words.reason,
    exact: null,
    sameAddress: null,
    likely: Array.from({ length: 6 }, (_, index) =>
      location(index + 1, `${words.oldPlace} ${index + 1}`, words),
    ),
  } as const;
  const task = sampleViewOf('newEmergencyAddress', 'byHand', words);
  const { details } = task.request;
  if (details.kind !== 'newEmergencyAddress') throw new TypeError('another kind of request');
  const asked: AddressTask = {
    address: details.address,
    civicAddressId: null,
    locationId: null,
    validated: true,
    cmdlet: task.request.calls[0]?.cmdlet ?? '',
  };
  return [
    ['address-form', 'first', addressFormAnswer(view, reader, null)],
    [
      'address-form',
      'problem',
      addressFormAnswer({ ...view, address: newAddress(words), reason: words.reason }, reader, {
        about: 'fields',
        problems,
      }),
    ],
    [
      'address-form',
      'regions',
      addressFormAnswer(
        { ...view, country: 'US', address: { ...newAddress(words), country: 'US', company: null } },
        reader,
        null,
      ),
    ],
    ['address-duplicates', 'similar', addressDuplicatesAnswer(duplicates, reader)],
    [
      'address-duplicates',
      'exact',
      addressDuplicatesAnswer({ ...duplicates, exact: duplicates.likely[0] ?? null }, reader),
    ],
    ['address-task', 'open', addressTaskAnswer(task, details, asked, reader)],
    [
      'address-task',
      'problem',
      addressTaskAnswer(task, details, { ...asked, locationId: words.search }, reader, { about: 'ids' }),
    ],
    [
      'message',
      'no-address',
      addressObstacleAnswer(
        { result: 'addressObstacle', obstacle: 'carrierKeepsAddress', number: view.number },
        reader,
      ),
    ],
  ];
}

function newAddress(words: SampleWords) {
  const details = sampleDetails('newEmergencyAddress', words);
  if (details.kind !== 'newEmergencyAddress') throw new TypeError('another kind of request');
  return details.address;
}

function formView(words: SampleWords): AddressFormView {
  const { form, line, number } = sampleForm(words, 1, 1);
  const nothing = {
    houseNumber: null,
    street: null,
    city: null,
    postalCode: null,
    region: null,
    site: null,
    place: null,
  };
  return {
    result: 'addressForm',
    form,
    line,
    number,
    country: 'DE',
    current: location(2, words.oldPlace, words),
    address: { ...nothing, country: 'DE', company: words.site },
    reason: null,
  };
}
