/** A long-running operation on one number, in Graph's words. */
export type OperationStatus = 'notStarted' | 'running' | 'succeeded' | 'failed';

export type Operation = {
  id: string;
  createdAt: number;
  runningFrom: number;
  endsAt: number;
  /** The number's own address in Graph, relative to the service root. */
  resourcePath: string;
  /** Why it fails; null: it succeeds. */
  failure: string | null;
};

/** Where an operation stands; it follows from the time alone, so nothing has to tick. */
export function operationStatus(operation: Operation, now: number): OperationStatus {
  if (now < operation.runningFrom) return 'notStarted';
  if (now < operation.endsAt) return 'running';
  return operation.failure === null ? 'succeeded' : 'failed';
}
