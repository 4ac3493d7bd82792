export type { Destination, Messenger } from './messenger.js';
export { answerPersonally, notify, tellNews, tellWebhookParked, welcome } from './notify.js';
export { type Delivery, delivered, type Office } from './office.js';
export { type ReaderDefaults, readerFor } from './readers.js';
export { giveUpCopy, refreshCopy } from './refreshCopy.js';
export { remindApprover, remindChannel } from './remindApprover.js';
export { remindLocation } from './remindLocation.js';
export { tellReadiness } from './tellReadiness.js';
