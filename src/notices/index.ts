export type { Destination, Messenger } from './messenger.js';
export { answerPersonally, notify, tellNews, welcome } from './notify.js';
export { type Delivery, delivered, type Office } from './office.js';
export { type ReaderDefaults, readerFor } from './readers.js';
export { giveUpCopy, refreshCopy } from './refreshCopy.js';
export { remindLocation } from './remindLocation.js';
