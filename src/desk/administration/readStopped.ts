import type { LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { LocationConfirmation } from '../ports/index.js';
import { isAdministrator, type NotAnAdministrator, notAnAdministrator } from './isAdministrator.js';

/** How many one page shows. */
export const stoppedPage = 5;
/** How many people are named who never answered. */
const unansweredNamed = 10;

/** What stopped or waits for an administrator's hand, the oldest first. */
export interface StoppedList {
  readonly result: 'stopped';
  readonly requests: readonly LineRequest[];
  readonly total: number;
  readonly offset: number;
  /** How many have answered none of the reminders that policy allows. */
  readonly unanswered: number;
}

/** Reads a page of it. An offset beyond the end gets the last page. */
export async function readStopped(
  desk: Desk,
  actor: PersonRef,
  offset: number,
): Promise<StoppedList | NotAnAdministrator> {
  if (!(await isAdministrator(desk, actor))) return notAnAdministrator;
  const page = await desk.store.stoppedRequests({ limit: stoppedPage, offset });
  const beyond = page.requests.length === 0 && page.total > 0;
  const from = beyond ? Math.floor((page.total - 1) / stoppedPage) * stoppedPage : offset;
  const { requests, total } = beyond
    ? await desk.store.stoppedRequests({ limit: stoppedPage, offset: from })
    : page;
  const { total: unanswered } = await desk.store.unansweredReminders(remindersOf(desk), 1);
  return { result: 'stopped', requests, total, offset: from, unanswered };
}

/** Those who were asked about their emergency location as often as policy allows and never said that it is right. */
export interface UnansweredList {
  readonly result: 'unanswered';
  readonly people: readonly { readonly name: string; readonly confirmation: LocationConfirmation }[];
  readonly total: number;
}

/** Reads the first of them, those first who have left it open longest. Throws where the directory is silent. */
export async function readUnanswered(
  desk: Desk,
  actor: PersonRef,
): Promise<UnansweredList | NotAnAdministrator> {
  if (!(await isAdministrator(desk, actor))) return notAnAdministrator;
  const { confirmations, total } = await desk.store.unansweredReminders(remindersOf(desk), unansweredNamed);
  const people = await Promise.all(
    confirmations.map(async (confirmation) => {
      const person = await desk.directory.person(confirmation.person);
      return { name: person?.name ?? confirmation.person, confirmation };
    }),
  );
  return { result: 'unanswered', people, total };
}

const remindersOf = ({ policy }: Desk): number => policy.emergencyLocations.remindAtMost;
