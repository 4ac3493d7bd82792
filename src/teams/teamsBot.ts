import type { Logger } from 'pino';
import type { Desk } from '../desk/index.js';
import type { ReaderDefaults } from '../notices/index.js';
import type { DeskAdapter } from './deskAdapter.js';
import { RecentTurns } from './once.js';
import { TurnsUnderWay } from './turnsUnderWay.js';

/** What the turns of the bot need; put together once. */
export interface TeamsBot {
  readonly adapter: DeskAdapter;
  readonly desk: Desk;
  readonly defaults: ReaderDefaults;
  readonly log: Logger;
  readonly recent: RecentTurns;
  readonly underWay: TurnsUnderWay;
  /** Local mode: no tokens, and service URLs on this machine only. */
  readonly local: boolean;
}

/** A bot without a memory of turns yet. */
export function teamsBot(parts: Omit<TeamsBot, 'recent' | 'underWay'>): TeamsBot {
  return { ...parts, recent: new RecentTurns(), underWay: new TurnsUnderWay() };
}
