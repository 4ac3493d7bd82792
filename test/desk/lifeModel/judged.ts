import type { LineRequest } from '../../../src/requests/index.js';
import type { Change } from './recordedStore.js';
import type { Performed, World } from './world.js';

/** A change in its place: what was before it, and while whose operation. */
export interface Judged {
  readonly before: LineRequest;
  readonly change: Change;
  readonly performed: Performed;
  readonly world: World;
}
