/** What people may mean. Those that no command answers yet are known so that they start nothing else. */
export const intents = [
  'changeLocation',
  'addAddress',
  'confirmLocation',
  'changeCallerId',
  'requestNumber',
  'changeNumber',
  'releaseNumber',
  'changeCallingPlan',
  'showLine',
  'showReadiness',
  'countryAvailability',
  'listRequests',
  'requestStatus',
  'withdrawWaiting',
  'editRequest',
  'askAgain',
  'onBehalf',
  'cancel',
  'help',
  'thanks',
  'hello',
  'emergencyNow',
  'pendingApprovals',
  'failedRequests',
  'findRequest',
  'numberStock',
  'readinessOfPerson',
  'notifications',
] as const;
export type Intent = (typeof intents)[number];

const known: ReadonlySet<string> = new Set(intents);

/** Whether a text names an intent. */
export const isIntent = (name: string): name is Intent => known.has(name);
