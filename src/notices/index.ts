export type { Destination, Messenger } from './messenger.js';
export { answerPersonally, notify, welcome } from './notify.js';
export { type Delivery, delivered, type Office } from './office.js';
export { type ReaderDefaults, readerFor } from './readers.js';
export { refreshCopy } from './refreshCopy.js';
