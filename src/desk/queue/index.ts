export { approveSeveral, type OneOfSeveral, readSelection, type Selection } from './decideSeveral.js';
export { type Queue, type QueueQuery, queuePage, queueSelection, readQueue } from './readQueue.js';
