export {
  type AddressCreatedResult,
  addressCreated,
  type CreatedAddressInput,
  type CreatedAddressProblem,
} from './addressCreated.js';
export { type AddressFormQuery, type AddressFormView, readAddressForm } from './addressForm.js';
export type { AddressObstacle, NoAddressLine } from './addressLine.js';
export { type AddressTask, newAddressTask } from './addressTask.js';
export {
  type AddressDuplicates,
  type AddressFormProblem,
  type AddressInput,
  type SubmitAddressResult,
  submitAddress,
} from './submitAddress.js';
