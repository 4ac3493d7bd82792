export { type AnchorTarget, anchorFile, anchorWebhook } from './anchorTargets.js';
export { createWorker, type Worker, type WorkerOptions } from './worker.js';
