import type { PersonId } from '../telephony/index.js';
import type { Desk } from './desk.js';
import type { PersonalReference } from './ports/index.js';

/**
 * Keeps how a person is reached, from their own authenticated activity, and sets free what has been waiting for them.
 * `welcome`: the app has just been installed; the welcome goes out once in a person's life.
 */
export async function rememberContact(
  desk: Desk,
  reference: PersonalReference,
  options: { readonly welcome: boolean },
): Promise<void> {
  const known = await desk.store.reference(reference.person);
  // Not every activity says how the person reads: then what an earlier one said stands.
  const locale = reference.locale ?? known?.locale ?? null;
  const timeZone = reference.timeZone ?? known?.timeZone ?? null;
  const contact = { ...reference, locale, timeZone };
  if (known !== null && !options.welcome && same(known, contact)) return;
  const now = desk.clock.now();
  await desk.store.transaction(async (tx) => {
    const newlyReached = await tx.saveReference(contact);
    if (newlyReached || known?.conversationId !== reference.conversationId) {
      await tx.releaseHeld(reference.person, now);
    }
    if (options.welcome && (await tx.claimWelcome(reference.person, now))) {
      await tx.enqueue([
        {
          tenantId: desk.tenantId,
          lane: 'notices',
          key: `welcome:${reference.person}`,
          orderKey: `person:${reference.person}`,
          priority: 5,
          task: { task: 'welcome', recipient: reference.person },
          dueAt: now,
        },
      ]);
    }
  });
}

/** Queues the answer to what somebody said in a channel or group chat, for their personal chat. `key`: the activity. */
export async function answerInPersonalChat(
  desk: Desk,
  person: PersonId,
  text: string,
  key: string,
): Promise<void> {
  await desk.store.transaction((tx) =>
    tx.enqueue([
      {
        tenantId: desk.tenantId,
        lane: 'notices',
        key: `personal:${key}`,
        orderKey: `person:${person}`,
        priority: 0,
        task: { task: 'answerInPersonalChat', recipient: person, text },
        dueAt: desk.clock.now(),
      },
    ]),
  );
}

function same(a: PersonalReference, b: PersonalReference): boolean {
  return (
    a.reachable &&
    a.serviceUrl === b.serviceUrl &&
    a.conversationId === b.conversationId &&
    a.channelAccountId === b.channelAccountId &&
    a.botAccountId === b.botAccountId &&
    a.locale === b.locale &&
    a.timeZone === b.timeZone
  );
}
