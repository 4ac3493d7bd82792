export { tellWebhookParked } from './tellWebhookParked.js';
export { webhookIdOf, webhookRows } from './webhookRows.js';
