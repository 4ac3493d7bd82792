export { planDeadlines } from './deadlines.js';
export { type DueReminder, readDueReminder, settleReminder } from './dueReminder.js';
export { escalate } from './escalate.js';
export { expire } from './expire.js';
export { type DeadlineResult, remindApprovers } from './remindApprovers.js';
