export { type FoundNumbers, searchNumbers } from './findNumbers.js';
export type { InventoryDesk, SyncDesk } from './inventoryDesk.js';
export {
  acknowledgeDrift,
  blockNumber,
  type KeepResult,
  readDrift,
  tagNumber,
  unblockNumber,
} from './keepNumbers.js';
export { checkStock, readStock } from './stockOfPools.js';
export { type SyncOptions, type SyncResult, syncNumbers } from './syncNumbers.js';
export { tellDrift, tellLowStock } from './tellNews.js';
